/** Whose time passed when. */

import { parametersOf } from '../form/names.ts';
import type { Service, Turn } from '../pack/types.ts';
import type { ClockOwner, Promised } from '../promise/index.ts';
import type { CaseState } from './types.ts';

const owners: Record<Turn, ClockOwner> = {
  office: 'ours',
  applicant: 'citizen',
  centre: 'centre',
  court: 'court',
  nobody: 'nobody',
};

/** The stretches of a case as the promise's clock reads them: it counts the office's and shows the others' apart. */
export function clockSegments(state: Pick<CaseState, 'segments'>): { fromAt: string; owner: ClockOwner }[] {
  return state.segments.map(({ from, turn }) => ({ fromAt: from, owner: owners[turn] }));
}

/** Elapsed milliseconds by whose turn it was, up to `now` or the end. */
export function elapsedByTurn(state: CaseState, now: string): Record<Turn, number> {
  const elapsed: Record<Turn, number> = { office: 0, applicant: 0, centre: 0, court: 0, nobody: 0 };
  for (const { from, until, turn } of state.segments) {
    elapsed[turn] += Math.max(0, Date.parse(until ?? now) - Date.parse(from));
  }
  return elapsed;
}

/**
 * The promise as the clock counts it, with the region's parameters in their place: a cut-off may be an hour or the
 * name of a parameter that holds one.
 */
export function promisedBy(
  service: Pick<Service, 'promise' | 'parameters'>,
  overrides?: Readonly<Record<string, number | string | boolean>>,
): Promised {
  const { amount, unit, cutOff } = service.promise;
  if (cutOff === undefined) return { amount, unit };
  const hour = parametersOf(service, overrides)[cutOff] ?? cutOff;
  return { amount, unit, cutOff: String(hour) };
}
