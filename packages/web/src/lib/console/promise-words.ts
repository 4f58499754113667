import type { Locale } from '@satuloket/engine';
import type { PromiseView } from '@satuloket/server/types';
import { texts } from '#lib/text/console-work.ts';
import { formatShortDateTime, formatTime } from '#lib/text/format.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A promise in the few words that a list has room for: when it falls due, or how long ago it did. */
export function promiseWords(
  promise: Pick<PromiseView, 'state' | 'dueAt'>,
  now: Date,
  locale: Locale,
  zone: string,
): string {
  const text = texts[locale];
  if (promise.state === 'kept') return text.keptShort;
  if (promise.state === 'broken') return text.brokenShort;
  if (promise.state === 'paused' || promise.dueAt === null) return text.pausedShort;
  const over = now.getTime() - Date.parse(promise.dueAt);
  if (promise.state === 'late' && over >= 0) {
    if (over < hour) return text.overMinutes(Math.max(1, Math.floor(over / minute)));
    if (over < 2 * day) return text.overHours(Math.floor(over / hour));
    return text.overDays(Math.floor(over / day));
  }
  const time = formatTime(promise.dueAt, locale, zone);
  const due = dateIn(zone, new Date(promise.dueAt));
  if (due === dateIn(zone, now)) return text.dueToday(time);
  if (due === dateIn(zone, new Date(now.getTime() + day))) return text.dueTomorrow(time);
  return formatShortDateTime(promise.dueAt, locale, zone);
}

function dateIn(zone: string, at: Date): string {
  return at.toLocaleDateString('en-CA', { timeZone: zone });
}
