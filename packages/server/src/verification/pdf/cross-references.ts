import { type Budget, limits, TooComplex, Unreadable } from './budget.ts';
import { Lexer } from './lexer.ts';
import { inflate, readObjectAt } from './streams.ts';
import { isArray, isStream, nameOf, type PdfDictionary, type PdfValue } from './values.ts';

/** Where an object stands (ISO 32000-2, 7.5.4 and 7.5.8). */
export type XrefEntry =
  | { readonly kind: 'free' }
  | { readonly kind: 'offset'; readonly offset: number }
  | { readonly kind: 'packed'; readonly stream: number; readonly index: number };

type Section = { readonly entries: ReadonlyMap<number, XrefEntry>; readonly trailer: PdfDictionary };

/** The end of a file is looked for here; some programs write a few blanks after it. */
const tailBytes = 2048;

export function readCrossReferences(
  bytes: Buffer,
  budget: Budget,
): { readonly entries: ReadonlyMap<number, XrefEntry>; readonly trailer: PdfDictionary } {
  const entries = new Map<number, XrefEntry>();
  const visited = new Set<number>();
  const waiting = [lastStart(bytes)];
  let trailer: PdfDictionary | undefined;
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (visited.has(next)) throw new Unreadable('cross-references in a circle');
    visited.add(next);
    if (visited.size > limits.revisions) throw new TooComplex('revisions');
    const section = readSection(bytes, next, budget);
    trailer ??= section.trailer;
    // The newest counts: sections come newest first.
    for (const [number, entry] of section.entries) if (!entries.has(number)) entries.set(number, entry);
    for (const key of ['XRefStm', 'Prev']) {
      const before = section.trailer.get(key);
      if (before === undefined) continue;
      if (typeof before !== 'number') throw new Unreadable(key);
      waiting.push(before);
    }
  }
  if (trailer === undefined) throw new Unreadable('trailer');
  return { entries, trailer };
}

function lastStart(bytes: Buffer): number {
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - tailBytes));
  const found = /startxref[\0\t\n\f\r ]+(\d{1,10})[\0\t\n\f\r ]+%%EOF[\0\t\n\f\r ]*$/.exec(tail);
  if (found === null) throw new Unreadable('startxref');
  return Number(found[1]);
}

function readSection(bytes: Buffer, offset: number, budget: Budget): Section {
  if (offset >= bytes.length) throw new Unreadable('startxref');
  const lexer = new Lexer(bytes, offset, budget);
  return lexer.takes('xref') ? readTable(bytes, lexer, budget) : readStream(bytes, offset, budget);
}

function readTable(bytes: Buffer, lexer: Lexer, budget: Budget): Section {
  const entries = new Map<number, XrefEntry>();
  while (!lexer.takes('trailer')) {
    const first = lexer.integer();
    const count = lexer.integer();
    // An entry takes 20 bytes: the file can't hold more of them than it is long.
    if (first < 0 || count < 0 || count > bytes.length / 18) throw new TooComplex('cross-references');
    budget.objects(count);
    for (let index = 0; index < count; index += 1) {
      const place = lexer.integer();
      lexer.integer();
      const inUse = lexer.takes('n');
      if (!inUse) lexer.expect('f');
      entries.set(first + index, inUse ? { kind: 'offset', offset: place } : { kind: 'free' });
    }
  }
  const trailer = lexer.value();
  if (!(trailer instanceof Map)) throw new Unreadable('trailer');
  return { entries, trailer };
}

function readStream(bytes: Buffer, offset: number, budget: Budget): Section {
  const direct = (value: PdfValue | undefined): number => (typeof value === 'number' ? value : -1);
  const stream = readObjectAt(bytes, offset, budget, undefined, direct);
  if (!isStream(stream) || nameOf(stream.dictionary.get('Type')) !== 'XRef') throw new Unreadable('XRef');
  const { dictionary } = stream;
  const widths = numbersOf(dictionary.get('W'));
  if (widths.length !== 3 || widths.some((width) => width > 6)) throw new Unreadable('W');
  const size = dictionary.get('Size');
  const index = dictionary.has('Index') ? numbersOf(dictionary.get('Index')) : [0, direct(size)];
  const content = inflate(stream, budget, (value) => value);
  const rowBytes = widths[0]! + widths[1]! + widths[2]!;
  if (rowBytes === 0) throw new Unreadable('W');
  const entries = new Map<number, XrefEntry>();
  let at = 0;
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const [first, count] = [index[pair]!, index[pair + 1]!];
    if (count < 0 || count * rowBytes > content.length - at) throw new Unreadable('Index');
    budget.objects(count);
    for (let row = 0; row < count; row += 1) {
      entries.set(first + row, entryOf(content, at, widths));
      at += rowBytes;
    }
  }
  return { entries, trailer: dictionary };
}

function entryOf(content: Buffer, at: number, [first, second, third]: readonly number[]): XrefEntry {
  const read = (from: number, width: number): number => (width === 0 ? 0 : content.readUIntBE(from, width));
  const kind = first === 0 ? 1 : read(at, first!);
  const place = read(at + first!, second!);
  const detail = read(at + first! + second!, third!);
  if (kind === 1) return { kind: 'offset', offset: place };
  return kind === 2 ? { kind: 'packed', stream: place, index: detail } : { kind: 'free' };
}

function numbersOf(value: PdfValue | undefined): readonly number[] {
  if (!isArray(value) || value.length > 10_000) throw new Unreadable('numbers');
  return value.map((each) => {
    if (typeof each !== 'number' || !Number.isSafeInteger(each) || each < 0) throw new Unreadable('numbers');
    return each;
  });
}
