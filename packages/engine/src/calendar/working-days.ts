import { type OfficeDays, officeDaysOf, workingDayFrom } from './days.ts';
import { epochMillisecondsOf, type Instant, instantOf } from './moment.ts';
import type { OfficeCalendar } from './types.ts';

/**
 * How days are counted. Laws differ, so a pack may say it for a promise; without that
 * `administrativeDayCounting` holds.
 */
export type DayCounting = {
  /** Whether the day on which the application was received is the first of the days, or the day after it is. */
  readonly dayOfReceipt: 'not-counted' | 'counted';
  /** What is received after closing, or on a closed day, may count as received on the next working day. */
  readonly receiptOutsideHours: 'same-day' | 'next-working-day';
};

/**
 * The way offices count: the day of receipt does not count, and what is sent in the evening or on a Sunday is
 * received on that day. The last day ends when the office closes.
 */
export const administrativeDayCounting: DayCounting = {
  dayOfReceipt: 'not-counted',
  receiptOutsideHours: 'same-day',
};

/**
 * The close of the last of so many working days, a working day being one with any opening. No days at all are due
 * at the first close after receipt. Null when the calendar ends before.
 */
export function addWorkingDays(
  calendar: OfficeCalendar,
  from: Instant,
  days: number,
  counting: DayCounting = administrativeDayCounting,
): Instant | null {
  requireWholeDays(days);
  const officeDays = officeDaysOf(calendar);
  const received = epochMillisecondsOf(from);
  let day = workingDayFrom(
    officeDays,
    firstCountedWorkingDay(officeDays, received, days === 0 ? counted : counting),
  );
  for (let number = 1; number < days && day !== null; number += 1) {
    day = workingDayFrom(officeDays, day.epochDay + 1);
  }
  return day === null ? null : instantOf(day.closesAt!);
}

/** How many working days count from the receipt `from` up to the date of `to`, that date included; 0 before it. */
export function workingDaysBetween(
  calendar: OfficeCalendar,
  from: Instant,
  to: Instant,
  counting: DayCounting = administrativeDayCounting,
): number {
  const days = officeDaysOf(calendar);
  const lastDay = days.localEpochDay(epochMillisecondsOf(to));
  let count = 0;
  let epochDay = firstCountedWorkingDay(days, epochMillisecondsOf(from), counting);
  for (; epochDay <= lastDay; epochDay += 1) if (days.day(epochDay).closesAt !== null) count += 1;
  return count;
}

/**
 * The midnight that ends the last of so many days of the calendar, open or not. The office's hours matter only
 * where what comes outside them counts as received on the next working day.
 */
export function addCalendarDays(
  calendar: OfficeCalendar,
  from: Instant,
  days: number,
  counting: DayCounting = administrativeDayCounting,
): Instant {
  requireWholeDays(days);
  const officeDays = officeDaysOf(calendar);
  const first = firstCountedCalendarDay(
    officeDays,
    epochMillisecondsOf(from),
    days === 0 ? counted : counting,
  );
  return instantOf(officeDays.endOfLocalDay(first + Math.max(0, days - 1)));
}

const counted: DayCounting = { dayOfReceipt: 'counted', receiptOutsideHours: 'same-day' };

/** The day from which working days are counted; it need not be one itself. */
export function firstCountedWorkingDay(days: OfficeDays, received: number, counting: DayCounting): number {
  const receiptDay = dayOfReceipt(days, received, counting);
  if (counting.dayOfReceipt === 'not-counted') return receiptDay + 1;
  const closesAt = days.day(receiptDay).closesAt;
  // A day that is already over when the application comes cannot be used any more.
  return closesAt !== null && closesAt <= received ? receiptDay + 1 : receiptDay;
}

export function firstCountedCalendarDay(days: OfficeDays, received: number, counting: DayCounting): number {
  const receiptDay = dayOfReceipt(days, received, counting);
  return counting.dayOfReceipt === 'not-counted' ? receiptDay + 1 : receiptDay;
}

function dayOfReceipt(days: OfficeDays, received: number, counting: DayCounting): number {
  const sameDay = days.localEpochDay(received);
  if (counting.receiptOutsideHours === 'same-day') return sameDay;
  const { closesAt } = days.day(sameDay);
  if (closesAt !== null && received < closesAt) return sameDay;
  return workingDayFrom(days, sameDay + 1)?.epochDay ?? sameDay;
}

function requireWholeDays(days: number): void {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`Days must be a whole number: ${days}`);
}
