import type { XmlReader } from './read-xlsx.ts';

/** How a number is shown: as a day, or as a time of day. */
export type DateKind = 'date' | 'time';

/** Formats that every program knows without their being written down (ECMA-376 part 1, 18.8.30). */
const knownFormats: Readonly<Record<number, DateKind>> = {
  14: 'date',
  15: 'date',
  16: 'date',
  17: 'date',
  18: 'time',
  19: 'time',
  20: 'time',
  21: 'time',
  22: 'date',
  45: 'time',
  46: 'time',
  47: 'time',
};

/** By the place of a cell's style, whether its numbers are days or times. */
export function dateKinds(parse: (reader: XmlReader) => void): readonly (DateKind | undefined)[] {
  const formats = new Map<number, DateKind | undefined>();
  const kinds: (DateKind | undefined)[] = [];
  let isCellStyles = false;
  parse({
    open(name, attributes) {
      if (name === 'numFmt') {
        const { numFmtId, formatCode } = attributes();
        formats.set(Number(numFmtId), kindOf(formatCode ?? ''));
      }
      if (name === 'cellXfs') isCellStyles = true;
      if (name !== 'xf' || !isCellStyles) return;
      const id = Number(attributes().numFmtId);
      kinds.push(formats.has(id) ? formats.get(id) : knownFormats[id]);
    },
    close(name) {
      if (name === 'cellXfs') isCellStyles = false;
    },
  });
  return kinds;
}

/** Days and years make a day; hours alone a time. What stands in quotes or brackets is decoration. */
function kindOf(code: string): DateKind | undefined {
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '').toLowerCase();
  if (/[dy]/.test(bare)) return 'date';
  return bare.includes('h') ? 'time' : undefined;
}

/**
 * Days since the end of 1899 as ISO dates, with ` HH:MM` behind where there is an hour; a part of a day as `HH:MM`. The calendar of 1900 counts a 29 February that
 * never was, so days before March 1900 are not told; nobody alive was born then.
 */
export function dateOfSerial(serial: number, kind: DateKind, startsIn1904: boolean): string | undefined {
  if (!Number.isFinite(serial) || serial < 0) return undefined;
  // A whole minute is 1/1440 of a day, which no binary fraction is: it is rounded before the day is taken off.
  const whole = Math.round(serial * 1440);
  const minutes = whole % 1440;
  const time = `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
  if (kind === 'time' || serial < 1) return time;
  const days = Math.floor(whole / 1440) + (startsIn1904 ? 1462 : 0);
  if (days < 61 || days > 2_958_465) return undefined;
  const day = new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
  return minutes === 0 ? day : `${day} ${time}`;
}

const twoDigits = (count: number): string => String(count).padStart(2, '0');
