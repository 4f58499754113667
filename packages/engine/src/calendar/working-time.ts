import { longestClosureDays, officeDaysOf } from './days.ts';
import {
  dateOfEpochDay,
  epochDayOf,
  epochMillisecondsOf,
  type Instant,
  type IsoDate,
  instantOf,
} from './moment.ts';
import type { DayHours, OfficeCalendar } from './types.ts';

/** Whether the office is open; at the minute of closing it is not. */
export function isOpen(calendar: OfficeCalendar, instant: Instant): boolean {
  const days = officeDaysOf(calendar);
  const at = epochMillisecondsOf(instant);
  return days.day(days.localEpochDay(at)).openings.some(([opens, closes]) => opens <= at && at < closes);
}

/** The instant itself when the office is open, else when it opens next; null when the calendar has ended. */
export function nextOpening(calendar: OfficeCalendar, instant: Instant): Instant | null {
  const days = officeDaysOf(calendar);
  const from = epochMillisecondsOf(instant);
  const firstDay = days.localEpochDay(from);
  for (let offset = 0; offset <= longestClosureDays; offset += 1) {
    for (const [opens, closes] of days.day(firstDay + offset).openings) {
      if (from < closes) return instantOf(Math.max(from, opens));
    }
  }
  return null;
}

/** The date that the region's calendars show. */
export function localDate(calendar: OfficeCalendar, instant: Instant): IsoDate {
  return dateOfEpochDay(officeDaysOf(calendar).localEpochDay(epochMillisecondsOf(instant)));
}

/** The hours kept on a date, holidays and special hours taken in; empty when closed. */
export function hoursOn(calendar: OfficeCalendar, date: IsoDate): DayHours {
  return officeDaysOf(calendar).hoursOn(epochDayOf(date));
}

/** A day on which the office opens at all, however short. */
export function isWorkingDay(calendar: OfficeCalendar, date: IsoDate): boolean {
  return hoursOn(calendar, date).length > 0;
}

/**
 * The earliest instant by which the office has been open for so long since `from`. An amount that ends with the day
 * is due at the close, not at the next opening. Null when the calendar ends before.
 */
export function addWorkingTime(
  calendar: OfficeCalendar,
  from: Instant,
  workingMilliseconds: number,
): Instant | null {
  const due = addWorkingMilliseconds(calendar, epochMillisecondsOf(from), workingMilliseconds);
  return due === null ? null : instantOf(due);
}

export function addWorkingMilliseconds(
  calendar: OfficeCalendar,
  from: number,
  workingMilliseconds: number,
): number | null {
  if (!(workingMilliseconds >= 0)) throw new RangeError('Working time to add must not be negative');
  if (workingMilliseconds === 0) return from;
  const days = officeDaysOf(calendar);
  let left = workingMilliseconds;
  let closedDays = 0;
  for (let epochDay = days.localEpochDay(from); closedDays <= longestClosureDays; epochDay += 1) {
    const { openings } = days.day(epochDay);
    closedDays = openings.length === 0 ? closedDays + 1 : 0;
    for (const [opens, closes] of openings) {
      const start = Math.max(opens, from);
      if (start >= closes) continue;
      if (closes - start >= left) return start + left;
      left -= closes - start;
    }
  }
  return null;
}

/** How long the office is open between two instants; negative when `to` lies before `from`. */
export function workingTimeBetween(calendar: OfficeCalendar, from: Instant, to: Instant): number {
  return workingMillisecondsBetween(calendar, epochMillisecondsOf(from), epochMillisecondsOf(to));
}

export function workingMillisecondsBetween(calendar: OfficeCalendar, from: number, to: number): number {
  // Written as a subtraction, since -0 would differ from 0 wherever results are compared.
  if (to < from) return 0 - workingMillisecondsBetween(calendar, to, from);
  const days = officeDaysOf(calendar);
  const firstDay = days.localEpochDay(from);
  const lastDay = days.localEpochDay(to);
  let sum = 0;
  for (let epochDay = firstDay; epochDay <= lastDay; epochDay += 1) {
    const day = days.day(epochDay);
    if (epochDay !== firstDay && epochDay !== lastDay) {
      sum += day.workingMilliseconds;
      continue;
    }
    for (const [opens, closes] of day.openings) {
      sum += Math.max(0, Math.min(closes, to) - Math.max(opens, from));
    }
  }
  return sum;
}
