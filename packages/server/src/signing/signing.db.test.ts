import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { codeOf, value } from '../cases/testing/arrange.ts';
import { arrangeSigning } from './testing/arrange.ts';

const arranged = await arrangeSigning();
const { signing, callers, act, newLetter, newLetters, itemOf, documentsOf, stateOf, sign, signAll, signer } =
  arranged;
const { service } = signing;
const desk = async (caller = callers.head, query = {}) => value(await service.desk(caller, query));
const here = arranged.region('9901');

beforeEach(async () => {
  // Each story has a desk of its own.
  await here
    .updateTable('signing_item')
    .set({ state: 'void', run_id: null })
    .where('state', 'in', ['preparing', 'waiting', 'stuck', 'being-signed'])
    .execute();
  signer.asked.length = 0;
});

describe('the desk', () => {
  test('holds what is checked, the exceptions first and then the oldest promise, in pages', async () => {
    const first = await newLetter();
    arranged.advance(1);
    const second = await newLetter();
    arranged.advance(1);
    const noted = await newLetter({ note: 'Nama jalannya baru berubah.' });
    const all = await desk();
    expect(all.rows.map(({ code }) => code)).toEqual([noted, first, second]);
    expect(all).toMatchObject({
      waiting: { count: 3, isMore: false },
      offices: [{ id: 'north-office', waiting: 3 }],
      capacities: [{ name: 'Eka Camat', title: { id: 'Camat Utara' } }],
    });
    expect(all.rows[0]).toMatchObject({
      exceptions: ['note'],
      maySign: true,
      state: 'waiting',
      initials: [{ initials: 'AP', name: 'Ani Pemeriksa', note: 'Nama jalannya baru berubah.' }],
    });
    const pages: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await desk(callers.head, { limit: 1, ...(cursor && { cursor }) });
      pages.push(...page.rows.map(({ code }) => code));
      cursor = page.next;
    } while (cursor !== null);
    expect(pages).toEqual([noted, first, second]);
    const back = await desk(callers.head, {
      limit: 1,
      cursor: (await desk(callers.head, { limit: 2 })).next!,
    });
    expect((await desk(callers.head, { limit: 1, cursor: back.previous! })).rows[0]?.code).toBe(first);
  });

  test('tells how many wait to be entered in the register, at every office where the official has a post', async () => {
    const waiting = async (query = {}) => (await desk(callers.head, query)).inRegister;
    const before = (await waiting()).count;
    const code = await arranged.sendNew();
    expect(await waiting()).toEqual({ count: before, isMore: false });
    value(await act(callers.reader, code, 'accept', arranged.allChecked));
    expect(await waiting()).toEqual({ count: before + 1, isMore: false });
    expect(await waiting({ officeId: 'north-office' })).toEqual({ count: before + 1, isMore: false });
    expect((await desk(callers.southHead)).inRegister.count).toBe(0);
  });

  test('tells what is late and what came back', async () => {
    const returned = await newLetter();
    const { id } = await itemOf(returned);
    value(await service.refuse(callers.head, { key: randomUUID(), itemId: id, reason: 'Salah nama.' }));
    value(await act(callers.reader, returned, 'approve'));
    await signing.prepareDue('9901');
    arranged.advance(3 * 24 * 60);
    const fresh = await newLetter();
    const { rows } = await desk();
    expect(rows.map(({ code, exceptions }) => [code, exceptions])).toEqual([
      [returned, ['late', 'returned']],
      [fresh, []],
    ]);
  });

  test.each([
    ['a checker', () => callers.reader, 'not-allowed'],
    ['a resident', () => callers.resident, 'not-allowed'],
    ['whoever bears another name than the holder', () => renamed(), 'not-allowed'],
  ])('is not shown to %s', async (_, caller, code) => {
    expect(codeOf(await service.desk(caller(), {}))).toBe(code);
    expect(await service.menu(caller())).toMatchObject({ desk: false });
  });

  test('of one office is not that of another', async () => {
    const code = await newLetter();
    expect((await desk(callers.southHead)).rows).toEqual([]);
    expect(codeOf(await service.desk(callers.southHead, { officeId: 'north-office' }))).toBe(
      'outside-your-office',
    );
    expect(codeOf(await sign([code], callers.southHead))).toBe('nothing-to-sign');
    const { id } = await itemOf(code);
    expect(codeOf(await service.document(callers.southHead, id))).toBe('document-unknown');
  });

  test('shows a document in place, and the look is on record', async () => {
    const code = await newLetter();
    const { id, case_id: caseId, document_code: documentCode } = await itemOf(code);
    const looks = () => here.selectFrom('reveal').select('purpose').where('case_id', '=', caseId).execute();
    const before = (await looks()).length;
    const { content } = value(await service.document(callers.head, id));
    const shown = Buffer.from(content).toString();
    expect(shown).toContain('"name":"Eka Camat","title":"Camat Utara"');
    expect(shown).toContain(`https://layanan.contoh.id/kota-kebun/cek/${documentCode}`);
    expect((await looks()).length).toBe(before + 1);
  });

  test('knows nothing more of a step that was undone, and nobody outside sees what was prepared', async () => {
    const code = await newLetter({}, 'approve-for-now');
    expect((await itemOf(code)).state).toBe('preparing');
    const seen = value(await arranged.cases.cases.view(callers.resident, code));
    expect(JSON.stringify(seen.products)).not.toContain('fileId');
    const { undoable } = value(await arranged.cases.cases.view(callers.reader, code));
    value(await arranged.cases.cases.undo(callers.reader, { key: randomUUID(), code, seq: undoable!.seq }));
    expect((await itemOf(code)).state).toBe('void');
    expect(await signing.prepareDue('9901')).toBe(0);
  });

  test('after the undo time it is made', async () => {
    const code = await newLetter({}, 'approve-for-now');
    arranged.advance(5);
    expect(await signing.prepareDue('9901')).toBe(1);
    expect(await itemOf(code)).toMatchObject({ state: 'waiting', trouble: null });
  });
});

function renamed() {
  return { ...callers.head, who: { ...callers.head.who, name: 'Orang Lain' } } as typeof callers.head;
}

describe('signing', () => {
  test('many with one confirmation: each is published and its case goes on', async () => {
    const codes = await newLetters(6);
    const run = await signAll(codes);
    expect(run).toMatchObject({
      state: 'done',
      stopped: null,
      counts: { total: 6, signed: 6, failed: 0, waiting: 0 },
      mayRetry: false,
    });
    for (const code of codes) {
      expect(await stateOf(code)).toBe('finished');
      const [document, ...others] = await documentsOf(code);
      expect(others).toEqual([]);
      expect(document).toMatchObject({ state: 'valid', signer_name: 'Eka Camat', level: 'B-T' });
      const signed = await arranged.store.read({ fileId: document!.file_id });
      expect(signed?.subarray(0, document!.prepared_size_bytes).toString()).toContain('%PDF');
      expect(signed?.length).toBe(document!.size_bytes);
      const seen = value(await arranged.cases.cases.view(callers.resident, code));
      expect(JSON.stringify(seen)).toContain(document!.file_id);
    }
    expect((await desk()).rows).toEqual([]);
  });

  test('the passphrase is found nowhere afterwards', async () => {
    const code = await newLetter();
    const passphrase = 'rahasia-yang-dicari-di-mana-mana';
    const items = [(await itemOf(code)).id];
    signer.order('timeout', 'timeout', 'timeout');
    value(await service.sign(callers.head, { key: randomUUID(), items, passphrase }));
    await signing.idle();
    expect(signer.asked[0]?.passphrase).toBe(passphrase);
    const tables = await arranged.admin.query<{ table_name: string }>(
      `select table_name from information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    for (const { table_name: table } of tables.rows) {
      const found = await arranged.admin.query(
        `select 1 from "${table}" as row where row::text like '%' || $1 || '%' limit 1`,
        [passphrase],
      );
      expect([table, found.rows.length]).toEqual([table, 0]);
    }
  });

  test('a failure in the middle leaves the rest signed, names the cause, and a retry ends it', async () => {
    const codes = await newLetters(3);
    signer.order('signs', 'refused', 'signs');
    const run = await signAll(codes);
    expect(run.counts).toMatchObject({ signed: 2, failed: 1 });
    expect(run.failed).toMatchObject([{ cause: 'refused', retryable: true }]);
    const [failed] = run.failed;
    expect(await stateOf(failed!.code)).toBe('signing');
    expect((await desk()).rows).toMatchObject([
      { code: failed!.code, exceptions: ['failed'], maySign: true },
    ]);
    const again = value(
      await service.retry(callers.head, { key: randomUUID(), runId: run.id, passphrase: 'benar' }),
    );
    expect(again.documents).toBe(1);
    await signing.idle();
    expect(await stateOf(failed!.code)).toBe('finished');
    expect((await documentsOf(failed!.code)).length).toBe(1);
  });

  test('a wrong passphrase is tried with one document only, and nothing is lost', async () => {
    const codes = await newLetters(5);
    signer.order('wrong-passphrase');
    const run = await signAll(codes);
    expect(signer.asked.length).toBe(1);
    expect(run).toMatchObject({
      state: 'done',
      stopped: { cause: 'wrong-passphrase' },
      counts: { signed: 0, failed: 5 },
      mayRetry: true,
    });
    expect((await desk()).rows.every(({ maySign }) => maySign)).toBe(true);
  });

  test('after a time-out the very same bytes are signed again, and one document is published', async () => {
    const code = await newLetter();
    signer.order('timeout', 'signs');
    await signAll([code]);
    const [first, second] = signer.asked;
    expect(Buffer.from(second!.pdf).equals(Buffer.from(first!.pdf))).toBe(true);
    expect((await documentsOf(code)).length).toBe(1);
    expect(await stateOf(code)).toBe('finished');
  });

  test('a signer that never answers leaves it waiting; the same bytes are signed on another day too', async () => {
    const code = await newLetter();
    signer.order('timeout', 'timeout', 'timeout');
    const run = await signAll([code]);
    expect(run.failed).toMatchObject([{ cause: 'timeout', retryable: true }]);
    const before = Buffer.from(signer.asked.at(-1)!.pdf);
    arranged.advance(24 * 60);
    await signAll([code]);
    expect(Buffer.from(signer.asked.at(-1)!.pdf).equals(before)).toBe(true);
    expect((await documentsOf(code)).length).toBe(1);
  });

  test('a signer that breaks keeps nobody else from being signed', async () => {
    const codes = await newLetters(3);
    signer.order('signs', 'breaks', 'signs');
    const run = await signAll(codes);
    expect(run.counts).toMatchObject({ signed: 2, failed: 1 });
    expect(run.failed).toMatchObject([{ cause: 'unexpected', retryable: true }]);
    await expect(signing.endDeadRuns('9901')).rejects.toThrow('the signer broke');
  });

  test('on another day the document tells that day', async () => {
    const code = await newLetter();
    const before = arranged.renderings.length;
    await signAll([code]);
    expect(arranged.renderings.length).toBe(before);
    const later = await newLetter();
    arranged.advance(24 * 60);
    await signAll([later]);
    expect(arranged.renderings.length).toBe(before + 2);
  });

  test('two runs at the same moment never publish twice', async () => {
    const codes = await newLetters(4);
    const other = arranged.anotherProcess();
    const items = await Promise.all(codes.map(async (code) => (await itemOf(code)).id));
    const results = await Promise.all([
      service.sign(callers.head, { key: randomUUID(), items, passphrase: 'benar' }),
      other.signing.service.sign(callers.head, {
        key: randomUUID(),
        items: items.toReversed(),
        passphrase: 'benar',
      }),
    ]);
    await Promise.all([signing.idle(), other.signing.idle()]);
    expect(results.map(codeOf).toSorted()).toEqual(['nothing-to-sign', 'ok']);
    for (const code of codes) expect((await documentsOf(code)).length).toBe(1);
  });

  test('the same command again begins no second run', async () => {
    const code = await newLetter();
    const command = { key: randomUUID(), items: [(await itemOf(code)).id], passphrase: 'benar' };
    const first = value(await service.sign(callers.head, command));
    expect(value(await service.sign(callers.head, command))).toEqual(first);
    await signing.idle();
    expect(signer.asked.length).toBe(1);
  });

  test('what a process that died did not sign waits again, and is published once', async () => {
    const codes = await newLetters(3);
    const dying = arranged.anotherProcess();
    dying.order('signs', 'waits', 'waits');
    const items = await Promise.all(codes.map(async (code) => (await itemOf(code)).id));
    const begun = value(
      await dying.signing.service.sign(callers.head, { key: randomUUID(), items, passphrase: 'benar' }),
    );
    await expect.poll(() => dying.asked.length).toBe(3);
    expect(await signing.endDeadRuns('9901')).toBe(0);
    arranged.advance(2);
    expect(await signing.endDeadRuns('9901')).toBe(1);
    expect(value(await service.run(callers.head, begun.runId))).toMatchObject({
      state: 'interrupted',
      counts: { signed: 1, failed: 2, waiting: 0 },
      mayRetry: true,
    });
    const left = (await desk()).rows.map(({ code }) => code);
    expect(left.length).toBe(2);
    await signAll(left);
    // It was not dead after all: what it comes back with is used by nobody.
    dying.letGo();
    await dying.signing.idle();
    for (const code of codes) {
      expect((await documentsOf(code)).length).toBe(1);
      expect(await stateOf(code)).toBe('finished');
    }
  });

  test('of what a dead process left, only what may have been at the signer keeps its bytes on another day', async () => {
    const codes = await newLetters(7);
    const dying = arranged.anotherProcess();
    dying.order('signs', 'waits', 'waits', 'waits', 'waits');
    const items = await Promise.all(codes.map(async (code) => (await itemOf(code)).id));
    value(await dying.signing.service.sign(callers.head, { key: randomUUID(), items, passphrase: 'benar' }));
    await expect.poll(() => dying.asked.length).toBe(5);
    arranged.advance(24 * 60);
    await signing.endDeadRuns('9901');
    const [asked, made] = [signer.asked.length, arranged.renderings.length];
    await signAll(codes.slice(1));
    expect(arranged.renderings.length - made).toBe(2);
    const before = new Set(dying.asked.slice(1).map(({ pdf }) => Buffer.from(pdf).toString()));
    const again = signer.asked.slice(asked).map(({ pdf }) => Buffer.from(pdf).toString());
    expect(again.filter((pdf) => before.has(pdf))).toHaveLength(4);
    dying.letGo();
    await dying.signing.idle();
    for (const code of codes) expect((await documentsOf(code)).length).toBe(1);
  });

  test('what is signed on this machine is signed one after the other', async () => {
    const codes = await newLetters(3);
    const here = arranged.anotherProcess({ kind: 'local' });
    here.order('signs', 'waits', 'signs');
    const items = await Promise.all(codes.map(async (code) => (await itemOf(code)).id));
    const { runId } = value(
      await here.signing.service.sign(callers.head, { key: randomUUID(), items, passphrase: 'benar' }),
    );
    await expect.poll(() => here.isHolding()).toBe(true);
    // The looks at its progress take longer than the third would have to begin.
    await expect
      .poll(async () => value(await service.run(callers.head, runId)).counts)
      .toMatchObject({ signed: 1, waiting: 2 });
    expect(here.asked.length).toBe(2);
    here.letGo();
    await here.signing.idle();
    expect(value(await service.run(callers.head, runId)).counts).toMatchObject({ signed: 3 });
  });

  test('a process that is ended in order leaves what it has not begun on the desk', async () => {
    const codes = await newLetters(3);
    const ending = arranged.anotherProcess();
    ending.order('waits');
    const items = await Promise.all(codes.map(async (code) => (await itemOf(code)).id));
    const { runId } = value(
      await ending.signing.service.sign(callers.head, { key: randomUUID(), items, passphrase: 'benar' }),
    );
    await expect.poll(() => ending.isHolding()).toBe(true);
    const closed = ending.signing.close();
    ending.letGo();
    await closed;
    expect(value(await service.run(callers.head, runId)).counts).toMatchObject({ signed: 1, failed: 2 });
    expect((await desk()).rows.length).toBe(2);
  });

  test('what was refused meanwhile is not published', async () => {
    const code = await newLetter();
    signer.order('waits');
    const begun = value(await sign([code]));
    await expect.poll(() => signer.isHolding()).toBe(true);
    value(await act(callers.head, code, 'refuse', { reason: 'Salah nama.' }));
    signer.letGo();
    await signing.idle();
    expect(value(await service.run(callers.head, begun.runId)).failed).toMatchObject([
      { cause: 'not-waiting', retryable: false },
    ]);
    expect(await documentsOf(code)).toEqual([]);
    expect(await stateOf(code)).toBe('checking');
  });

  test('a run is seen by whoever began it only', async () => {
    const begun = value(await sign([await newLetter()]));
    await signing.idle();
    expect(codeOf(await service.run(callers.southHead, begun.runId))).toBe('run-unknown');
    expect(codeOf(await service.run(callers.resident, begun.runId))).toBe('not-allowed');
    const retried = { key: randomUUID(), runId: begun.runId, passphrase: 'benar' };
    expect(codeOf(await service.retry(callers.southHead, retried))).toBe('inputs-invalid');
  });

  test('no step of a case signs it: that is the desk’s alone', async () => {
    const code = await newLetter();
    expect(codeOf(await act(callers.head, code, 'sign'))).toBe('action-not-possible');
    expect(await stateOf(code)).toBe('signing');
  });

  test.each([
    ['no passphrase', { passphrase: '' }, 'inputs-invalid'],
    ['nothing', { items: [] as string[] }, 'inputs-invalid'],
    ['what does not exist', { items: [randomUUID()] }, 'nothing-to-sign'],
  ])('with %s it begins nothing', async (_, given, code) => {
    const items = [(await itemOf(await newLetter())).id];
    const command = { key: randomUUID(), items, passphrase: 'benar', ...given };
    expect(codeOf(await service.sign(callers.head, command))).toBe(code);
  });
});

describe('a refusal', () => {
  test('goes back to the verifier with its reason, and what was prepared is void', async () => {
    const code = await newLetter();
    const { id } = await itemOf(code);
    const command = { key: randomUUID(), itemId: id, reason: 'Nama jalannya keliru.' };
    expect(codeOf(await service.refuse(callers.southHead, command))).toBe('document-unknown');
    expect(codeOf(await service.refuse(callers.head, { ...command, reason: ' ' }))).toBe('inputs-invalid');
    expect(value(await service.refuse(callers.head, command))).toEqual({ code });
    expect(await stateOf(code)).toBe('checking');
    expect((await itemOf(code)).state).toBe('sent-back');
    expect(value(await service.refuse(callers.head, command))).toEqual({ code });
    const { undoable } = value(await arranged.cases.cases.view(callers.head, code));
    value(await arranged.cases.cases.undo(callers.head, { key: randomUUID(), code, seq: undoable!.seq }));
    expect((await itemOf(code)).state).toBe('waiting');
    await signAll([code]);
    expect(await stateOf(code)).toBe('finished');
  });
});

describe('a published document', () => {
  test('counts until its case is opened again, and is replaced by the next', async () => {
    const code = await newLetter();
    await signAll([code]);
    const states = async () => (await documentsOf(code)).map(({ state }) => state);
    value(await act(callers.reader, code, 'reopen', { reason: 'Salah ketik.' }));
    expect(await states()).toEqual(['withdrawn']);
    const { undoable } = value(await arranged.cases.cases.view(callers.reader, code));
    const undo = { key: randomUUID(), code, seq: undoable!.seq };
    value(await arranged.cases.cases.undo(callers.reader, undo));
    expect(await states()).toEqual(['valid']);
    value(await act(callers.reader, code, 'reopen', { reason: 'Salah ketik.' }));
    arranged.advance(1);
    value(await act(callers.reader, code, 'approve'));
    await signing.prepareDue('9901');
    await signAll([code]);
    const [old, young] = await documentsOf(code);
    expect(old).toMatchObject({ state: 'replaced', replaced_by: young!.document_code });
    expect(young).toMatchObject({ state: 'valid', replaced_by: null });
  });

  test('is found by its code, however it is typed, and by the digest of its file', async () => {
    const code = await newLetter();
    await signAll([code]);
    const [row] = await documentsOf(code);
    const typed = row!.document_code.toLowerCase().replace(/(.{4})/g, '$1-');
    expect(await signing.documents.byCode('9901', typed)).toMatchObject({
      caseCode: code,
      state: 'valid',
      holderInitials: 'S. M.',
      signer: { name: 'Eka Camat', title: { id: 'Camat Utara' } },
    });
    expect(await signing.documents.byCode('9902', typed)).toBeUndefined();
    const digest = row!.sha256.toString('hex');
    expect(await signing.documents.byDigests('9901', ['x', digest])).toMatchObject([{ caseCode: code }]);
    const prepared = row!.prepared_sha256.toString('hex');
    expect(await signing.documents.byDigests('9901', [prepared])).toMatchObject([{ caseCode: code }]);
    expect(await signing.documents.byDigests('9902', [digest])).toEqual([]);
  });
});
