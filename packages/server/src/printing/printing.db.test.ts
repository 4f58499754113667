import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { codeOf, value } from '../cases/testing/arrange.ts';
import { arrangePrinting } from './testing/arrange.ts';

const arranged = await arrangePrinting();
const {
  printing,
  cases,
  act,
  undo,
  region,
  northRecorder,
  southRecorder,
  officers,
  newBox,
  newCase,
  newBatch,
} = arranged;
const key = () => randomUUID();
const begin = (more: Record<string, unknown>, caller = northRecorder) =>
  printing.begin(caller, { key: key(), officeId: 'north-office', printerId: 'one', ...more });
const done = (batchId: string, code: string, serial?: string) =>
  printing.done(northRecorder, { key: key(), batchId, code, ...(serial && { serial }) });
const view = async (batchId: string) => value(await printing.batch(northRecorder, batchId));
const stateOf = async (code: string) => {
  const rows = region('9901').selectFrom('case_current').select('state').where('code', '=', code);
  return (await rows.executeTakeFirstOrThrow()).state;
};

describe('the queue', () => {
  test('holds what waits, promise first, in pages that lose nothing', async () => {
    await newBatch(0 + 1);
    const codes: string[] = [];
    while (codes.length < 5) {
      arranged.advance(1);
      codes.push(await newCase());
    }
    const first = value(await printing.queue(northRecorder, { limit: 2 }));
    expect(first).toMatchObject({ officeId: 'north-office', printerId: 'one', mayPrint: true });
    const seen = [...first.rows];
    for (let { next } = first; next !== null; ) {
      const page = value(await printing.queue(northRecorder, { limit: 2, cursor: next }));
      seen.push(...page.rows);
      ({ next } = page);
    }
    expect(seen.map(({ code }) => code)).toEqual(codes);
    const due = seen.map(({ dueAt }) => dueAt);
    expect(due).toEqual([...due].sort());
    const second = value(await printing.queue(northRecorder, { limit: 2, cursor: first.next! }));
    const back = value(await printing.queue(northRecorder, { limit: 2, cursor: second.previous! }));
    expect(back.rows).toEqual(first.rows);
    expect(value(await printing.queue(northRecorder, { service: 'plot-letter' })).rows).toEqual([]);
  });

  test('of a case that goes on in another way knows nothing more', async () => {
    const code = await newCase();
    value(await act(arranged.resident, code, 'cancel'));
    const { rows } = value(await printing.queue(northRecorder, { limit: 200 }));
    expect(rows.map((row) => row.code)).not.toContain(code);
    value(await undo(arranged.resident, code));
    const again = value(await printing.queue(northRecorder, { limit: 200 }));
    expect(again.rows.map((row) => row.code)).toContain(code);
  });

  test('is found again from the record', async () => {
    const before = await region('9901').selectFrom('print_waiting').select('case_id').execute();
    await region('9901').deleteFrom('print_waiting').where('batch_id', 'is', null).execute();
    await arranged.printingPart.catchUp('9901');
    const after = await region('9901').selectFrom('print_waiting').select('case_id').execute();
    expect(after.map(({ case_id }) => case_id).sort()).toEqual(before.map(({ case_id }) => case_id).sort());
  });

  test.each([
    ['another office', () => southRecorder, 'outside-your-office'],
    ['a resident', () => arranged.resident, 'not-allowed'],
  ])('is not shown to %s', async (_, caller, code) => {
    expect(codeOf(await printing.queue(caller(), { officeId: 'north-office' }))).toBe(code);
  });

  test('the first of a million are one look at the index', async () => {
    const database = region('9902');
    await sql`
      insert into print_waiting (region_id, case_id, code, service, office_id, stock, due_order, since)
      select '9902', gen_random_uuid(), 'X' || n, 'garden-card', 'office-' || n % 40, 'blanks',
        now() + n * interval '1 second', now()
      from generate_series(1, 50000) as n
    `.execute(database);
    await sql`analyze print_waiting`.execute(database);
    const plan = await sql<{ 'QUERY PLAN': string }>`
      explain select case_id from print_waiting
      where region_id = '9902' and office_id = 'office-7' and stock = 'blanks' and batch_id is null
      order by due_order, case_id limit 51
    `.execute(database);
    const lines = plan.rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(lines).toContain('print_waiting_order');
    expect(lines).not.toContain('Sort');
  });
});

describe('a batch', () => {
  test('is printed card by card, each with the next serial, and tells its counts', async () => {
    const serials = await newBox();
    const { batchId, codes } = await newBatch(3);
    expect(await view(batchId)).toMatchObject({ nextSerial: serials[0], left: 10, counts: { waiting: 3 } });
    expect(value(await done(batchId, codes[0]!))).toMatchObject({ printed: 1, serial: serials[0] });
    arranged.advance(1);
    // Another stack was put into the printer.
    expect(value(await done(batchId, codes[1]!, serials[6]))).toMatchObject({
      printed: 2,
      serial: serials[6],
    });
    expect((await view(batchId)).nextSerial).toBe(serials[7]);
    expect(await stateOf(codes[0]!)).toBe('printed');
    expect(value(await printing.close(northRecorder, { key: key(), batchId }))).toEqual({
      printed: 2,
      spoiled: 0,
      left: 1,
      waiting: 0,
    });
    const { rows } = value(await printing.queue(northRecorder, { limit: 200 }));
    expect(rows.map(({ code }) => code)).toContain(codes[2]);
    expect(codeOf(await done(batchId, codes[2]!))).toBe('batch-closed');
  });

  test('a blank is spoiled with a reason, and the card is tried again with the next', async () => {
    const serials = await newBox();
    const { batchId, codes } = await newBatch(1);
    const spoil = (words: string) =>
      printing.spoil(northRecorder, { key: key(), batchId, code: codes[0]!, words });
    expect(codeOf(await spoil(' '))).toBe('inputs-invalid');
    expect(value(await spoil('Pita macet'))).toMatchObject({ spoiled: 1, printed: 0, serial: serials[0] });
    const seen = await view(batchId);
    expect(seen).toMatchObject({ nextSerial: serials[1], left: 9 });
    expect(seen.cards[0]?.spoiled).toEqual([{ serial: serials[0], words: 'Pita macet' }]);
    expect(value(await done(batchId, codes[0]!))).toMatchObject({ printed: 1, serial: serials[1] });
    expect(codeOf(await spoil('Terlambat'))).toBe('card-done');
  });

  test('a wrong serial is corrected until it is closed, on record', async () => {
    const serials = await newBox();
    const { batchId, codes } = await newBatch(2);
    value(await done(batchId, codes[0]!));
    value(await done(batchId, codes[1]!));
    const correct = (serial: string) =>
      printing.correct(northRecorder, { key: key(), batchId, code: codes[0]!, serial });
    expect(codeOf(await correct(serials[1]!))).toBe('serial-not-here');
    expect(codeOf(await correct('kartu'))).toBe('serial-not-here');
    expect(value(await correct(serials[4]!.toLowerCase()))).toMatchObject({ printed: 2, serial: serials[4] });
    const seen = value(await cases.cases.view(northRecorder, codes[0]!));
    expect(seen.parts.serials?.held).toMatchObject([{ serial: serials[4], isSpoiled: false }]);
    const corrected = await region('9901')
      .selectFrom('case_action')
      .innerJoin('case_current', 'case_current.case_id', 'case_action.case_id')
      .select('case_action.body')
      .where('case_current.code', '=', codes[0]!)
      .where('case_action.type', '=', 'serial-corrected')
      .execute();
    expect(corrected.map(({ body }) => body)).toMatchObject([{ from: serials[0], to: serials[4] }]);
    const story = value(
      await arranged.capacity.service.serialStory(northRecorder, { stock: 'blanks', serial: serials[0]! }),
    );
    expect(story.state).toBe('here');
    // Undone, the one that it really was comes back.
    value(await undo(northRecorder, codes[0]!));
    const here = value(await arranged.capacity.service.stock(northRecorder, {})).rows[0];
    expect(here?.balance).toBe(9);
    expect((await view(batchId)).counts).toMatchObject({ printed: 1, waiting: 1 });
    value(await printing.close(northRecorder, { key: key(), batchId }));
    expect(codeOf(await correct(serials[5]!))).toBe('batch-closed');
  });

  test('a card that was printed at its own desk is done in the batch too', async () => {
    const serials = await newBox();
    const { batchId, codes } = await newBatch(2);
    value(await act(northRecorder, codes[0]!, 'print', { serials: [serials[2]!] }));
    value(await act(arranged.resident, codes[1]!, 'cancel'));
    const { cards } = await view(batchId);
    expect(cards.find(({ code }) => code === codes[0])).toMatchObject({
      state: 'printed',
      serial: serials[2],
    });
    expect(cards.find(({ code }) => code === codes[1])).toMatchObject({ state: 'left', serial: null });
    expect(codeOf(await done(batchId, codes[0]!))).toBe('card-done');
  });

  test('one printer has one batch, and a card is in one', async () => {
    await newBox();
    const { codes } = await newBatch(1);
    expect(codeOf(await begin({ next: 1 }))).toBe('printer-busy');
    expect(codeOf(await begin({ codes, printerId: 'two' }))).toBe('nothing-waits');
    expect(codeOf(await begin({ next: 0, printerId: 'two' }))).toBe('inputs-invalid');
    expect(codeOf(await begin({ next: 101, printerId: 'two' }))).toBe('inputs-invalid');
    expect(codeOf(await begin({ next: 1, printerId: 'three' }))).toBe('printer-unknown');
    expect(codeOf(await begin({ next: 1 }, officers.reader))).toBe('outside-your-office');
    expect(codeOf(await begin({ next: 1 }, southRecorder))).toBe('outside-your-office');
  });

  test('two who begin at once share no card', async () => {
    await arranged.closeAll();
    while (value(await printing.queue(northRecorder, { limit: 200 })).rows.length < 6) await newCase();
    const begun = await Promise.all([begin({ next: 3 }), begin({ next: 3, printerId: 'two' })]);
    const cards = await Promise.all(begun.map((each) => view(value(each).batchId)));
    const codes = cards.flatMap((each) => each.cards.map(({ code }) => code));
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toHaveLength(6);
  });

  test('of two who enter the same card at once, one does; no blank is lost', async () => {
    await newBox();
    const { batchId, codes } = await newBatch(1);
    const results = await Promise.all([done(batchId, codes[0]!), done(batchId, codes[0]!)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await view(batchId)).left).toBe(9);
  });

  test('a command with the same key happens once', async () => {
    await newBox();
    const { batchId, codes } = await newBatch(1);
    const command = { key: key(), batchId, code: codes[0]!, words: 'Pita macet' };
    value(await printing.spoil(northRecorder, command));
    value(await printing.spoil(northRecorder, command));
    expect((await view(batchId)).left).toBe(9);
  });

  test('a card that is left out is in the queue again', async () => {
    const { batchId, codes } = await newBatch(2);
    value(await printing.leaveOut(northRecorder, { key: key(), batchId, code: codes[0]! }));
    expect((await view(batchId)).counts).toMatchObject({ left: 1, waiting: 1 });
    expect(value(await begin({ codes: [codes[0]!], printerId: 'two' })).cards).toBe(1);
  });

  test.each([
    ['a resident', () => arranged.resident, 'not-allowed'],
    ['another office', () => southRecorder, 'batch-unknown'],
    ['a checker', () => officers.reader, 'batch-unknown'],
  ])('is not worked on by %s', async (_, caller, code) => {
    const { batchId, codes } = await newBatch(1);
    const command = { key: key(), batchId, code: codes[0]! };
    expect(codeOf(await printing.done(caller(), command))).toBe(code);
    expect(codeOf(await printing.spoil(caller(), { ...command, words: 'x' }))).toBe(code);
    expect(codeOf(await printing.close(caller(), command))).toBe(code);
  });
});

describe('old cards', () => {
  async function takenBackCase(answer = true): Promise<string> {
    const code = await newCase();
    value(await act(northRecorder, code, 'print'));
    value(await act(northRecorder, code, 'hand-over', { asked: { answers: { taken: answer } } }));
    return code;
  }
  const listed = async () => value(await printing.takenBack(northRecorder, {})).rows.map(({ code }) => code);
  const destroy = (codes: readonly string[], more: Record<string, unknown> = {}, caller = northRecorder) =>
    printing.destroy(caller, {
      key: key(),
      officeId: 'north-office',
      codes,
      day: '2026-11-16',
      place: 'Halaman kantor',
      witnesses: ['Budi', 'Sri'],
      ...more,
    });

  test('are listed once taken back, and destroyed together on record', async () => {
    await newBox();
    const codes = [await takenBackCase(), await takenBackCase()];
    const kept = await takenBackCase(false);
    expect(await listed()).toEqual(expect.arrayContaining(codes));
    expect(await listed()).not.toContain(kept);
    const { minutesId } = value(await destroy(codes));
    expect(await listed()).not.toEqual(expect.arrayContaining(codes));
    expect(await stateOf(codes[0]!)).toBe('finished');
    const minutes = value(await printing.minutes(northRecorder, minutesId));
    expect(minutes).toMatchObject({
      number: '1/2026',
      day: '2026-11-16',
      place: 'Halaman kantor',
      witnesses: ['Budi', 'Sri'],
    });
    expect(minutes.cards.map(({ code }) => code).sort()).toEqual([...codes].sort());
    value(await undo(northRecorder, codes[0]!));
    expect(await listed()).toContain(codes[0]);
    const after = value(await printing.minutes(northRecorder, minutesId));
    expect(after.cards.filter(({ undone }) => undone).map(({ code }) => code)).toEqual([codes[0]]);
    value(await destroy([codes[0]!]));
    expect(value(await printing.takenBack(northRecorder, {})).minutes.map(({ number }) => number)).toEqual([
      '2/2026',
      '1/2026',
    ]);
  });

  test('have minutes as a file, from the template of their pack and for whoever may read them', async () => {
    await newBox();
    const { minutesId } = value(await destroy([await takenBackCase()]));
    const { number, hasDocument } = value(await printing.minutes(northRecorder, minutesId));
    const made = value(await printing.minutesDocument(northRecorder, minutesId));
    expect([hasDocument, made.name]).toEqual([true, `Berita Acara ${number.replace('/', '-')}.pdf`]);
    const again = value(await printing.minutesDocument(northRecorder, minutesId));
    expect(Buffer.compare(Buffer.from(made.content), Buffer.from(again.content))).toBe(0);
    expect(Buffer.from(made.content).toString('latin1')).toMatch(/^%PDF-1\.7[\s\S]*pdfuaid:part/);
    expect(codeOf(await printing.minutesDocument(arranged.resident, minutesId))).toBe('not-allowed');
    expect(codeOf(await printing.minutesDocument(northRecorder, randomUUID()))).toBe('minutes-unknown');
  });

  test('all of them or none', async () => {
    await newBox();
    const code = await takenBackCase();
    const gone = await destroy([code, 'KB-XXXX-XXXX']);
    expect(codeOf(gone)).toBe('not-destroyed');
    expect(await stateOf(code)).toBe('destroying');
    expect(await listed()).toContain(code);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['tomorrow', { day: '2026-11-17' }, 'day'],
    ['no day', { day: 'kemarin' }, 'day'],
    ['no place', { place: ' ' }, 'place'],
    ['no witness', { witnesses: [' '] }, 'witnesses'],
    ['too many witnesses', { witnesses: ['a', 'b', 'c', 'd', 'e', 'f'] }, 'witnesses'],
  ])('%s is refused', async (_, more, path) => {
    const refused = await destroy(['KB-XXXX-XXXX'], more);
    expect(refused.ok ? [] : refused.error.fields?.map((field) => field.path)).toEqual([path]);
  });

  test.each([
    ['a checker', () => officers.reader, 'outside-your-office'],
    ['another office', () => southRecorder, 'outside-your-office'],
    ['a resident', () => arranged.resident, 'not-allowed'],
  ])('not by %s', async (_, caller, code) => {
    expect(codeOf(await destroy(['KB-XXXX-XXXX'], {}, caller()))).toBe(code);
  });
});
