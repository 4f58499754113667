import type { Locale } from '@satuloket/engine';
import { formatDate } from '#lib/text/format.ts';

const tags = { id: 'id-ID', en: 'en-GB' } as const;

/** A date without a time is the same day everywhere: read as noon in UTC and written in UTC. */
const noon = (date: string): Date => new Date(`${date}T12:00:00Z`);

/** `Selasa, 24 November 2026`. */
export function dayWords(date: string, locale: Locale): string {
  return formatDate(noon(date), locale, 'UTC');
}

/** `Sel` and `24 Nov`, for a grid of days. */
export function shortDayWords(date: string, locale: Locale): { weekday: string; date: string } {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tags[locale], { ...options, timeZone: 'UTC' }).format(noon(date));
  return { weekday: format({ weekday: 'long' }), date: format({ day: 'numeric', month: 'short' }) };
}

/** The choice so far as an address, so that it needs no script and can be sent to someone. */
export function chooserAddress(choice: {
  readonly action: string;
  readonly office: string;
  readonly date: string | null;
}): string {
  const query = new URLSearchParams({ langkah: choice.action, kantor: choice.office });
  if (choice.date !== null) query.set('hari', choice.date);
  return `?${query}`;
}

/** A link to where the office stands on a map; no map is loaded from anywhere before it is asked for. */
export function mapAddress({ latitude, longitude }: { latitude: number; longitude: number }): string {
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;
}
