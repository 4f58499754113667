import { type Answers, officesForService, workingTimeBetween } from '@satuloket/engine';
import type { Caller } from '@satuloket/server/types';
import { type Hands, homeOf, type KnownCase } from './hands.ts';
import { momentAtHome, momentInOffice } from './rhythm.ts';
import type { Story } from './telling.ts';
import * as words from './words.ts';
import type { Plan, World } from './world.ts';

const minute = 60_000;

/** Which share of the office's time each of its states takes. */
const stateShares: Readonly<Record<string, number>> = {
  checking: 0.45,
  deciding: 0.25,
  registering: 0.25,
  'waiting-register': 0.25,
  approving: 0.2,
  signing: 0.15,
};

const stateRoles: Readonly<Record<string, string>> = {
  checking: 'verifier',
  deciding: 'head',
  registering: 'operator',
  'waiting-register': 'operator',
  approving: 'approver',
  signing: 'signer',
};

/** What happens to one case from its sending on, until it has ended or today has come. */
export async function* caseStory(world: World, hands: Hands, plan: Plan): Story {
  const { clock } = world;
  const { random, offices, form } = plan;
  const { service } = form;
  const known = await hands.apply(plan);
  const filedAt = new Date(plan.filedAt).toISOString();
  const promised = workingTimeBetween(offices.calendar(known.officeId), filedAt, known.dueAt ?? filedAt);
  const turns = new Set(plan.turns);
  let returnsLeft = plan.returns;
  let state = 'checking';

  for (;;) {
    if (state === plan.restsIn) return;
    if (state === 'returned') {
      const corrected = yield* atHome();
      if (!corrected) return;
      state = 'checking';
      continue;
    }
    if (state === 'finished') {
      if (!(yield* afterwards())) return;
      state = 'checking';
      continue;
    }
    if (state === 'refused') {
      if (!turns.delete('reopened')) return;
      yield inOffice(0.8);
      const reason = words.reopeningReasons.refused;
      state = (await hands.act(known, officer('approver'), 'reopen', { reason })).state;
      continue;
    }
    if (state === 'cancelled') return;
    state = yield* inState(state);
  }

  function inOffice(share: number): number {
    const jitter = 0.5 + random.fraction();
    return momentInOffice(
      offices.calendar(known.officeId),
      clock.now().getTime(),
      promised * plan.pace * share * jitter + random.between(0, 50_000),
    );
  }

  function officer(role: string): Caller {
    return offices.pick(random, { officeId: known.officeId, service, role });
  }

  /** One desk of the office: somebody takes the case up, perhaps says something, and passes it on. */
  async function* inState(current: string): AsyncGenerator<number, string> {
    const role = stateRoles[current];
    const share = stateShares[current];
    if (role === undefined || share === undefined)
      throw new Error(`The demo does not know the state ${current}.`);
    let holder = officer(role);
    if (current === 'checking' && plan.ending === 'cancelled' && returnsLeft === 0) {
      yield inOffice(share * 0.4);
      return (await hands.act(known, known.resident, 'cancel')).state;
    }
    if (current !== 'signing' && random.chance(current === 'checking' ? 0.45 : 0.2)) {
      yield inOffice(share * 0.3);
      await hands.assign(known, holder, accountOf(holder));
      const colleague = offices
        .officers({ officeId: known.officeId, service, role })
        .find((each) => accountOf(each) !== accountOf(holder));
      if (colleague !== undefined && turns.delete('handed-over')) {
        yield inOffice(share * 0.2);
        await hands.comment(known, holder, 'inside', random.pick(words.notesInside));
        await hands.assign(known, holder, accountOf(colleague));
        holder = colleague;
      }
    }
    if (turns.delete('asked')) {
      yield inOffice(share * 0.2);
      await hands.comment(known, known.resident, 'applicant', random.pick(words.questionsOfApplicants));
      yield inOffice(share * 0.2);
      await hands.comment(known, holder, 'applicant', random.pick(words.answersToApplicants));
    }
    if (turns.delete('noted')) {
      yield inOffice(share * 0.2);
      if (random.chance(0.6)) await hands.comment(known, holder, 'inside', random.pick(words.notesInside));
      else await hands.comment(known, holder, 'applicant', random.pick(words.wordsToApplicant));
    }
    yield inOffice(share);
    switch (current) {
      case 'checking':
        return yield* check(holder);
      case 'deciding':
        if (plan.ending === 'refused') {
          return (await hands.act(known, holder, 'refuse-late', { reason: words.lateRefusal })).state;
        }
        return (await hands.act(known, holder, 'allow-late')).state;
      case 'registering':
        if (turns.delete('waited-for-centre')) {
          const note = random.pick(words.waitingNotes);
          return (await hands.act(known, holder, 'wait-register', { note })).state;
        }
        if (turns.has('sent-back')) {
          turns.delete('sent-back');
          const note = random.pick(words.sendBackNotes);
          return (await hands.act(known, holder, 'return-to-verifier', { note })).state;
        }
        return (await hands.register(known, holder, 'certificate')).state;
      case 'signing':
        return hands.sign(known, holder);
      case 'waiting-register':
        return (await hands.act(known, holder, 'resume')).state;
      default:
        if (service === 'surat-domisili' && turns.delete('sent-back')) {
          const note = random.pick(words.sendBackNotes);
          return (await hands.act(known, holder, 'send-back', { note })).state;
        }
        return (await hands.act(known, holder, 'approve')).state;
    }
  }

  async function* check(holder: Caller): AsyncGenerator<number, string> {
    if (turns.delete('moved')) {
      const other = officesForService(offices.region, homeOf(known.answers).villageCode, service).find(
        ({ id }) =>
          id !== known.officeId &&
          Object.values(stateRoles).every(
            (role) =>
              role === 'head' ||
              role === 'signer' ||
              service === 'surat-domisili' ||
              offices.officers({ officeId: id, service, role }).length > 0,
          ) &&
          offices.officers({ officeId: id, service, role: 'verifier' }).length > 0,
      );
      if (other !== undefined) {
        await hands.moveOffice(known, holder, other.id, random.pick(words.movingReasons));
        return 'checking';
      }
    }
    if (returnsLeft > 0) {
      returnsLeft -= 1;
      return yield* returnForCorrection(holder);
    }
    const { isLate } = form;
    if (plan.ending === 'refused' && !isLate) {
      const reason = random.pick(words.refusals[service as keyof typeof words.refusals]);
      return (await hands.act(known, holder, 'refuse', { reason })).state;
    }
    const action = isLate ? 'accept-late' : 'accept';
    const checklist = known.requirements.flatMap(({ code, checks }) =>
      checks.map((each) => `${code}.${each.code}`),
    );
    const accepted = await hands.act(known, holder, action, { checklist });
    if (!turns.delete('undone')) return accepted.state;
    yield clock.now().getTime() + random.between(1, 3) * minute;
    await hands.undo(known, holder, accepted.seq);
    yield clock.now().getTime() + random.between(4, 25) * minute;
    return (await hands.act(known, holder, action, { checklist })).state;
  }

  async function* returnForCorrection(holder: Caller): AsyncGenerator<number, string> {
    const faults = faultsOf(plan, known);
    const returned = await hands.act(known, holder, 'return', { faults });
    known.returnedFor = faults.map(({ at }) => at);
    yield clock.now().getTime() + 1;
    return returned.state;
  }

  /** Whether it was corrected; many do it the next evening, a few never. */
  async function* atHome(): AsyncGenerator<number, boolean> {
    const { zone } = offices.region;
    const now = clock.now().getTime();
    if (plan.ending === 'cancelled') {
      yield momentAtHome(random, zone, now, { least: 0.5, most: 4 });
      await hands.act(known, known.resident, 'cancel');
      return false;
    }
    if (!plan.isCorrected) return false;
    yield momentAtHome(random, zone, now, { least: 0.4, most: 2.6 });
    const places = known.returnedFor;
    const fields: Answers = {};
    for (const { field } of form.slips) {
      const right = form.answers[field];
      if (places.includes(`form.${field}`) && right !== undefined) fields[field] = right;
    }
    const requirements = places.flatMap((at) => (at.startsWith('requirement.') ? [at.slice(12)] : []));
    await hands.correct(plan, known, { fields, requirements });
    return true;
  }

  /** Many confirm and give stars, days later; a letter with a slip in it is opened once more. */
  async function* afterwards(): AsyncGenerator<number, boolean> {
    if (service === 'surat-domisili' && turns.delete('reopened')) {
      yield inOffice(1);
      await hands.act(known, officer('approver'), 'reopen', { reason: words.reopeningReasons.finished });
      return true;
    }
    const confirms = turns.delete('confirmed');
    if (!confirms && !random.chance(0.5)) return false;
    yield momentAtHome(random, offices.region.zone, clock.now().getTime(), { least: 0.05, most: 2.5 });
    if (confirms || random.chance(0.7)) await hands.act(known, known.resident, 'confirm');
    await hands.rate(known, words.ratingOf(random, plan.pace <= 1));
    return false;
  }
}

function faultsOf(plan: Plan, known: KnownCase): { at: string; words: string }[] {
  const { random, form } = plan;
  const open = form.slips.filter(
    ({ field }) => JSON.stringify(known.answers[field]) !== JSON.stringify(form.answers[field]),
  );
  const faults = open.map((slip) => ({ at: `form.${slip.field}`, words: slip.words }));
  const papers = known.requirements.filter(({ code }) => words.documentFaults[code] !== undefined);
  if (papers.length > 0 && (faults.length === 0 || random.chance(0.4))) {
    const { code } = random.pick(papers);
    faults.push({ at: `requirement.${code}`, words: random.pick(words.documentFaults[code] ?? []) });
  }
  return faults.slice(0, 3);
}

function accountOf({ who }: Caller): string {
  return 'accountId' in who ? who.accountId : '';
}
