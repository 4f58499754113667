/** Days as people of Indonesia write them, read as ISO dates. */

const months: Readonly<Record<string, number>> = {
  januari: 1,
  january: 1,
  jan: 1,
  februari: 2,
  pebruari: 2,
  february: 2,
  feb: 2,
  peb: 2,
  maret: 3,
  march: 3,
  mar: 3,
  april: 4,
  apr: 4,
  mei: 5,
  may: 5,
  juni: 6,
  june: 6,
  jun: 6,
  juli: 7,
  july: 7,
  jul: 7,
  agustus: 8,
  august: 8,
  agu: 8,
  agt: 8,
  ags: 8,
  aug: 8,
  september: 9,
  sept: 9,
  sep: 9,
  oktober: 10,
  october: 10,
  okt: 10,
  oct: 10,
  november: 11,
  nopember: 11,
  nov: 11,
  nop: 11,
  desember: 12,
  december: 12,
  des: 12,
  dec: 12,
};

export type ReadDate =
  | { readonly date: string }
  | { readonly fault: 'no-date' | 'no-such-day' | 'two-digit-year' };

/**
 * `21/11/2026`, `21-11-2026`, `21.11.2026`, `2026-11-21`, `21 November 2026`, `Sabtu, 21 Nop 2026 08.30`. The day comes
 * before the month. A year of two digits is refused: nobody can tell a child of 1926 from one of 2026 by it.
 */
export function readDate(text: string): ReadDate {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^(senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad)\s*,?\s*/, '')
    .replace(/[\st]+\d{1,2}[:.]\d{2}([:.]\d{2}(\.\d+)?)?\s*(wib|wita|wit|z)?$/, '')
    .trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(bare);
  if (iso !== null) return dayOf(iso[1]!, iso[2]!, iso[3]!);
  const numbers = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{2}|\d{4})$/.exec(bare);
  if (numbers !== null) return dayOf(numbers[3]!, numbers[2]!, numbers[1]!);
  const words = /^(\d{1,2})[\s./-]*([a-z]+)\.?[\s./-]*(\d{2}|\d{4})$/.exec(bare);
  const month = words === null ? undefined : months[words[2]!];
  if (words === null || month === undefined) return { fault: 'no-date' };
  return dayOf(words[3]!, String(month), words[1]!);
}

function dayOf(year: string, month: string, day: string): ReadDate {
  if (year.length !== 4) return { fault: 'two-digit-year' };
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
  return isDay ? { date } : { fault: 'no-such-day' };
}

/** The moment at which a day begins in a zone. Indonesia's zones keep one distance from UTC all year. */
export function beginningOfDay(date: string, zone: string): Date {
  const midnight = new Date(`${date}T00:00:00Z`);
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(midnight);
  const ahead = Date.parse(`${shown.replace(' ', 'T')}Z`) - midnight.getTime();
  return new Date(midnight.getTime() - ahead);
}
