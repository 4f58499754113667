/**
 * How people write the names of places: in any case, with or without spaces (Bekasijaya, Bekasi Jaya), with a slip
 * of a letter or two.
 */

/** Letters and digits only, in lower case: `Bojong Rawalumbu` becomes `bojongrawalumbu`. */
export function squeeze(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** The words that tell the kind of a place and not which one. */
const kindWords = new Set([
  'kelurahan',
  'kel',
  'desa',
  'ds',
  'kecamatan',
  'kec',
  'kabupaten',
  'kab',
  'provinsi',
]);

/** The typed words, without those that tell only the kind of a place. */
export function placeWords(typed: string): readonly string[] {
  return typed
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map(squeeze)
    .filter((word) => word !== '' && !kindWords.has(word));
}

/** Two slips in a long word, one in a word of four letters or more, none in a shorter one. */
export function slipsAllowed(length: number): number {
  if (length >= 9) return 2;
  return length >= 4 ? 1 : 0;
}

/**
 * From 0 to 1: 1 for the same text, less for a beginning, for a part inside and for slips; 0 when they differ by
 * more slips than allowed. Both are squeezed already.
 */
export function similarity(typed: string, name: string): number {
  if (typed === '' || name === '') return 0;
  if (typed === name) return 1;
  const share = typed.length / Math.max(typed.length, name.length);
  if (name.startsWith(typed)) return 0.8 + 0.15 * share;
  if (typed.length >= 3 && name.includes(typed)) return 0.6 + 0.15 * share;
  const allowed = slipsAllowed(typed.length);
  if (allowed === 0) return 0;
  const distances = distancesToBeginnings(typed, name);
  // As if the name had only just begun to be typed; a whole name is nearer than a beginning of another.
  const slips = Math.min(
    distances[name.length]!,
    ...Array.from({ length: 2 * allowed + 1 }, (_, index) => {
      const length = typed.length - allowed + index;
      return length < name.length ? distances[length]! + 0.5 : Number.POSITIVE_INFINITY;
    }),
  );
  return slips > allowed + 0.5 ? 0 : 0.7 - 0.12 * slips;
}

/** Letters to insert, remove, replace or swap with their neighbour (optimal string alignment). */
export function editDistance(first: string, second: string): number {
  return distancesToBeginnings(first, second)[second.length]!;
}

/** The edit distance of a text to each beginning of a name, by the length of the beginning. */
function distancesToBeginnings(text: string, name: string): readonly number[] {
  let beforeLast: number[] = [];
  let last = Array.from({ length: name.length + 1 }, (_, column) => column);
  for (let row = 1; row <= text.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= name.length; column += 1) {
      const replaced = last[column - 1]! + (text[row - 1] === name[column - 1] ? 0 : 1);
      let distance = Math.min(last[column]! + 1, current[column - 1]! + 1, replaced);
      if (row > 1 && column > 1 && text[row - 1] === name[column - 2] && text[row - 2] === name[column - 1])
        distance = Math.min(distance, beforeLast[column - 2]! + 1);
      current.push(distance);
    }
    beforeLast = last;
    last = current;
  }
  return last;
}
