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
  const slips = Math.min(editDistance(typed, name), beginningDistance(typed, name, allowed) + 0.5);
  return slips > allowed + 0.5 ? 0 : 0.7 - 0.12 * slips;
}

/** As if the name had only just begun to be typed: the nearest of its beginnings of about the same length. */
function beginningDistance(typed: string, name: string, allowed: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let length = typed.length - allowed; length <= typed.length + allowed; length += 1)
    if (length > 0 && length < name.length)
      nearest = Math.min(nearest, editDistance(typed, name.slice(0, length)));
  return nearest;
}

/** Letters to insert, remove, replace or swap with their neighbour (optimal string alignment). */
export function editDistance(first: string, second: string): number {
  const rows = Array.from({ length: first.length + 1 }, (_, row) =>
    Array.from({ length: second.length + 1 }, (_, column) => (row === 0 ? column : column === 0 ? row : 0)),
  );
  for (let row = 1; row <= first.length; row += 1)
    for (let column = 1; column <= second.length; column += 1) {
      const same = first[row - 1] === second[column - 1];
      const swapped =
        row > 1 &&
        column > 1 &&
        first[row - 1] === second[column - 2] &&
        first[row - 2] === second[column - 1];
      rows[row]![column] = Math.min(
        rows[row - 1]![column]! + 1,
        rows[row]![column - 1]! + 1,
        rows[row - 1]![column - 1]! + (same ? 0 : 1),
        swapped ? rows[row - 2]![column - 2]! + 1 : Number.POSITIVE_INFINITY,
      );
    }
  return rows[first.length]![second.length]!;
}
