import type { Locale } from '@satuloket/engine';
import type { KeptPromises } from '@satuloket/server/types';
import { promiseTexts } from '#lib/text/promises.ts';

/** How many of a hundred, rounded down: 99,6 kept are not all of them. */
export const keptPercent = ({ kept, ended }: Pick<KeptPromises, 'kept' | 'ended'>): number =>
  Math.floor((kept / ended) * 100);

export const sharePercent = (permille: number): string => `${Math.round(permille / 10)}%`;

/** `3,5 hari`, `14 jam`, `20 menit`: as much as one needs to compare. */
export function minutesWords(minutes: number, locale: Locale): string {
  const text = promiseTexts[locale];
  const spoken = (value: number, digits: number): string =>
    value.toLocaleString(locale === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: digits });
  if (minutes >= 48 * 60) return text.days(spoken(minutes / 1440, 1));
  if (minutes >= 90) return text.hours(spoken(minutes / 60, 0));
  return text.minutes(spoken(minutes, 0));
}

/** `November 2026` of `2026-11`. */
export function monthWords(month: string, locale: Locale, length: 'long' | 'short' = 'long'): string {
  const at = new Date(`${month.slice(0, 7)}-01T00:00:00Z`);
  const options: Intl.DateTimeFormatOptions =
    length === 'long' ? { month: 'long', year: 'numeric' } : { month: 'short' };
  return at.toLocaleDateString(locale === 'id' ? 'id-ID' : 'en-GB', { ...options, timeZone: 'UTC' });
}
