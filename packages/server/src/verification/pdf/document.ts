import { type Budget, limits, TooComplex, Unreadable } from './budget.ts';
import { readCrossReferences, type XrefEntry } from './cross-references.ts';
import { Lexer } from './lexer.ts';
import { inflate, readObjectAt } from './streams.ts';
import { isReference, isStream, nameOf, type PdfDictionary, type PdfValue } from './values.ts';

/**
 * A PDF as its cross-references tell it, up to a given end: the beginning of a file that was extended is itself a file,
 * the one that was signed. Nothing is repaired: what only a guessing reader would find is not there.
 */
export class PdfDocument {
  readonly bytes: Buffer;
  readonly entries: ReadonlyMap<number, XrefEntry>;
  readonly trailer: PdfDictionary;
  readonly #budget: Budget;
  readonly #objects = new Map<number, PdfValue>();
  readonly #packed = new Map<number, ReadonlyMap<number, PdfValue>>();
  readonly #opening = new Set<number>();

  constructor(bytes: Buffer, budget: Budget) {
    this.bytes = bytes;
    this.#budget = budget;
    const { entries, trailer } = readCrossReferences(bytes, budget);
    this.entries = entries;
    this.trailer = trailer;
  }

  get isLocked(): boolean {
    return this.trailer.has('Encrypt');
  }

  /** What a value is, with references followed. */
  resolve(value: PdfValue | undefined): PdfValue | undefined {
    let at = value;
    for (let hops = 0; isReference(at); hops += 1) {
      if (hops > 20) throw new Unreadable('references in a circle');
      at = this.object(at.number);
    }
    return at;
  }

  object(number: number): PdfValue {
    const known = this.#objects.get(number);
    if (known !== undefined) return known;
    const entry = this.entries.get(number);
    if (entry === undefined || entry.kind === 'free') return null;
    if (this.#opening.has(number)) throw new Unreadable('an object in itself');
    this.#opening.add(number);
    const value =
      entry.kind === 'packed'
        ? (this.#packedIn(entry.stream).get(number) ?? null)
        : this.#at(number, entry.offset);
    this.#opening.delete(number);
    this.#objects.set(number, value);
    return value;
  }

  #at(number: number, offset: number): PdfValue {
    return readObjectAt(this.bytes, offset, this.#budget, number, (length) => {
      const known = this.resolve(length);
      return typeof known === 'number' ? known : -1;
    });
  }

  /** The objects of an object stream (ISO 32000-2, 7.5.7), by number. */
  #packedIn(streamNumber: number): ReadonlyMap<number, PdfValue> {
    const known = this.#packed.get(streamNumber);
    if (known !== undefined) return known;
    if (this.entries.get(streamNumber)?.kind !== 'offset') throw new Unreadable('object stream');
    const stream = this.object(streamNumber);
    if (!isStream(stream) || nameOf(stream.dictionary.get('Type')) !== 'ObjStm') {
      throw new Unreadable('object stream');
    }
    const content = inflate(stream, this.#budget, (value) => this.resolve(value));
    const count = this.resolve(stream.dictionary.get('N'));
    const first = this.resolve(stream.dictionary.get('First'));
    if (typeof count !== 'number' || typeof first !== 'number') throw new Unreadable('object stream');
    if (count > limits.objects) throw new TooComplex('objects');
    const header = new Lexer(content, 0, this.#budget);
    const places = Array.from({ length: count }, () => [header.integer(), header.integer()] as const);
    const objects = new Map(
      places.map(([number, offset]) => [number, new Lexer(content, first + offset, this.#budget).value()]),
    );
    this.#packed.set(streamNumber, objects);
    return objects;
  }
}
