import { elapsedByTurn } from '../case/clock.ts';
import type { ActionBody, CaseAction, CaseState } from '../case/types.ts';
import type { CaseOutcome, PromiseBreak, PromiseRecord } from './types.ts';

/** A share is told up to this: beyond ten times the promised time the number says nothing more. */
const largestSharePermille = 10_000;

type Told = { readonly at: string; readonly dueAt: string };

/**
 * Reads from a case's record whether its promise was kept. What was told counts, action by action, and no calendar is
 * asked: a holiday that is declared later changes nothing that has happened, and the same record always reads the same.
 * Steps that were undone count for nothing.
 *
 * `state` is the replay of `actions`.
 */
export function promiseRecord(state: CaseState, actions: readonly CaseAction[], now: string): PromiseRecord {
  const standing = withoutUndone(actions);
  const told = standing.flatMap(({ at, body }) => {
    const dueAt = toldIn(body);
    return dueAt === undefined ? [] : [{ at, dueAt }];
  });
  const ranOutAt = earliest([...ranOut(state, told, now), ...noticed(standing)]);
  const broken: PromiseBreak | null =
    ranOutAt === null
      ? null
      : { dueAt: ranOutAt, officeId: officeAt(standing, ranOutAt), answeredAt: answeredAt(standing) };
  return { broken, outcome: outcomeOf(state, told, broken) };
}

function withoutUndone(actions: readonly CaseAction[]): readonly CaseAction[] {
  const undone = new Set(actions.flatMap(({ body }) => (body.type === 'undone' ? [body.seq] : [])));
  return actions.filter(({ seq, body }) => body.type !== 'undone' && !undone.has(seq));
}

const toldIn = (body: ActionBody): string | undefined =>
  'promise' in body ? body.promise?.dueAt : undefined;

/** Stretches in which the office had the case, the last one up to `now` while it still has it. */
function ours(state: CaseState, now: string): readonly { readonly from: string; readonly until: string }[] {
  return state.segments
    .filter(({ turn }) => turn === 'office')
    .map(({ from, until }) => ({ from, until: until ?? now }));
}

/** Promises in force that ran out while the office had the case. What is done at the very instant is kept. */
function ranOut(state: CaseState, told: readonly Told[], now: string): readonly string[] {
  return ours(state, now).flatMap(({ from, until }) =>
    told.flatMap(({ at, dueAt }, index) => {
      const next = told[index + 1]?.at;
      const begins = latest(at, from);
      const ends = next !== undefined && next < until ? next : until;
      return begins < ends && ends > dueAt ? [dueAt] : [];
    }),
  );
}

/** That it broke was told to the applicant, and stays so. */
const noticed = (actions: readonly CaseAction[]): readonly string[] =>
  actions.flatMap(({ body }) => (body.type === 'escalated' && body.level === 'broken' ? [body.dueAt] : []));

const latest = (...instants: readonly string[]): string => [...instants].sort().at(-1) ?? '';

const earliest = (instants: readonly string[]): string | null => [...instants].sort()[0] ?? null;

function officeAt(actions: readonly CaseAction[], at: string): string {
  let officeId = '';
  for (const action of actions) {
    const moved = officeIn(action.body);
    if (moved !== undefined && (officeId === '' || action.at <= at)) officeId = moved;
  }
  return officeId;
}

function officeIn(body: ActionBody): string | undefined {
  if (body.type === 'filed' || body.type === 'moved-office') return body.officeId;
  return body.type === 'taken' ? body.visit?.officeId : undefined;
}

const answeredAt = (actions: readonly CaseAction[]): string | null =>
  actions.find(({ body }) => body.type === 'commented' && body.about === 'broken-promise')?.at ?? null;

function outcomeOf(state: CaseState, told: readonly Told[], broken: PromiseBreak | null): CaseOutcome | null {
  if (state.endedAt === null || state.end === null) return null;
  const elapsed = elapsedByTurn(state, state.endedAt);
  const stoppedAt = ours(state, state.endedAt).at(-1)?.until;
  const due = stoppedAt === undefined ? undefined : told.findLast(({ at }) => at <= stoppedAt)?.dueAt;
  return {
    end: state.end,
    endedAt: state.endedAt,
    officeId: broken?.officeId ?? state.officeId,
    kept: due === undefined && broken === null ? null : broken === null,
    ourMilliseconds: elapsed.office,
    sharePermille:
      due === undefined || stoppedAt === undefined ? null : shareOf(elapsed.office, due, stoppedAt),
    waits: { applicant: elapsed.applicant, centre: elapsed.centre, court: elapsed.court },
  };
}

/** Of what was allowed in all: the time used, and what was left of it when the clock stopped (or was overdrawn). */
function shareOf(used: number, dueAt: string, stoppedAt: string): number {
  const allowed = used + Date.parse(dueAt) - Date.parse(stoppedAt);
  if (allowed <= 0) return largestSharePermille;
  return Math.min(largestSharePermille, Math.round((used / allowed) * 1000));
}
