import {
  type CaseState,
  type ClockInput,
  clockSegments,
  type OfficeCalendar,
  type PromiseTold,
  promisedBy,
  type Region,
  readClock,
  type Service,
  serviceBinding,
  warnAt,
} from '@satuloket/engine';

/** The numbers and words of the service's pack that this region has changed. */
export function regionParameters(region: Region, service: Service) {
  return serviceBinding(region, service.code)?.pack.parameters;
}

/** What the promise's clock of a case is read from. */
export function clockOf(
  region: Region,
  service: Service,
  state: Pick<CaseState, 'segments' | 'endedAt'>,
  calendar: OfficeCalendar,
  now: Date,
): ClockInput {
  return {
    promise: promisedBy(service, regionParameters(region, service)),
    calendar,
    segments: clockSegments(state),
    stoppedAt: state.endedAt,
    now: now.toISOString(),
  };
}

export const isRunning = (state: Pick<CaseState, 'turn' | 'endedAt'>): boolean =>
  state.endedAt === null && state.turn === 'office';

/** The time that is told with an action that leaves the case with us; undefined while its clock stands still. */
export function tellPromise(
  region: Region,
  service: Service,
  state: CaseState,
  calendar: OfficeCalendar,
  now: Date,
): PromiseTold | undefined {
  if (!isRunning(state)) return undefined;
  const { dueAt } = readClock(clockOf(region, service, state, calendar, now));
  if (dueAt === null) throw new Error(`The calendar ${calendar.version} ends before the promise is due.`);
  return { dueAt, calendarVersion: calendar.version };
}

export const escalationLevels = ['holder', 'head', 'broken'] as const;
export type EscalationLevel = (typeof escalationLevels)[number];

export type CaseTimer = { readonly kind: EscalationLevel; readonly dueAt: string };

/** When the holder and the head must be told before the promise breaks, and that it broke; once each. */
export function escalationTimers(
  region: Region,
  service: Service,
  state: CaseState,
  calendar: OfficeCalendar,
  now: Date,
): readonly CaseTimer[] {
  if (!isRunning(state) || state.dueAt === null) return [];
  const clock = clockOf(region, service, state, calendar, now);
  const reached = state.escalation === null ? -1 : escalationLevels.indexOf(state.escalation);
  const due: Record<EscalationLevel, string | null> = {
    holder: warnAt(clock, service.promise.warnAt.holder),
    head: warnAt(clock, service.promise.warnAt.head),
    broken: state.dueAt,
  };
  return escalationLevels.slice(reached + 1).flatMap((kind) => {
    const dueAt = due[kind];
    return dueAt === null ? [] : [{ kind, dueAt }];
  });
}
