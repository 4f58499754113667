import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeOf, value } from '../cases/testing/arrange.ts';
import { rebuildOutcomes } from './outcomes.ts';
import { arrangeMeasures } from './testing/arrange.ts';

const world = await arrangeMeasures();
const { cases, measures, resident, sendNew, act, undo, allChecked, advance, clock, region, given } = world;

const northChecker = await world.appoint('checker', 'north-office');
const northHead = await world.appoint('head', 'north-office');
const southHead = await world.appoint('head', 'south-office');
const chief = await world.appoint('head', 'registry');

const at = (time: string) => {
  clock.now = new Date(time);
};
const track = (code: string) => cases.cases.track('9901', code, 'id');
const letter = () => sendNew('plot-letter');

async function rows() {
  const outcomes = await region('9901')
    .selectFrom('case_outcome')
    .selectAll()
    .where('is_reopened', '=', false)
    .orderBy('case_id')
    .execute();
  const breaks = await region('9901').selectFrom('promise_break').selectAll().orderBy('case_id').execute();
  return { outcomes: outcomes.map(({ changed_at: _, ...row }) => row), breaks };
}

const caseIdOf = async (code: string) => value(await cases.cases.view(resident, code)).caseId;
async function outcomeOf(code: string) {
  const { outcomes } = await rows();
  const caseId = await caseIdOf(code);
  return outcomes.find((row) => row.case_id === caseId);
}
async function messagesTo(code: string) {
  const view = value(await cases.cases.view(resident, code));
  const written = await region('9901')
    .selectFrom('message')
    .select('template')
    .where('case_id', '=', view.caseId)
    .execute();
  return written.map(({ template }) => template);
}

describe('what an ended case counts for', () => {
  test('kept, undone, and then too late', async () => {
    at('2026-11-16T02:00:00.000Z');
    const code = await letter();
    advance(60);
    value(await act(northHead, code, 'approve'));
    expect(await outcomeOf(code)).toMatchObject({ kept: true, our_minutes: 60, office_id: 'north-office' });
    value(await undo(northHead, code));
    expect(await outcomeOf(code)).toBeUndefined();
    at('2026-11-18T02:00:00.000Z');
    await cases.sweepTimers('9901');
    value(await act(northHead, code, 'approve'));
    expect(await outcomeOf(code)).toMatchObject({ kept: false, ended_at: clock.now });
  });

  test('a month is summed up, and anew after a case was opened again', async () => {
    const sums = () =>
      region('9901')
        .selectFrom('promise_month')
        .select(['ended', 'kept'])
        .where('office_id', '=', '')
        .where('service', '=', '')
        .execute();
    await measures.sumUp('9901');
    const [before] = await sums();
    at('2026-11-18T03:00:00.000Z');
    const code = await letter();
    advance(30);
    value(await act(northHead, code, 'approve'));
    await measures.sumUp('9901');
    expect(await sums()).toEqual([{ ended: before!.ended + 1, kept: before!.kept + 1 }]);
    value(await undo(northHead, code));
    await measures.sumUp('9901');
    expect(await sums()).toEqual([before]);
    value(await act(northHead, code, 'approve'));
  });
});

describe('escalation in the open', () => {
  test('the holder, then the head, then the applicant; each is told once', async () => {
    at('2026-11-16T02:00:00.000Z');
    const code = await sendNew();
    const mine = async () =>
      (await world.toldOfficers()).filter(({ account_id }) =>
        [northChecker, northHead, southHead, chief].some(({ accountId }) => accountId === account_id),
      );
    const earlier = (await mine()).length;
    at('2026-11-18T02:00:00.000Z');
    await cases.sweepTimers('9901');
    await cases.sweepTimers('9901');
    at('2026-11-19T06:00:00.000Z');
    await cases.sweepTimers('9901');
    expect(await messagesTo(code)).not.toContain('promise-broken');
    at('2026-11-19T09:00:01.000Z');
    await cases.sweepTimers('9901');
    const told = (await mine()).slice(earlier).map(({ account_id, template }) => [account_id, template]);
    expect(told).toEqual([
      [northChecker.accountId, 'promise-holder'],
      [northHead.accountId, 'promise-head'],
      [northHead.accountId, 'promise-broken'],
    ]);
    expect((await messagesTo(code)).filter((template) => template === 'promise-broken')).toHaveLength(1);
    expect(value(await track(code)).parts.delay).toMatchObject({ level: 'broken' });
  });

  test('a sweep that comes late tells only what has happened', async () => {
    at('2026-11-16T02:00:00.000Z');
    const before = (await world.toldOfficers()).length;
    const code = await sendNew();
    at('2026-11-30T02:00:00.000Z');
    await cases.sweepTimers('9901');
    const told = (await world.toldOfficers()).slice(before).map(({ template }) => template);
    expect(told).toEqual(['promise-broken']);
    expect(await messagesTo(code)).toContain('promise-broken');
  });

  test('the head answers once; then it is off the list and the applicant reads it', async () => {
    at('2026-12-01T02:00:00.000Z');
    const code = await letter();
    at('2026-12-03T02:00:00.000Z');
    await cases.sweepTimers('9901');
    const listed = async () =>
      value(await measures.service.broken(northHead, {})).rows.map((row) => row.code);
    expect(await listed()).toContain(code);
    const answer = (caller: typeof northHead, words: string, key: string = randomUUID()) =>
      measures.service.answerBroken(caller, { key, code, words });
    expect(codeOf(await answer(northHead, ' '))).toBe('words-missing');
    expect(codeOf(await answer(southHead, 'Kami kejar.'))).toBe('not-allowed');
    expect(codeOf(await answer(northChecker, 'Kami kejar.'))).toBe('not-allowed');
    const key = randomUUID();
    value(await answer(northHead, 'Saya menambah satu petugas hari ini.', key));
    value(await answer(northHead, 'Saya menambah satu petugas hari ini.', key));
    expect(codeOf(await answer(northHead, 'Lagi.'))).toBe('nothing-to-answer');
    expect(await listed()).not.toContain(code);
    const view = value(await cases.cases.view(resident, code));
    expect(view.parts.delay?.answer?.words).toBe('Saya menambah satu petugas hari ini.');
    expect(view.entries.filter(({ detail }) => detail?.includes('menambah satu petugas'))).toHaveLength(1);
    const open = value(await track(code));
    expect(JSON.stringify(open)).not.toContain('menambah satu petugas');
  });
});

test('a case that was moved after its promise broke is answered for where it is now', async () => {
  at('2026-12-14T02:00:00.000Z');
  const code = await sendNew();
  at('2026-12-18T02:00:00.000Z');
  await cases.sweepTimers('9901');
  const listed = async (head: typeof northHead) =>
    value(await measures.service.broken(head, { limit: 100 })).rows.find((row) => row.code === code)?.office
      .id;
  expect(await listed(northHead)).toBe('Kantor Utara');
  const { lastSeq } = value(await cases.cases.view(northHead, code));
  const moved = { key: randomUUID(), code, lastSeq, officeId: 'registry', reason: 'Perlu arsip.' };
  value(await cases.cases.moveOffice(northHead, moved));
  expect(await listed(northHead)).toBeUndefined();
  expect(await listed(chief)).toBe('Kantor Dinas');
});

test('rebuilt from the record everything is the same, whatever happened', async () => {
  const steps = fc.constantFrom('approve', 'undo', 'reopen', 'wait', 'sweep', 'return', 'correct', 'refuse');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(steps, fc.integer({ min: 1, max: 3000 })), { minLength: 3, maxLength: 12 }),
      async (sequence) => {
        at('2026-12-07T02:00:00.000Z');
        const code = await sendNew();
        for (const [step, minutes] of sequence) {
          if (step === 'wait') advance(minutes);
          else if (step === 'sweep') await cases.sweepTimers('9901');
          else if (step === 'undo') {
            const { undoable } = value(await cases.cases.view(northChecker, code));
            if (undoable !== null) {
              await cases.cases.undo(northChecker, { key: randomUUID(), code, seq: undoable.seq });
            }
          } else if (step === 'approve') await act(northChecker, code, 'accept', allChecked);
          else if (step === 'return') {
            const faults = [{ at: 'form.plants', words: 'Kurang jelas.' }];
            await act(northChecker, code, 'return', { faults });
          } else if (step === 'reopen') await act(northHead, code, 'reopen', { reason: 'Keliru.' });
          else if (step === 'refuse') await act(northChecker, code, 'refuse', { reason: 'Tidak lengkap.' });
          else await act(resident, code, 'cancel');
        }
        // Breaks are noticed by the sweep; what is found before it differs from the rebuilt only until then.
        await cases.sweepTimers('9901');
        const kept = await rows();
        await rebuildOutcomes(given, '9901');
        expect(await rows()).toEqual(kept);
      },
    ),
    { numRuns: 12 },
  );
}, 120_000);
