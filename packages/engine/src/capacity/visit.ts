import type { CaseState, VisitTold } from '../case/types.ts';
import type { Flow } from '../pack/types.ts';

/**
 * Whether a case that stands here has a visit yet to be chosen: an action that books one leads on from this state.
 * Moving a visit leaves the case where it is, so a state that offers only that is none of these.
 */
export function awaitsVisit(flow: Flow, state: string): boolean {
  return Object.values(flow.actions).some(
    ({ from, to, needs }) => needs.includes('slot') && from.includes(state) && to !== state,
  );
}

/** The visit whose place a case holds: none once it has ended, or stands again where one is chosen. */
export function visitHeld(flow: Flow, state: CaseState | null): VisitTold | null {
  if (state === null || state.erased || state.end !== null || state.visit === null) return null;
  return awaitsVisit(flow, state.state) ? null : state.visit;
}
