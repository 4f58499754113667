import type { Locale } from '@satuloket/engine';

/** Spelt out: the full style of a date writes `01 Januari` in Indonesian, as nobody does by hand. */
const wholeDay = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;

const tags = { id: 'id-ID', en: 'en-GB' } as const;

/** `Kamis, 26 November 2026`. */
export function formatDate(at: string | Date, locale: Locale, zone: string): string {
  return format(at, locale, { ...wholeDay, timeZone: zone });
}

/** `26 November 2026`. */
export function formatDay(at: string | Date, locale: Locale, zone: string): string {
  return format(at, locale, { dateStyle: 'long', timeZone: zone });
}

/** `16.00` in Indonesian, `16:00` in English. */
export function formatTime(at: string | Date, locale: Locale, zone: string): string {
  return format(at, locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone });
}

/** `Kamis, 26 November 2026, pukul 16.00`. */
export function formatDateTime(at: string | Date, locale: Locale, zone: string): string {
  const time = formatTime(at, locale, zone);
  return `${formatDate(at, locale, zone)}, ${locale === 'id' ? 'pukul ' : ''}${time}`;
}

/** `26 Nov, 16.00`, for dense lists. */
export function formatShortDateTime(at: string | Date, locale: Locale, zone: string): string {
  const day = format(at, locale, { day: 'numeric', month: 'short', timeZone: zone });
  return `${day}, ${formatTime(at, locale, zone)}`;
}

/** `Rp15.000`; nothing to pay is said in words. */
export function formatRupiah(amountRupiah: number | bigint, locale: Locale): string {
  if (Number(amountRupiah) === 0) return locale === 'id' ? 'Gratis' : 'Free of charge';
  return `Rp${amountRupiah.toLocaleString('id-ID')}`;
}

/** `1.204`, and from a million on as people say it: `1,2 juta`. */
export function formatCount(count: number, locale: Locale): string {
  if (count < 1_000_000) return count.toLocaleString(tags[locale]);
  const millions = (count / 1_000_000).toLocaleString(tags[locale], { maximumFractionDigits: 1 });
  return `${millions} ${locale === 'id' ? 'juta' : 'million'}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter takes longer than rendering a page of dates with it. */
function format(at: string | Date, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(tags[locale], options);
  formats.set(key, known);
  return known.format(new Date(at));
}
