import { randomUUID } from 'node:crypto';
import { makeTrackingCode } from '@satuloket/engine';
import { describe, expect, test } from 'vitest';
import type { Caller } from '../types.ts';
import type { CaseEvent } from './followers.ts';
import { arrangeCases, codeOf, value } from './testing/arrange.ts';
import { gardenFamily, officerCaller, residentCaller } from './testing/fakes.ts';

const world = await arrangeCases();
const { services, officers, resident, act, record, allChecked, sendNew, advance } = world;
const { cases } = services;
const told: CaseEvent[] = [];
services.registerFollower(async (event) => {
  told.push(event);
});

const lastSeq = async (code: string) => value(await cases.view(officers.reader, code)).lastSeq;
const take = async (caller: Caller, code: string, to: string | null) =>
  cases.assign(caller, { key: randomUUID(), code, lastSeq: await lastSeq(code), to });

describe('two officers at once', () => {
  test('one succeeds, the other is told who did what', async () => {
    const code = await sendNew();
    const seq = await lastSeq(code);
    const accept = (caller: Caller) =>
      cases.act(caller, { key: randomUUID(), code, lastSeq: seq, action: 'accept', with: allChecked });
    const results = await Promise.all([accept(officers.reader), accept(officers.otherReader)]);
    const [won, lost] = results[0].ok ? results : [results[1], results[0]];
    expect(won.ok).toBe(true);
    const winner = results[0].ok ? 'Ani Pemeriksa' : 'Budi Pemeriksa';
    expect(lost).toMatchObject({
      error: { code: 'case-moved', details: { by: winner, lastSeq: seq + 1, state: 'recording' } },
    });
    expect(lost.ok ? '' : lost.error.message.id).toContain(winner);
  });

  test('the same command of both ends in one action', async () => {
    const code = await sendNew();
    const input = { key: 'same', code, lastSeq: await lastSeq(code), action: 'accept', with: allChecked };
    const results = await Promise.all([cases.act(officers.reader, input), cases.act(officers.reader, input)]);
    expect(results.map(value)[0]).toEqual(results.map(value)[1]);
    expect(await lastSeq(code)).toBe(input.lastSeq + 1);
  });

  test('what the machine notes meanwhile disturbs nobody', async () => {
    const code = await sendNew();
    const { caseId, lastSeq: seq } = value(await cases.view(officers.reader, code));
    await world.database.transaction().execute((transaction) =>
      services.recordTold(transaction, {
        regionId: '9901',
        told: [{ caseId, message: 'received', messageId: 'm1', channel: 'whatsapp' }],
      }),
    );
    const accepted = await cases.act(officers.reader, {
      key: randomUUID(),
      code,
      lastSeq: seq,
      action: 'accept',
      with: allChecked,
    });
    expect(codeOf(accepted)).toBe('ok');
  });
});

test('an applicant is not stopped by who holds the case', async () => {
  const code = await sendNew();
  const { lastSeq: seq } = value(await cases.view(resident, code));
  value(await take(officers.reader, code, 'ani'));
  const cancel = { key: randomUUID(), code, lastSeq: seq, action: 'cancel', with: {} };
  expect(codeOf(await cases.act(resident, cancel))).toBe('ok');
});

describe('holding a case', () => {
  test('is taken, taken over, handed over and let go of', async () => {
    const code = await sendNew();
    value(await take(officers.reader, code, 'ani'));
    expect(value(await cases.view(officers.reader, code)).assignee?.name).toBe('Ani Pemeriksa');
    expect(codeOf(await act(officers.otherReader, code, 'accept', allChecked))).toBe('action-not-possible');
    expect(codeOf(await take(officers.otherReader, code, null))).toBe('held-by-other');
    value(await take(officers.otherReader, code, 'budi'));
    value(await take(officers.otherReader, code, 'ani'));
    value(await take(officers.reader, code, null));
    expect(value(await cases.view(officers.reader, code)).assignee).toBeNull();
  });

  test('is handed only to someone who may hold it', async () => {
    const code = await sendNew();
    const names = value(await cases.colleagues(officers.reader, code)).map(({ name }) => name);
    expect(names).toEqual(['Ani Pemeriksa', 'Budi Pemeriksa']);
    expect(codeOf(await take(officers.reader, code, 'cici'))).toBe('colleague-unknown');
    expect(codeOf(await take(officers.recorder, code, 'dodi'))).toBe('not-allowed');
  });
});

describe('what an action needs', () => {
  test('faults, a checklist, a reason and the register’s result are told missing, at their fields', async () => {
    const code = await sendNew();
    const fieldsOf = async (action: string, caller: Caller = officers.reader) => {
      const result = await act(caller, code, action);
      return result.ok ? [] : (result.error.fields ?? []).map(({ path }) => path);
    };
    expect(await fieldsOf('return')).toEqual(['faults']);
    expect(await fieldsOf('accept')).toEqual(['checklist.sketch.clear']);
    expect(await fieldsOf('refuse')).toEqual(['reason']);
    value(await act(officers.reader, code, 'accept', allChecked));
    expect(await fieldsOf('record', officers.recorder)).toEqual(['results.deed.number', 'results.deed.file']);
    // Neither a file of nowhere nor the applicant's own paper is the register's.
    const view = value(await cases.view(officers.recorder, code));
    for (const fileId of [randomUUID(), view.documents[0]!.files[0]!.fileId]) {
      const foreign = await act(officers.recorder, code, 'record', {
        results: [{ product: 'deed', number: 'A-1', fileId }],
      });
      expect(foreign.ok ? [] : foreign.error.fields?.map(({ path }) => path)).toEqual(['results.deed.file']);
    }
  });

  test('the operator sees the data in the register’s order, nobody else does', async () => {
    const code = await sendNew();
    value(await act(officers.reader, code, 'accept', allChecked));
    const shown = value(await cases.view(officers.recorder, code)).registerEntry;
    expect(shown[0]?.rows.map((row) => row.value)).toEqual(['Sari Melati', 'Cabai']);
    expect(value(await cases.view(officers.reader, code)).registerEntry).toEqual([]);
    expect(value(await cases.view(resident, code)).registerEntry).toEqual([]);
  });
});

describe('undoing', () => {
  test('goes back within its time, for the one who acted', async () => {
    const code = await sendNew();
    const { seq, undoUntil } = value(await act(officers.reader, code, 'accept', allChecked));
    expect(undoUntil).not.toBeNull();
    const undo = (caller: Caller) => cases.undo(caller, { key: randomUUID(), code, seq });
    expect(codeOf(await undo(officers.otherReader))).toBe('undo-over');
    expect(value(await undo(officers.reader)).state).toBe('checking');
    expect(codeOf(await undo(officers.reader))).toBe('undo-over');
    const entries = value(await cases.view(officers.reader, code)).entries;
    expect(entries.find((entry) => entry.seq === seq)?.undone).toBe(true);
    expect(value(await cases.view(resident, code)).entries.some((entry) => entry.seq === seq)).toBe(false);
  });

  test('is over when its time is', async () => {
    const code = await sendNew();
    const { seq } = value(await act(officers.reader, code, 'accept', allChecked));
    advance(6);
    expect(codeOf(await cases.undo(officers.reader, { key: randomUUID(), code, seq }))).toBe('undo-over');
  });
});

describe('comments', () => {
  test('inside ones stay among officers', async () => {
    const code = await sendNew();
    const say = (caller: Caller, audience: 'inside' | 'applicant', words: string) =>
      cases.comment(caller, { key: randomUUID(), code, audience, words });
    value(await say(officers.reader, 'inside', 'Tanya Bu Ratna dulu.'));
    value(await say(officers.reader, 'applicant', 'Mohon tunggu sehari.'));
    value(await say(resident, 'applicant', 'Baik, terima kasih.'));
    expect(codeOf(await say(resident, 'inside', 'x'))).toBe('not-allowed');
    expect(codeOf(await say(resident, 'applicant', '  '))).toBe('words-missing');
    const details = async (caller: Caller) =>
      value(await cases.view(caller, code)).entries.flatMap(({ detail }) => detail ?? []);
    expect(await details(resident)).toEqual(['Mohon tunggu sehari.', 'Baik, terima kasih.']);
    expect(await details(officers.judge)).toEqual([
      'Tanya Bu Ratna dulu.',
      'Mohon tunggu sehari.',
      'Baik, terima kasih.',
    ]);
  });

  test('no words stand in the record itself', async () => {
    const { rows } = await world.admin.query(`select body::text as text from case_action`);
    const all = rows.map(({ text }) => text).join();
    expect(all).not.toMatch(/Bu Ratna|Sari|9901014101800001|Cabai|AKTA-1/);
  });
});

describe('moving and linking', () => {
  test('another office that does the work takes over with a promise of its own', async () => {
    const code = await sendNew();
    const move = async (officeId: string, reason = 'Loket utara tutup.') =>
      cases.moveOffice(officers.reader, {
        key: randomUUID(),
        code,
        lastSeq: await lastSeq(code),
        officeId,
        reason,
      });
    expect(codeOf(await move('south-office'))).toBe('office-unfit');
    expect(codeOf(await move('registry', ' '))).toBe('reason-missing');
    value(await move('registry'));
    expect(codeOf(await cases.view(officers.reader, code))).toBe('outside-your-office');
    expect(value(await cases.view(officers.chief, code)).officeId).toBe('registry');
  });

  test('both cases tell of each other', async () => {
    const [first, second] = [await sendNew(), await sendNew()];
    const input = { key: randomUUID(), code: first, other: second, relation: 'child' as const };
    value(await cases.link(officers.reader, input));
    expect(value(await cases.view(officers.reader, first)).links).toMatchObject([
      { code: second, relation: 'child' },
    ]);
    expect(value(await cases.view(officers.reader, second)).links).toMatchObject([
      { code: first, relation: 'parent' },
    ]);
    expect(codeOf(await cases.link(officers.reader, { ...input, key: randomUUID() }))).toBe('link-unfit');
    expect(codeOf(await cases.link(resident, { ...input, key: randomUUID() }))).toBe('not-allowed');
  });

  test('the other code is read however it is typed, and what is wrong with it is told at its field', async () => {
    const [first, second, moved] = [await sendNew(), await sendNew(), await sendNew()];
    value(
      await cases.moveOffice(officers.reader, {
        key: randomUUID(),
        code: moved,
        lastSeq: await lastSeq(moved),
        officeId: 'registry',
        reason: 'Loket utara tutup.',
      }),
    );
    const link = (other: string) =>
      cases.link(officers.reader, { key: randomUUID(), code: first, other, relation: 'related' });
    const fieldsOf = async (other: string) => {
      const refused = await link(other);
      return refused.ok ? [] : (refused.error.fields ?? []).map(({ path, code }) => [path, code]);
    };
    expect(await fieldsOf('KB-1')).toEqual([['other', 'code-unreadable']]);
    expect(await fieldsOf(first)).toEqual([['other', 'link-unfit']]);
    expect(await fieldsOf(moved)).toEqual([['other', 'outside-your-office']]);
    value(await link(` ${second.toLowerCase().replaceAll('-', ' ')}`));
    expect(await fieldsOf(second)).toEqual([['other', 'link-unfit']]);
    expect(value(await cases.view(officers.reader, first)).links).toMatchObject([
      { code: second, relation: 'related' },
    ]);
  });
});

describe('the end of a case', () => {
  test('cancelled by the applicant, reopened by the judge', async () => {
    const code = await sendNew();
    value(await act(resident, code, 'cancel'));
    expect(value(await cases.view(resident, code)).end).toBe('cancelled');
    expect(codeOf(await take(officers.reader, code, 'ani'))).toBe('nothing-to-hold');
    value(await act(officers.judge, code, 'reopen', { reason: 'Pemohon berubah pikiran.' }));
    expect(value(await cases.view(resident, code)).end).toBeNull();
  });

  test('followers hear of each action with what it was and what it became', async () => {
    const code = await sendNew();
    told.length = 0;
    value(await act(officers.reader, code, 'accept', { ...allChecked, note: 'Rapi.' }));
    expect(told).toHaveLength(1);
    const [event] = told;
    expect(event).toMatchObject({ code, before: { state: 'checking' }, after: { state: 'recording' } });
    const { body } = event!.action;
    expect(body.type === 'taken' ? event!.read(body.note) : '').toBe('Rapi.');
  });

  test('when a follower fails nothing has happened', async () => {
    const code = await sendNew();
    const before = await lastSeq(code);
    let isBroken = true;
    services.registerFollower(async () => {
      if (isBroken) throw new Error('a follower that fails');
    });
    await expect(act(officers.reader, code, 'accept', allChecked)).rejects.toThrow('a follower that fails');
    isBroken = false;
    expect(await lastSeq(code)).toBe(before);
  });
});

describe('who may see it', () => {
  test('a region never reaches another', async () => {
    const code = await sendNew();
    const neighbour = officerCaller('ani', [{ role: 'checker', officeId: 'north-office' }], '9902');
    expect(codeOf(await cases.view(neighbour, code))).toBe('code-of-other-region');
    expect(codeOf(await cases.track('9902', code, 'id'))).toBe('code-of-other-region');
    expect(codeOf(await cases.view(residentCaller('tono'), code))).toBe('case-unknown');
    const unused = makeTrackingCode('KB', new Uint8Array(6).fill(5));
    expect(codeOf(await cases.track('9901', unused, 'id'))).toBe('case-unknown');
    expect(codeOf(await cases.track('9901', 'saya lupa', 'id'))).toBe('code-unreadable');
  });

  test('each look of an officer is written down, a resident’s own is not', async () => {
    const code = await sendNew();
    const { caseId } = value(await cases.view(resident, code));
    value(await cases.view(officers.reader, code));
    value(await cases.view(officers.reader, code));
    const looks = await world
      .region('9901')
      .selectFrom('reveal')
      .select(['account_id', 'role', 'purpose', 'what'])
      .where('case_id', '=', caseId)
      .execute();
    expect(looks).toEqual([{ account_id: 'ani', role: 'reader', purpose: 'working-on-it', what: 'case' }]);
  });
});

test('a local product is made after its release and shown from then on', async () => {
  const code = await sendNew(resident, undefined, 'plot-letter');
  value(await act(officers.judge, code, 'approve'));
  const { caseId } = value(await cases.view(officers.judge, code));
  const product = await services.productValues(world.database, { regionId: '9901', caseId });
  expect(product?.data('letter')).toEqual({ name: 'Sari Melati', office: 'Kantor Utara', code });
  await world.database.transaction().execute((transaction) =>
    services.recordDocumentMade(transaction, {
      regionId: '9901',
      caseId,
      product: 'letter',
      fileId: 'letter-file',
      sha256: 'a'.repeat(64),
      signed: false,
    }),
  );
  expect(value(await cases.view(resident, code)).products).toMatchObject([
    { code: 'letter', released: true, signed: false, fileId: 'letter-file' },
  ]);
});

test('an identity that was pending is proven before approval', async () => {
  const { people } = world;
  people.applicants.set('sari', { ...people.applicants.get('sari')!, identity: 'pending' });
  const code = await sendNew();
  people.applicants.set('sari', { ...people.applicants.get('sari')!, identity: 'matched' });
  const { caseId, identity } = value(await cases.view(officers.reader, code));
  expect(identity).toBe('pending');
  await world.database
    .transaction()
    .execute((transaction) =>
      services.recordIdentityChecked(transaction, { regionId: '9901', caseId, identity: 'matched' }),
    );
  expect(value(await cases.view(officers.reader, code)).identity).toBe('matched');
  value(await act(officers.reader, code, 'accept', allChecked));
  value(await record(code));
});

test('a family sees of its members’ cases what their pack says, and opens none of them', async () => {
  const letter = await sendNew(resident, undefined, 'plot-letter');
  const deed = await sendNew();
  const husband = residentCaller('husband');
  const codesSeen = async () => value(await cases.mine(husband)).map(({ code }) => code);
  expect(await codesSeen()).toEqual([]);
  const person = { ...world.people.applicants.get('sari')!.applicant, nik: gardenFamily.rizky.nik };
  const { sari, rizky } = gardenFamily;
  const household = [sari, rizky];
  const gardener = world.people.applicants.get('sari')!;
  world.people.applicants.set('sari', { ...gardener, household });
  world.people.applicants.set('husband', { applicant: person, household, identity: 'pending' });
  expect(await codesSeen()).toEqual([]);
  world.people.applicants.set('husband', { applicant: person, household, identity: 'matched' });
  expect(await codesSeen()).toContain(letter);
  expect(await codesSeen()).not.toContain(deed);
  expect(value(await cases.mine(husband)).every(({ ofHousehold }) => ofHousehold)).toBe(true);
  expect(codeOf(await cases.view(husband, letter))).toBe('case-unknown');
  expect(value(await cases.mine(resident)).some(({ ofHousehold }) => ofHousehold)).toBe(false);
  world.people.applicants.set('sari', { ...gardener, household: [sari] });
  expect(await codesSeen()).toEqual([]);
});
