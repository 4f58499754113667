import { atLocalHour, isWorkingDay, localDate, type OfficeCalendar, type Region } from '@satuloket/engine';

/** Before work, before noon and before the working day ends. */
const usualTimes = ['07:30', '12:00', '15:30'] as const;

/** A server that was down when a digest was due still sends it this long; then the next one tells the same. */
const stillFreshMilliseconds = 90 * 60_000;

export function digestTimesOf(region: Pick<Region, 'messages'>): readonly string[] {
  return region.messages?.digests ?? usualTimes;
}

/** The digest whose time has come last and is still fresh; undefined when there is none or the office does not work today. */
export function currentDigest(
  region: Pick<Region, 'messages' | 'zone'>,
  calendar: OfficeCalendar,
  now: Date,
): Date | undefined {
  const today = localDate(calendar, now.toISOString());
  if (!isWorkingDay(calendar, today)) return undefined;
  const midnight = Date.parse(atLocalHour(today, 0, region.zone));
  const due = digestTimesOf(region)
    .map((time) => {
      const [hours, minutes] = time.split(':').map(Number) as [number, number];
      return midnight + (hours * 60 + minutes) * 60_000;
    })
    .filter((at) => at <= now.getTime() && now.getTime() - at < stillFreshMilliseconds);
  return due.length === 0 ? undefined : new Date(Math.max(...due));
}
