import { Temporal } from 'temporal-polyfill';

/**
 * An instant as records keep it: ISO 8601 with a zone, `2026-11-21T10:00:00.000Z`. Rules take and return this form
 * and reckon in epoch milliseconds inside.
 */
export type Instant = string;

/** A calendar date of the region, `2026-11-21`. */
export type IsoDate = string;

export const millisecondsOfDay = 86_400_000;

/** A text without a zone would be read in the machine's own zone, so that two servers would disagree; it throws. */
const zonedInstant = /^[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d(:\d\d([.,]\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

export function epochMillisecondsOf(instant: Instant): number {
  const milliseconds = zonedInstant.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(milliseconds)) throw new RangeError(`Not an instant with a zone: ${instant}`);
  return milliseconds;
}

export function instantOf(epochMilliseconds: number): Instant {
  return new Date(epochMilliseconds).toISOString();
}

/** Days since 1970-01-01 of a date. */
export function epochDayOf(date: IsoDate): number {
  return (
    Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) /
    millisecondsOfDay
  );
}

export function dateOfEpochDay(epochDay: number): IsoDate {
  return new Date(epochDay * millisecondsOfDay).toISOString().slice(0, 10);
}

/** The instant at which the zone's clocks show this time of the day; minutes may be 1440, the end of the day. */
export function localTimeAsEpochMilliseconds(epochDay: number, minutes: number, zone: string): number {
  const day = epochDay + Math.floor(minutes / 1440);
  const minuteOfDay = minutes % 1440;
  return Temporal.PlainDate.from(dateOfEpochDay(day)).toZonedDateTime({
    timeZone: zone,
    plainTime: { hour: Math.floor(minuteOfDay / 60), minute: minuteOfDay % 60 },
  }).epochMilliseconds;
}

/** When the zone's clocks show this hour of a date. */
export function atLocalHour(date: IsoDate, hour: number, zone: string): Instant {
  return instantOf(localTimeAsEpochMilliseconds(epochDayOf(date), hour * 60, zone));
}

/** The day that the zone's calendar shows at an instant: the last one that has begun. */
export function localEpochDay(epochMilliseconds: number, zone: string): number {
  // No zone is more than a day ahead of UTC.
  let day = Math.floor(epochMilliseconds / millisecondsOfDay) + 1;
  while (startOfLocalDay(day, zone) > epochMilliseconds) day -= 1;
  return day;
}

/** A page of work asks for hundreds of days, and reckoning one took most of its time. */
const startsOfDays = new Map<string, Map<number, number>>();
/** Some decades; what comes after them begins anew. */
const mostDays = 20_000;

function startOfLocalDay(epochDay: number, zone: string): number {
  const known = startsOfDays.get(zone);
  const starts = known === undefined || known.size > mostDays ? new Map<number, number>() : known;
  if (starts !== known) startsOfDays.set(zone, starts);
  const start = starts.get(epochDay) ?? localTimeAsEpochMilliseconds(epochDay, 0, zone);
  starts.set(epochDay, start);
  return start;
}
