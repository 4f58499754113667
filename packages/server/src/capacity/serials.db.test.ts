import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeOf, value } from '../cases/testing/arrange.ts';
import { officerCaller } from '../cases/testing/fakes.ts';
import type { Caller, StockEntry } from '../types.ts';
import { arrangeCapacity } from './testing/arrange.ts';
import { cardPack, cardRegion } from './testing/invented-cards.ts';

const arranged = await arrangeCapacity({
  packFiles: cardPack(),
  regions: [cardRegion('9901'), cardRegion('9902')],
});
const { capacity, cases, act, undo, region, northRecorder, officers, sendNew } = arranged;
const southRecorder = officerCaller('gita', [{ role: 'recorder', officeId: 'south-office' }]);
const offices = ['north-office', 'south-office'] as const;

const enter = (
  entry: Partial<StockEntry> & { readonly kind: StockEntry['kind'] },
  caller: Caller = northRecorder,
  officeId: string = 'north-office',
) =>
  capacity.service.enterStock(caller, {
    key: randomUUID(),
    officeId,
    stock: 'blanks',
    entry: entry as StockEntry,
  });

let boxes = 0;
/** A box that nobody has seen before, ten in it unless more are asked for. */
function box(count = 10): { prefix: string; all: string[]; entry: string } {
  boxes += 1;
  const prefix = `K${String(boxes).padStart(3, '0')}-`;
  const all = Array.from({ length: count }, (_, index) => `${prefix}${String(index + 1).padStart(4, '0')}`);
  return { prefix, all, entry: `${all[0]}..${all.at(-1)}` };
}

async function here(officeId: string): Promise<readonly string[]> {
  const rows = await region('9901')
    .selectFrom('stock_serial')
    .select('serial')
    .where('office_id', '=', officeId)
    .where('state', '=', 'here')
    .orderBy('serial')
    .execute();
  return rows.map(({ serial }) => serial);
}

/** The balance is the sum of the movements and the number of serials that are here, at every office. */
async function expectBalanced(): Promise<void> {
  for (const officeId of offices) {
    const kept = await region('9901')
      .selectFrom('stock_balance')
      .select(['balance', 'numbered'])
      .where('office_id', '=', officeId)
      .executeTakeFirst();
    const movements = await region('9901')
      .selectFrom('stock_movement')
      .select('change')
      .where('office_id', '=', officeId)
      .execute();
    expect(kept?.balance ?? 0).toBe(movements.reduce((sum, { change }) => sum + change, 0));
    if (kept?.numbered) expect((await here(officeId)).length).toBe(kept.balance);
  }
}

/** Counts away what is there, so that a test begins with its own box. */
async function empty(officeId: (typeof offices)[number] = 'north-office'): Promise<void> {
  const caller = officeId === 'north-office' ? northRecorder : southRecorder;
  value(await enter({ kind: 'counted', serials: [], words: 'Uji' }, caller, officeId));
}

async function open(): Promise<string> {
  return sendNew(arranged.resident, '99.01.01.1001', 'garden-card');
}

describe('an office that had a balance without serials', () => {
  test('goes on printing, counts by serial, and knows them from then on', async () => {
    await region('9901')
      .insertInto('stock_balance')
      .values({ office_id: 'north-office', stock: 'blanks', balance: 0, changed_at: new Date(0) })
      .execute();
    await region('9901').updateTable('stock_balance').set({ balance: 3 }).execute();
    await region('9901')
      .insertInto('stock_movement')
      .values({
        id: randomUUID(),
        office_id: 'north-office',
        stock: 'blanks',
        at: new Date(0),
        kind: 'received',
        change: 3,
        balance: 3,
        case_id: null,
        other_office_id: null,
        words: null,
        account_id: null,
      })
      .execute();
    const code = await open();
    value(await act(northRecorder, code, 'print'));
    const { all } = box();
    expect(codeOf(await enter({ kind: 'received', serials: all }))).toBe('count-first');
    expect(codeOf(await enter({ kind: 'counted', serials: all.slice(0, 1) }))).toBe('entry-invalid');
    value(await enter({ kind: 'counted', serials: all.slice(0, 2) }));
    expect(await here('north-office')).toEqual(all.slice(0, 2));
    value(await enter({ kind: 'received', serials: all.slice(2) }));
    await expectBalanced();
  });
});

describe('what is entered by serial', () => {
  test.each<[string, (all: string[]) => Partial<StockEntry> & { kind: StockEntry['kind'] }, number | string]>(
    [
      ['what was spoiled', (all) => ({ kind: 'spoiled', serials: [all[4]!], words: 'Basah' }), 9],
      [
        'what was spoiled, first and last',
        (all) => ({ kind: 'spoiled', serials: [`${all[0]}..${all[3]}`], words: 'Basah' }),
        6,
      ],
      ['a count that agrees', (all) => ({ kind: 'counted', serials: all }), 10],
      [
        'a count that differs, with why',
        (all) => ({ kind: 'counted', serials: all.slice(1), words: 'Hilang' }),
        9,
      ],
      [
        'a count with one more, with why',
        (all) => ({ kind: 'counted', serials: [...all, `${all[0]}9`], words: 'Terselip' }),
        11,
      ],
      [
        'what goes to another office',
        (all) => ({ kind: 'moved', serials: all.slice(0, 4), toOfficeId: 'south-office' }),
        6,
      ],
      ['spoiled without why', (all) => ({ kind: 'spoiled', serials: [all[0]!] }), 'entry-invalid'],
      [
        'spoiled that is not here',
        () => ({ kind: 'spoiled', serials: ['X1'], words: 'Basah' }),
        'serial-not-here',
      ],
      [
        'a count that differs without why',
        (all) => ({ kind: 'counted', serials: all.slice(1) }),
        'entry-invalid',
      ],
      ['the same box again', (all) => ({ kind: 'received', serials: all }), 'entry-invalid'],
      [
        'half the same box again',
        (all) => ({ kind: 'received', serials: [...all.slice(5), 'NEW-1'] }),
        'entry-invalid',
      ],
      ['what is no serial', () => ({ kind: 'received', serials: ['kotak'] }), 'entry-invalid'],
      ['a number in place of serials', () => ({ kind: 'received', count: 5 }), 'entry-invalid'],
      ['nothing', () => ({ kind: 'spoiled', serials: [], words: 'Basah' }), 'entry-invalid'],
    ],
  )('%s', async (_, entryOf, expected) => {
    await empty();
    const { all, entry } = box();
    value(await enter({ kind: 'received', serials: [entry] }));
    const result = await enter(entryOf(all));
    expect(result.ok ? result.value.balance : result.error.code).toBe(expected);
    if (!result.ok) expect(await here('north-office')).toEqual(all);
    await expectBalanced();
  });

  test('a difference is told by serial, at the reason', async () => {
    await empty();
    const { all, prefix } = box();
    value(await enter({ kind: 'received', serials: all }));
    const refused = await enter({ kind: 'counted', serials: all.slice(2) });
    expect(refused.ok ? [] : refused.error.fields).toMatchObject([
      { path: 'words', message: { id: expect.stringContaining(`kurang 2 (${prefix}0001–${prefix}0002)`) } },
    ]);
    value(await enter({ kind: 'counted', serials: all.slice(2), words: 'Dua hilang' }));
    const [differing] = value(await capacity.service.stockDifferences(officers.chief));
    expect(differing).toMatchObject({
      office: { id: 'north-office' },
      expected: 10,
      found: 8,
      missing: [`${prefix}0001–${prefix}0002`],
      words: 'Dua hilang',
    });
    const seen = value(await capacity.service.stock(northRecorder, {}));
    expect(seen.rows[0]).toMatchObject({ counted: { found: 8 }, here: [`${prefix}0003–${prefix}0010`] });
    value(await enter({ kind: 'counted', serials: all, words: 'Ketemu di laci' }));
    expect(await here('north-office')).toEqual(all);
    await expectBalanced();
  });

  test('what lies at another office by the record is not counted here', async () => {
    await empty();
    await empty('south-office');
    const theirs = box();
    value(await enter({ kind: 'received', serials: theirs.all }, southRecorder, 'south-office'));
    const counted = await enter({ kind: 'counted', serials: theirs.all.slice(0, 1), words: 'Ada di sini' });
    expect(counted.ok ? [] : counted.error.fields?.map(({ path }) => path)).toEqual(['serials']);
    await expectBalanced();
  });
});

describe('what one office sends another', () => {
  async function sent(count = 5) {
    await empty();
    await empty('south-office');
    const { all } = box();
    value(await enter({ kind: 'received', serials: all }));
    const serials = all.slice(0, count);
    value(await enter({ kind: 'moved', serials, toOfficeId: 'south-office' }));
    const transfer = value(await capacity.service.stockTransfers(southRecorder)).find(
      ({ serials: [range] }) => range?.startsWith(all[0]!),
    );
    return { serials, id: transfer!.id };
  }
  const receive = (
    transferId: string,
    more: { serials?: readonly string[]; words?: string } = {},
    caller = southRecorder,
  ) => capacity.service.receiveTransfer(caller, { key: randomUUID(), transferId, ...more });

  test('is at neither until it is received, and then at the other', async () => {
    const { id, serials } = await sent();
    expect(await here('south-office')).toEqual([]);
    expect(await here('north-office')).toHaveLength(5);
    expect(value(await receive(id))).toEqual({ balance: 5 });
    expect(await here('south-office')).toEqual(serials);
    expect(codeOf(await receive(id))).toBe('transfer-received');
    await expectBalanced();
  });

  test('what did not come is missing, with a reason', async () => {
    const { id, serials } = await sent();
    expect(codeOf(await receive(id, { serials: serials.slice(1) }))).toBe('entry-invalid');
    value(await receive(id, { serials: serials.slice(1), words: 'Amplop terbuka' }));
    expect(await here('south-office')).toEqual(serials.slice(1));
    const story = value(
      await capacity.service.serialStory(southRecorder, { stock: 'blanks', serial: serials[0]! }),
    );
    expect(story.state).toBe('missing');
    expect(story.movements.map(({ kind }) => kind)).toEqual(['received', 'moved-out']);
    await expectBalanced();
  });

  test.each([
    ['what was not sent', southRecorder, { serials: ['Z9'] }, 'entry-invalid'],
    ['by the sending office', northRecorder, {}, 'transfer-unknown'],
    ['by a checker', officers.reader, {}, 'transfer-unknown'],
    ['by a resident', arranged.resident, {}, 'not-allowed'],
  ])('%s is refused', async (_, caller, more, code) => {
    const { id } = await sent();
    expect(codeOf(await receive(id, more, caller))).toBe(code);
    await expectBalanced();
  });
});

describe('what cases use', () => {
  test('is the named one, or the next; undone, it is there again', async () => {
    await empty();
    const { all } = box();
    value(await enter({ kind: 'received', serials: all }));
    const code = await open();
    const before = value(await cases.cases.view(northRecorder, code));
    expect(before.parts.serials?.next).toMatchObject([{ action: 'print', serials: [all[0]] }]);
    value(await act(northRecorder, code, 'print', { serials: [all[6]!.toLowerCase()] }));
    expect(await here('north-office')).not.toContain(all[6]);
    value(await undo(northRecorder, code));
    expect(await here('north-office')).toEqual(all);
    value(await act(northRecorder, code, 'print'));
    const held = value(await cases.cases.view(northRecorder, code)).parts.serials?.held;
    expect(held).toMatchObject([{ serial: all[0], isSpoiled: false }]);
    await expectBalanced();
  });

  test.each([
    ['one that was never entered', () => ['X-1'], 'serial-not-here'],
    ['two for one', (all: string[]) => all.slice(0, 2), 'inputs-invalid'],
    ['what is no serial', () => ['kartu'], 'inputs-invalid'],
  ])('%s is refused', async (_, serialsOf, code) => {
    await empty();
    const { all } = box();
    value(await enter({ kind: 'received', serials: all }));
    expect(codeOf(await act(northRecorder, await open(), 'print', { serials: serialsOf(all) }))).toBe(code);
    expect(await here('north-office')).toEqual(all);
    await expectBalanced();
  });

  test('is spoiled by a reprint, and holds again when that is undone', async () => {
    await empty();
    const { all } = box();
    value(await enter({ kind: 'received', serials: all }));
    const code = await open();
    value(await act(northRecorder, code, 'print'));
    arranged.advance(10);
    value(await act(northRecorder, code, 'print-again', { reason: 'Fotonya kabur.' }));
    const held = async () =>
      value(await cases.cases.view(northRecorder, code)).parts.serials?.held.map(
        ({ serial, isSpoiled }) => `${serial}${isSpoiled ? ' spoiled' : ''}`,
      );
    expect(await held()).toEqual([`${all[0]} spoiled`]);
    value(await undo(northRecorder, code));
    expect(await held()).toEqual([all[0]]);
    value(await act(northRecorder, code, 'print-again', { reason: 'Fotonya kabur.' }));
    value(await act(northRecorder, code, 'print'));
    expect(await held()).toEqual([`${all[0]} spoiled`, all[1]]);
    const story = value(
      await capacity.service.serialStory(northRecorder, { stock: 'blanks', serial: all[0]! }),
    );
    expect(story.movements.map(({ kind }) => kind)).toEqual([
      'received',
      'used',
      'reprinted',
      'reprint-undone',
      'reprinted',
    ]);
    await expectBalanced();
  });

  test('of 12 who print the last 5 at once, 5 do, each on another blank', async () => {
    await empty();
    const { all } = box(5);
    value(await enter({ kind: 'received', serials: all }));
    const codes: string[] = [];
    while (codes.length < 12) codes.push(await open());
    const seen = await Promise.all(codes.map((code) => cases.cases.view(northRecorder, code)));
    const results = await Promise.all(
      seen.map((view) => {
        const { code, lastSeq } = value(view);
        return cases.cases.act(northRecorder, {
          key: randomUUID(),
          code,
          lastSeq,
          action: 'print',
          with: {},
        });
      }),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(5);
    const used = await region('9901')
      .selectFrom('stock_serial')
      .select(['serial', 'case_id'])
      .where('serial', 'in', all)
      .where('state', '=', 'used')
      .execute();
    expect(used.map(({ serial }) => serial).sort()).toEqual(all);
    expect(new Set(used.map(({ case_id }) => case_id)).size).toBe(5);
    await expectBalanced();
  });

  test('of 6 who print on the same blank, one does', async () => {
    await empty();
    const { all } = box();
    value(await enter({ kind: 'received', serials: all }));
    const codes: string[] = [];
    while (codes.length < 6) codes.push(await open());
    const results = await Promise.all(
      codes.map((code) => act(northRecorder, code, 'print', { serials: [all[3]!] })),
    );
    expect(results.map(codeOf).sort()).toEqual(['ok', ...Array(5).fill('serial-not-here')].sort());
    await expectBalanced();
  });
});

test('whatever is entered at once, the balance is what lies there', async () => {
  await empty();
  await empty('south-office');
  const { all } = box(30);
  const some = fc.subarray(all, { minLength: 1, maxLength: 6 });
  const entry = fc.oneof(
    some.map((serials) => ({ kind: 'received' as const, serials })),
    some.map((serials) => ({ kind: 'spoiled' as const, serials, words: 'x' })),
    some.map((serials) => ({ kind: 'counted' as const, serials, words: 'x' })),
    some.map((serials) => ({ kind: 'moved' as const, serials, toOfficeId: 'south-office' })),
    fc.constant('receive' as const),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 6 }), async (entries) => {
      await Promise.all(
        entries.map(async (each) => {
          if (each !== 'receive') return enter(each);
          const [first] = value(await capacity.service.stockTransfers(southRecorder));
          return first === undefined
            ? undefined
            : capacity.service.receiveTransfer(southRecorder, { key: randomUUID(), transferId: first.id });
        }),
      );
      await expectBalanced();
    }),
    { numRuns: 15 },
  );
}, 60_000);

test('a serial is never removed by the server, and what was moved is not rewritten', async () => {
  const database = region('9901');
  await expect(database.deleteFrom('stock_serial').execute()).rejects.toThrow('permission');
  await expect(database.updateTable('stock_movement_range').set({ last: 1 }).execute()).rejects.toThrow(
    'permission',
  );
  await expect(database.deleteFrom('stock_count').execute()).rejects.toThrow('permission');
});
