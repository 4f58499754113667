import type { DayHours, Instant, IsoDate, Weekday } from '../calendar/index.ts';

/** When offices receive people who have booked a visit: a part of a region's data. */
export type VisitSchedule = {
  readonly id: string;
  /** They share the places. */
  readonly services: readonly string[];
  /** Each of them has its own places. */
  readonly offices: readonly string[];
  readonly week: Readonly<Record<Weekday, DayHours>>;
  readonly minutes: number;
  /** How many people may come at the same time. */
  readonly places: number;
  /** A day can be booked from so many days before it, from this time of the region's day on (`09:00`). */
  readonly opens: { readonly daysAhead: number; readonly at: string };
};

/** A time at which people may come to an office, however many places are left. */
export type Slot = {
  /** Schedule, office, date and time: the same slot has the same name on every server. */
  readonly id: string;
  readonly date: IsoDate;
  /** On the region's clock, `08:15`. */
  readonly time: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
};

/** Kept by an office of the region: what is used up there, and when to order. */
export type KeptStock = {
  readonly stock: string;
  readonly officeId: string;
  /** What is left should last at least so many working days. */
  readonly alarmBelowDays: number;
  /** The region's roles that enter what came, what was spoiled and what was counted. */
  readonly keptBy: readonly string[];
};
