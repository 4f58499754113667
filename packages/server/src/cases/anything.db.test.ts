import { randomUUID } from 'node:crypto';
import { type Answers, replay } from '@satuloket/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actionsOf, verifyActions } from '../record/index.ts';
import type { Caller } from '../types.ts';
import { arrangeCases, codeOf, value } from './testing/arrange.ts';

const world = await arrangeCases();
const { services, officers, resident, sendNew, allChecked, files, advance } = world;
const { drafts, cases, workList } = services;

test('whatever a program enters is kept, told as wrong where it is, and never sent', async () => {
  const { id } = value(await drafts.start(resident, 'plot-deed'));
  const text = fc.string({ unit: 'binary' });
  const anything = fc.oneof(
    text,
    fc.constantFrom('small', '99.01.01.1001', '9901014101800001'),
    fc.jsonValue({ maxDepth: 3 }),
    fc.record(
      { street: text, villageCode: text, rt: text, rw: text },
      { requiredKeys: ['street', 'villageCode'] },
    ),
    fc.record({ street: fc.jsonValue({ maxDepth: 1 }), villageCode: fc.jsonValue({ maxDepth: 1 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.record({ size: anything, plants: anything, home: anything }), async (entered) => {
      const answers = entered as unknown as Answers;
      const saved = await drafts.saveStep(resident, id, 'plot', { answers });
      expect(['ok', 'answers-malformed']).toContain(codeOf(saved));
      const { draft } = value(await drafts.review(resident, id));
      if (saved.ok) expect(draft.version).toBe(saved.value.version);
      const sent = await cases.send(resident, { key: randomUUID(), draftId: id, version: draft.version });
      expect(codeOf(sent)).toBe('draft-incomplete');
    }),
    { numRuns: 80 },
  );
});

type Step = { who: keyof typeof officers | 'resident'; what: string; minutes: number };

/** Tries something; whether it is allowed at the moment is the flow's business. */
async function attempt(code: string, { who, what, minutes }: Step): Promise<void> {
  advance(minutes);
  const caller: Caller = who === 'resident' ? resident : officers[who];
  const seen = await cases.view(caller, code);
  if (!seen.ok) return;
  const { lastSeq, caseId } = seen.value;
  const base = { key: randomUUID(), code };
  switch (what) {
    case 'assign':
      await cases.assign(caller, {
        ...base,
        lastSeq,
        to: caller.who.kind === 'officer' ? caller.who.accountId : null,
      });
      return;
    case 'undo':
      await cases.undo(caller, { ...base, seq: lastSeq });
      return;
    case 'comment':
      await cases.comment(caller, { ...base, audience: 'applicant', words: 'Halo' });
      return;
    case 'sweep':
      await services.sweepTimers('9901');
      return;
    case 'move':
      await cases.moveOffice(caller, { ...base, lastSeq, officeId: 'registry', reason: 'Penuh.' });
      return;
    case 'correct': {
      const draft = await cases.startCorrection(caller, code);
      if (!draft.ok) return;
      const { draftId } = draft.value;
      files.upload(draftId, 'sketch');
      const { version } = value(await drafts.open(caller, draftId));
      await cases.send(caller, { ...base, draftId, version });
      return;
    }
    default:
      await cases.act(caller, {
        ...base,
        lastSeq,
        action: what,
        with: {
          ...allChecked,
          reason: 'Alasan.',
          faults: [{ at: 'form.plants', words: 'Kurang jelas.' }],
          results:
            what === 'record'
              ? [{ product: 'deed', number: 'A', fileId: files.uploadResult(caseId).fileId }]
              : [],
        },
      });
  }
}

test('whatever people try in whatever order, the cache is what replay gives and the record stays whole', async () => {
  const step = fc.record({
    who: fc.constantFrom('resident', 'reader', 'otherReader', 'recorder', 'judge', 'chief') as fc.Arbitrary<
      Step['who']
    >,
    what: fc.constantFrom(
      ...['accept', 'return', 'refuse', 'correct', 'cancel', 'record', 'approve', 'reopen'],
      ...['assign', 'undo', 'comment', 'sweep', 'move'],
    ),
    minutes: fc.integer({ min: 0, max: 3000 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const code = await sendNew();
      for (const each of steps) await attempt(code, each);
      const row = await world
        .region('9901')
        .selectFrom('case_current')
        .selectAll()
        .where('code', '=', code)
        .executeTakeFirstOrThrow();
      const pack = await world.packs.byDigest(row.pack_digest);
      const actions = await actionsOf(world.region('9901'), row.case_id);
      const state = replay(actions, pack.services[row.service]!);
      expect(row.replayed).toEqual(JSON.parse(JSON.stringify(state)));
      expect(row.due_at?.toISOString() ?? null).toBe(state.dueAt);
      expect(verifyActions(actions, { seq: row.last_seq, hash: state.lastHash }).faults).toEqual([]);
      const times = actions.map(({ at }) => at);
      expect(times).toEqual([...times].sort());
      const outbox = await world
        .region('9901')
        .selectFrom('seal_outbox')
        .select('seq')
        .where('case_id', '=', row.case_id)
        .execute();
      expect(outbox).toHaveLength(actions.length);
      const timers = await world
        .region('9901')
        .selectFrom('timer')
        .select('kind')
        .where('case_id', '=', row.case_id)
        .execute();
      if (row.due_at === null) expect(timers).toEqual([]);
    }),
    { numRuns: 25 },
  );
  const open = await world
    .region('9901')
    .selectFrom('case_current')
    .select('code')
    .where('ended_at', 'is', null)
    .where('office_id', 'in', ['north-office', 'south-office', 'registry'])
    .execute();
  const counted = value(await workList.counts(officers.chief)).find(({ queue }) => queue === 'all');
  expect(counted?.count).toBe(open.length);
});
