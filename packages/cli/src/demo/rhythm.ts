import { addWorkingTime, localDate, type OfficeCalendar, workingTimeBetween } from '@satuloket/engine';
import type { Random } from '@satuloket/sandbox';

/** How often people apply at each hour of the day: in the late morning, and most of all after supper. */
const hourWeights = [
  0.05, 0.04, 0.03, 0.03, 0.05, 0.2, 0.5, 0.8, 1.2, 1.6, 1.7, 1.4, 1.5, 1.3, 1.1, 1, 1, 0.9, 1.1, 2, 2.2, 1.7,
  0.8, 0.3,
];
/** From Sunday to Saturday. */
const weekdayWeights = [0.5, 1.5, 1.2, 1.1, 1.05, 0.9, 0.7];
const holidayWeight = 0.35;
/** The service becomes known: in the last days several times as many apply as in the first weeks. */
const firstDayWeight = 0.7;
const lastDayWeight = 2.6;

const hour = 3_600_000;
const day = 24 * hour;

/** Moments at which people apply, in order; the same random numbers give the same moments. */
export function filingMoments(input: {
  readonly random: Random;
  readonly calendar: OfficeCalendar;
  readonly from: number;
  readonly until: number;
  readonly count: number;
}): number[] {
  const { random, calendar, from, until, count } = input;
  const hours: { readonly at: number; readonly upTo: number }[] = [];
  let sum = 0;
  for (let at = from; at < until; at += hour) {
    const progress = (at - from) / Math.max(1, until - from);
    const ramp = firstDayWeight + (lastDayWeight - firstDayWeight) * progress ** 3;
    sum += ramp * momentWeight(calendar, at);
    hours.push({ at, upTo: sum });
  }
  return Array.from({ length: count }, () => {
    const wanted = random.fraction() * sum;
    const chosen = hours.find(({ upTo }) => upTo >= wanted) ?? hours.at(-1);
    return Math.min(until - 1, (chosen?.at ?? from) + Math.floor(random.fraction() * hour));
  }).sort((left, right) => left - right);
}

function momentWeight(calendar: OfficeCalendar, at: number): number {
  const date = localDate(calendar, new Date(at).toISOString());
  const isHoliday = calendar.exceptions.some((exception) => exception.date === date);
  const weekday = weekdayWeights[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? 1;
  return weekday * (hourWeights[localHour(calendar.zone, at)] ?? 0) * (isHoliday ? holidayWeight : 1);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

export function localHour(zone: string, at: number): number {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' });
  clocks.set(zone, clock);
  return Number(clock.format(at));
}

/** When someone at home gets round to something, some days later, at an hour at which people do. */
export function momentAtHome(
  random: Random,
  zone: string,
  from: number,
  days: { readonly least: number; readonly most: number },
): number {
  const rough = from + (days.least + random.fraction() * (days.most - days.least)) * day;
  for (let tries = 0; tries < 24; tries += 1) {
    const at = Math.floor(rough + (random.fraction() - 0.5) * 0.6 * day);
    const weight = hourWeights[localHour(zone, at)] ?? 0;
    if (at > from + 15 * 60_000 && random.fraction() * 2.2 < weight) return at;
  }
  return Math.floor(rough + 20 * 60_000);
}

/** The moment after so much working time of the office. */
export function momentInOffice(calendar: OfficeCalendar, from: number, workingMilliseconds: number): number {
  const amount = Math.max(60_000, Math.floor(workingMilliseconds));
  const at = addWorkingTime(calendar, new Date(from).toISOString(), amount);
  if (at === null) throw new Error('The calendar of an office ends within the past that is told.');
  return Date.parse(at);
}

/** The latest full hour before which the office still had so much working time until `until`. */
export function momentBefore(calendar: OfficeCalendar, until: number, workingMilliseconds: number): number {
  let at = until;
  const end = new Date(until).toISOString();
  do at -= hour;
  while (workingTimeBetween(calendar, new Date(at).toISOString(), end) < workingMilliseconds);
  return at;
}
