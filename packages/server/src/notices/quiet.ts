import type { Region } from '@satuloket/engine';

/** Hours of a day between which nobody is disturbed, `21:00` to `06:00`. */
export type QuietHours = { readonly from: string; readonly until: string };

/** A region that says nothing lets people sleep. */
const usualQuietHours: QuietHours = { from: '21:00', until: '06:00' };

export function quietHoursOf(region: Pick<Region, 'messages'>): QuietHours {
  return region.messages?.quiet ?? usualQuietHours;
}

/** Whoever is reminded this long before still has time to get ready. */
const noticeMilliseconds = 60 * 60_000;

/** Indonesia's zones have had no summer time since 1963 (Keppres 41/1987 names the three). */
const offsetHours: Readonly<Record<Region['zone'], number>> = {
  'Asia/Jakarta': 7,
  'Asia/Makassar': 8,
  'Asia/Jayapura': 9,
};

/**
 * When a message may go out that could go out at `at`: at once by day, at the end of the quiet time by night. What would
 * then come too late for its purpose, less than an hour before it, goes out at once all the same.
 */
export function earliestSending(
  { quiet, zone }: { readonly quiet: QuietHours; readonly zone: Region['zone'] },
  { at, purposeAt }: { readonly at: Date; readonly purposeAt?: Date | null | undefined },
): Date {
  const end = quietUntil(quiet, zone, at);
  if (end === undefined) return at;
  if (purposeAt && purposeAt.getTime() - end.getTime() < noticeMilliseconds) return at;
  return end;
}

/** The end of the quiet time in which a moment lies; undefined by day. */
function quietUntil(quiet: QuietHours, zone: Region['zone'], at: Date): Date | undefined {
  const minutesOfDay = 24 * 60;
  const offsetMinutes = offsetHours[zone] * 60;
  const localMinutes = Math.floor(at.getTime() / 60_000) + offsetMinutes;
  const minute = localMinutes % minutesOfDay;
  const midnight = localMinutes - minute;
  const from = minuteOf(quiet.from);
  const until = minuteOf(quiet.until);
  const crossesMidnight = from > until;
  const isQuiet = crossesMidnight ? minute >= from || minute < until : minute >= from && minute < until;
  if (!isQuiet) return undefined;
  const endsTomorrow = crossesMidnight && minute >= from;
  return new Date((midnight + until + (endsTomorrow ? minutesOfDay : 0) - offsetMinutes) * 60_000);
}

function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return hours * 60 + minutes;
}
