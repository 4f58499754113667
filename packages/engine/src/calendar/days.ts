import { dateOfEpochDay, localEpochDay, localTimeAsEpochMilliseconds } from './moment.ts';
import type { DayHours, OfficeCalendar, Weekday } from './types.ts';

/** One day of an office, with its openings as half-open spans of epoch milliseconds in order. */
export type OfficeDay = {
  readonly epochDay: number;
  readonly openings: readonly (readonly [number, number])[];
  readonly workingMilliseconds: number;
  /** When the office closes for the day; null on a day without opening. */
  readonly closesAt: number | null;
};

/** Sunday first, as `Date` counts. */
const weekdays: readonly Weekday[] = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
];

/**
 * A calendar with its days worked out as they are asked for. A day costs a conversion through the zone's rules, so
 * each is kept: a thousand due times over the same months cost about as much as one.
 */
export class OfficeDays {
  readonly zone: string;
  readonly #calendar: OfficeCalendar;
  readonly #exceptions = new Map<string, DayHours>();
  readonly #days = new Map<number, OfficeDay>();

  constructor(calendar: OfficeCalendar) {
    this.zone = calendar.zone;
    this.#calendar = calendar;
    // A later entry replaces an earlier one of the same date: an office's own follow the region's.
    for (const exception of calendar.exceptions) this.#exceptions.set(exception.date, exception.hours);
  }

  day(epochDay: number): OfficeDay {
    const known = this.#days.get(epochDay);
    if (known !== undefined) return known;
    const openings = this.hoursOn(epochDay).map(
      ([opens, closes]) =>
        [
          localTimeAsEpochMilliseconds(epochDay, minutesOfClock(opens), this.zone),
          localTimeAsEpochMilliseconds(epochDay, minutesOfClock(closes), this.zone),
        ] as const,
    );
    openings.sort((first, second) => first[0] - second[0]);
    const day: OfficeDay = {
      epochDay,
      openings,
      workingMilliseconds: openings.reduce((sum, [opens, closes]) => sum + closes - opens, 0),
      closesAt: openings.at(-1)?.[1] ?? null,
    };
    this.#days.set(epochDay, day);
    return day;
  }

  hoursOn(epochDay: number): DayHours {
    const date = dateOfEpochDay(epochDay);
    const exception = this.#exceptions.get(date);
    if (exception !== undefined) return exception;
    let inForce: OfficeCalendar['periods'][number] | null = null;
    for (const period of this.#calendar.periods) {
      const applies = period.from <= date && (period.until === undefined || date <= period.until);
      // Hours announced for a later start replace those before them; a period for Ramadan inside an open one does too.
      if (applies && (inForce === null || period.from >= inForce.from)) inForce = period;
    }
    return inForce === null ? [] : inForce.week[weekdays[weekdayNumber(epochDay)]!];
  }

  localEpochDay(epochMilliseconds: number): number {
    return localEpochDay(epochMilliseconds, this.zone);
  }

  endOfLocalDay(epochDay: number): number {
    return localTimeAsEpochMilliseconds(epochDay, 1440, this.zone);
  }
}

/**
 * How many days without any opening are searched before the calendar counts as ended. Longer than any closure of an
 * office that still exists, and it bounds every search.
 */
export const longestClosureDays = 400;

const compiled = new WeakMap<OfficeCalendar, OfficeDays>();

/** Days are kept for each calendar object, not for its version: two contents can then never be mistaken. */
export function officeDaysOf(calendar: OfficeCalendar): OfficeDays {
  let days = compiled.get(calendar);
  if (days === undefined) {
    days = new OfficeDays(calendar);
    compiled.set(calendar, days);
  }
  return days;
}

/** The first working day from `epochDay` on, that day included; null when the calendar has ended. */
export function workingDayFrom(days: OfficeDays, epochDay: number): OfficeDay | null {
  for (let offset = 0; offset <= longestClosureDays; offset += 1) {
    const day = days.day(epochDay + offset);
    if (day.closesAt !== null) return day;
  }
  return null;
}

export function minutesOfClock(clock: string): number {
  const hours = Number(clock.slice(0, 2));
  const minutes = Number(clock.slice(3, 5));
  const total = hours * 60 + minutes;
  if (!/^\d\d:\d\d$/.test(clock) || minutes > 59 || total > 1440)
    throw new RangeError(`Not a time: ${clock}`);
  return total;
}

/** 1970-01-01 was a Thursday. */
function weekdayNumber(epochDay: number): number {
  return (((epochDay + 4) % 7) + 7) % 7;
}
