import type { Text } from '../result.ts';

export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/** Opening hours of one day as pairs of local wall-clock times, `['08:00', '21:00']`; empty when closed. */
export type DayHours = readonly (readonly [string, string])[];

/** Weekly hours with the dates on which they apply (ISO dates, `until` inclusive; absent: until further notice). */
export type HoursPeriod = {
  readonly from: string;
  readonly until?: string;
  readonly week: Readonly<Record<Weekday, DayHours>>;
  /** Where the hours were announced. */
  readonly source?: string;
};

/** A day on which an office keeps other hours than its week says; `hours: []` closes it. */
export type CalendarException = {
  readonly date: string;
  readonly kind: 'public-holiday' | 'joint-leave' | 'closure' | 'special-hours';
  readonly hours: DayHours;
  readonly title: Text;
};

/** An office's calendar. `version` is a digest of its content: an action that tells a promised time names it. */
export type OfficeCalendar = {
  readonly version: string;
  /** IANA zone of the region, `Asia/Jakarta`. */
  readonly zone: string;
  readonly periods: readonly HoursPeriod[];
  readonly exceptions: readonly CalendarException[];
};
