/**
 * Numbers that single things carry: letters and digits, the last of them digits that count (`BK26-000512`). Two of them
 * follow on each other when all before those digits is the same.
 */

/** A serial apart: `BK26-`, 512 and how many digits it is written with. */
export type SerialNumber = { readonly prefix: string; readonly number: number; readonly width: number };

/** First and last, both of them in it. */
export type SerialRange = SerialNumber & { readonly last: number };

/** More than this nobody enters at once: twenty boxes of five hundred. */
export const mostSerials = 10_000;

const longestPrefix = 20;
/** More digits than these a JavaScript number need not hold. */
const mostDigits = 12;
const pattern = new RegExp(`^([A-Z0-9/-]{0,${longestPrefix}}?)(\\d{1,${mostDigits}})$`);

/** As it is kept: capital letters, without spaces. */
export function plainSerial(typed: string): string {
  return typed.replace(/\s+/g, '').toUpperCase();
}

/** Undefined for what is no serial. */
export function readSerial(typed: string): SerialNumber | undefined {
  const [, prefix, digits] = pattern.exec(plainSerial(typed)) ?? [];
  return prefix === undefined || digits === undefined
    ? undefined
    : { prefix, number: Number(digits), width: digits.length };
}

export function serialText({ prefix, number, width }: SerialNumber): string {
  return `${prefix}${String(number).padStart(width, '0')}`;
}

/** All serials of a range, in order. */
export function serialsIn({ prefix, number, width, last }: SerialRange): readonly string[] {
  return Array.from({ length: last - number + 1 }, (_, offset) =>
    serialText({ prefix, number: number + offset, width }),
  );
}

/** `BK26-000501–BK26-000520`, or the one that it is. */
export function formatRange(range: SerialRange): string {
  const first = serialText(range);
  return range.last === range.number ? first : `${first}–${serialText({ ...range, number: range.last })}`;
}

/** The fewest ranges that hold these serials, in their order; what is no serial is left out. */
export function serialRanges(serials: Iterable<string>): readonly SerialRange[] {
  const read = [...new Set(serials)]
    .flatMap((serial) => readSerial(serial) ?? [])
    .sort(
      (left, right) =>
        (left.prefix < right.prefix ? -1 : left.prefix > right.prefix ? 1 : 0) ||
        left.width - right.width ||
        left.number - right.number,
    );
  const ranges: SerialRange[] = [];
  for (const { prefix, number, width } of read) {
    const before = ranges.at(-1);
    if (before?.prefix === prefix && before.width === width && before.last + 1 === number)
      ranges[ranges.length - 1] = { ...before, last: number };
    else ranges.push({ prefix, number, width, last: number });
  }
  return ranges;
}

export type SerialFault = {
  readonly code: 'malformed' | 'backwards' | 'unlike' | 'twice' | 'too-many';
  readonly entry: string;
};

/** Between first and last; a hyphen may stand within a serial, so alone it divides only with spaces around it. */
const divider = /\.\.|–|—|\s-\s|\s+(?:s\/d|sampai|to)\s+/i;

/**
 * Reads what was typed or scanned, an entry a serial or first and last (`BK26-000501..BK26-000520`). Gives all serials
 * in order, or the first entry that can't be.
 */
export function readSerials(
  entries: readonly string[],
):
  | { readonly ok: true; readonly serials: readonly string[] }
  | { readonly ok: false; readonly fault: SerialFault } {
  const serials = new Set<string>();
  const fault = (code: SerialFault['code'], entry: string) =>
    ({ ok: false, fault: { code, entry: entry.trim() } }) as const;
  for (const entry of entries.filter((each) => each.trim() !== '')) {
    const [first, last, ...more] = entry.split(divider).map(readSerial);
    if (first === undefined || more.length > 0 || (last === undefined && divider.test(entry)))
      return fault('malformed', entry);
    const end = last ?? first;
    if (end.prefix !== first.prefix || end.width !== first.width) return fault('unlike', entry);
    if (end.number < first.number) return fault('backwards', entry);
    if (serials.size + end.number - first.number + 1 > mostSerials) return fault('too-many', entry);
    for (const serial of serialsIn({ ...first, last: end.number })) {
      if (serials.has(serial)) return fault('twice', serial);
      serials.add(serial);
    }
  }
  return { ok: true, serials: [...serials] };
}
