import type { DayCounting, Instant, OfficeCalendar } from '../calendar/index.ts';

export type PromiseUnit = 'working-hours' | 'working-days' | 'calendar-days' | 'hours';

/**
 * How soon a service is promised. Days are whole numbers. `counting` is said where a law counts days otherwise than
 * offices do.
 */
export type Promised = {
  readonly amount: number;
  readonly unit: PromiseUnit;
  readonly counting?: DayCounting;
  /**
   * Local time of day, for working days: what begins by it counts from this day, what begins later from the next
   * working day. Only then may the amount be 0: done when the office closes on the day that counts.
   */
  readonly cutOff?: string;
};

/** Whose turn it is. The clock runs for `ours` alone; `nobody` is a case that waits for no one, such as a closed one. */
export type ClockOwner = 'ours' | 'citizen' | 'centre' | 'court' | 'nobody';

export const clockOwners: readonly ClockOwner[] = ['ours', 'citizen', 'centre', 'court', 'nobody'];

/** From `fromAt` on, until the next segment begins, the case is with `owner`. */
export type ClockSegment = { readonly fromAt: Instant; readonly owner: ClockOwner };

/** A calendar that replaced the one told at the start, and when that was known. */
export type CalendarAmendment = { readonly knownAt: Instant; readonly calendar: OfficeCalendar };

export type ClockInput = {
  readonly promise: Promised;
  /** The calendar by which the promise was told. */
  readonly calendar: OfficeCalendar;
  /** In order of time. The promise starts with the first segment that is `ours`. */
  readonly segments: readonly ClockSegment[];
  /** When what was promised was done. */
  readonly stoppedAt?: Instant | null;
  readonly now: Instant;
  /** In any order. See `readClock` for when an amendment counts. */
  readonly amendments?: readonly CalendarAmendment[];
  /** The part of the promise after which a case counts as at risk; `usualAtRiskFraction` without it. */
  readonly atRiskFraction?: number;
};

/** A choice of this product, bound by no rule: the last quarter of a promise is shown as at risk. */
export const usualAtRiskFraction = 0.75;

export type ClockState = 'not-started' | 'on-time' | 'at-risk' | 'late' | 'paused' | 'kept' | 'broken';

export type PromiseClock = {
  readonly startedAt: Instant | null;
  /** While paused: when it would be due if it went on now. Null before the start, and when the calendar ends before. */
  readonly dueAt: Instant | null;
  /** In the unit of the promise: time in which the office was open, or all time for `hours` and `calendar-days`. */
  readonly usedMilliseconds: number;
  /** Below zero when late, by the time that it was with us since; null where `dueAt` is. */
  readonly leftMilliseconds: number | null;
  /** For promises in days: the days of the promise not yet used, 0 when late; null for hours. */
  readonly leftDays: number | null;
  readonly paused: boolean;
  /** Who has to act before the clock goes on; null while it runs and after it stopped. */
  readonly waitingFor: ClockOwner | null;
  readonly state: ClockState;
  /** How long the case was with each, in elapsed time, from the first segment on. */
  readonly waits: Readonly<Record<ClockOwner, number>>;
  /** The version of the calendar that decided. */
  readonly calendarVersion: string;
};
