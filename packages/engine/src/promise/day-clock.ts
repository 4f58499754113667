import {
  minutesOfClock,
  type OfficeDay,
  type OfficeDays,
  officeDaysOf,
  workingDayFrom,
} from '../calendar/days.ts';
import type { OfficeCalendar } from '../calendar/index.ts';
import { localTimeAsEpochMilliseconds } from '../calendar/moment.ts';
import {
  administrativeDayCounting,
  firstCountedCalendarDay,
  firstCountedWorkingDay,
} from '../calendar/working-days.ts';
import type { Span } from './spans.ts';
import type { Promised } from './types.ts';

/**
 * A promise in days. The day of receipt does not count unless the promise says so; after that a day is used when it
 * ends (the office closes, or midnight for days of the calendar) while the case is with us. A day that ends while
 * somebody else has the case is waited, and the due day moves by one for each such day. So a case sent back and
 * corrected on the same Monday moves nothing, and one corrected on Tuesday moves the due day by one.
 *
 * `ours` are the spans in which the clock ran until `at`; from then on it is taken to run.
 */
export function readDays(input: {
  readonly promise: Promised;
  readonly calendar: OfficeCalendar;
  readonly startedAt: number;
  readonly ours: readonly Span[];
  readonly at: number;
}): { dueAt: number | null; usedDays: number } {
  const { promise, ours, at } = input;
  const least = promise.cutOff === undefined ? 1 : 0;
  if (!Number.isInteger(promise.amount) || promise.amount < least) {
    throw new RangeError(`A promise in days needs a whole number of them, not ${promise.amount}`);
  }
  let usedDays = 0;
  let countedDays = 0;
  for (const endsAt of countedDayEnds(input.calendar, promise, input.startedAt)) {
    const isPast = endsAt <= at;
    if (isPast && !ours.some((span) => span.from < endsAt && endsAt <= span.to)) continue;
    if (isPast) usedDays += 1;
    countedDays += 1;
    if (countedDays === Math.max(1, promise.amount)) return { dueAt: endsAt, usedDays };
  }
  return { dueAt: null, usedDays };
}

function* countedDayEnds(calendar: OfficeCalendar, promise: Promised, startedAt: number): Generator<number> {
  const days = officeDaysOf(calendar);
  const counting = promise.counting ?? administrativeDayCounting;
  if (promise.unit === 'calendar-days') {
    for (let day = firstCountedCalendarDay(days, startedAt, counting); ; day += 1)
      yield days.endOfLocalDay(day);
  }
  let day =
    promise.cutOff === undefined
      ? workingDayFrom(days, firstCountedWorkingDay(days, startedAt, counting))
      : firstDayByCutOff(days, startedAt, promise.cutOff, promise.amount);
  while (day !== null) {
    yield day.closesAt!;
    day = workingDayFrom(days, day.epochDay + 1);
  }
}

/** The day that counts, and with an amount of days the working day after it. */
function firstDayByCutOff(
  days: OfficeDays,
  startedAt: number,
  cutOff: string,
  amount: number,
): OfficeDay | null {
  const receiptDay = days.localEpochDay(startedAt);
  const first = workingDayFrom(days, receiptDay);
  const latest = localTimeAsEpochMilliseconds(receiptDay, minutesOfClock(cutOff), days.zone);
  const isTooLate = first?.epochDay === receiptDay && startedAt > latest;
  const counted = isTooLate ? workingDayFrom(days, receiptDay + 1) : first;
  return amount === 0 || counted === null ? counted : workingDayFrom(days, counted.epochDay + 1);
}
