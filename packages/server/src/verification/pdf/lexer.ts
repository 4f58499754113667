import { type Budget, limits, TooComplex, Unreadable } from './budget.ts';
import type { PdfDictionary, PdfStream, PdfString, PdfValue } from './values.ts';

const characters = (text: string): ReadonlySet<number> =>
  new Set([...text].map((each) => each.charCodeAt(0)));
const blanks = characters('\0\t\n\f\r ');
const delimiters = characters('()<>[]{}/%');

/** Reads the values of a PDF one after the other, without ever going back further than a reference needs. */
export class Lexer {
  readonly #bytes: Buffer;
  readonly #budget: Budget;
  position: number;

  constructor(bytes: Buffer, position: number, budget: Budget) {
    this.#bytes = bytes;
    this.position = position;
    this.#budget = budget;
  }

  skipBlanks(): void {
    for (;;) {
      const byte = this.#bytes[this.position];
      if (byte === undefined) return;
      if (blanks.has(byte)) this.position += 1;
      else if (byte === 0x25) this.#skipComment();
      else return;
    }
  }

  #skipComment(): void {
    const from = this.position;
    let byte = this.#bytes[this.position];
    while (byte !== undefined && byte !== 0x0a && byte !== 0x0d) {
      this.position += 1;
      byte = this.#bytes[this.position];
    }
    this.#budget.text(this.position - from);
  }

  /** Takes a keyword when it stands here. */
  takes(keyword: string): boolean {
    this.skipBlanks();
    const end = this.position + keyword.length;
    if (this.#bytes.toString('latin1', this.position, end) !== keyword) return false;
    const next = this.#bytes[end];
    if (next !== undefined && !blanks.has(next) && !delimiters.has(next)) return false;
    this.position = end;
    return true;
  }

  expect(keyword: string): void {
    if (!this.takes(keyword)) throw new Unreadable(`${keyword} at ${this.position}`);
  }

  integer(): number {
    const value = this.value();
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new Unreadable('integer');
    return value;
  }

  value(depth = 0): PdfValue {
    this.#budget.token();
    if (depth > limits.depth) throw new TooComplex('depth');
    this.skipBlanks();
    const byte = this.#bytes[this.position];
    switch (byte) {
      case undefined:
        throw new Unreadable('end of file');
      case 0x2f:
        return { kind: 'name', name: this.#name() };
      case 0x28:
        return this.#literalString();
      case 0x5b:
        return this.#array(depth);
      case 0x3c:
        return this.#bytes[this.position + 1] === 0x3c ? this.#dictionary(depth) : this.#hexString();
      default:
        return this.#wordOrNumber();
    }
  }

  #word(): string {
    const from = this.position;
    let byte = this.#bytes[this.position];
    while (byte !== undefined && !blanks.has(byte) && !delimiters.has(byte)) {
      this.position += 1;
      byte = this.#bytes[this.position];
    }
    return this.#bytes.toString('latin1', from, Math.min(this.position, from + 200));
  }

  #wordOrNumber(): PdfValue {
    const from = this.position;
    const word = this.#word();
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word)) throw new Unreadable(`word at ${from}`);
    if (/^\d{1,10}$/.test(word)) {
      const generation = this.#referenceAfter();
      if (generation !== undefined) return { kind: 'reference', number: Number(word), generation };
    }
    return Number(word);
  }

  /** `12 0 R` begins like two numbers; without the `R` nothing is taken. */
  #referenceAfter(): number | undefined {
    const found = /^[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/.exec(
      this.#bytes.toString('latin1', this.position, this.position + 24),
    );
    if (found === null) return undefined;
    this.position += found[0].length;
    return Number(found[1]);
  }

  #name(): string {
    this.position += 1;
    return this.#word().replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }

  #array(depth: number): readonly PdfValue[] {
    this.position += 1;
    const values: PdfValue[] = [];
    for (;;) {
      this.skipBlanks();
      if (this.#bytes[this.position] === 0x5d) break;
      values.push(this.value(depth + 1));
    }
    this.position += 1;
    return values;
  }

  #dictionary(depth: number): PdfDictionary {
    this.position += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skipBlanks();
      const byte = this.#bytes[this.position];
      if (byte === 0x3e && this.#bytes[this.position + 1] === 0x3e) break;
      if (byte !== 0x2f) throw new Unreadable(`dictionary at ${this.position}`);
      const key = this.#name();
      const value = this.value(depth + 1);
      // Readers do not agree on which of two equal keys counts, so neither may be believed.
      if (entries.has(key)) throw new Unreadable(`key twice at ${this.position}`);
      if (value !== null) entries.set(key, value);
    }
    this.position += 2;
    return entries;
  }

  #hexString(): PdfString {
    const from = this.position;
    const end = this.#bytes.indexOf(0x3e, from);
    if (end === -1) throw new Unreadable('hex string');
    this.#budget.text(end - from);
    const digits = this.#bytes.toString('latin1', from + 1, end).replaceAll(/[\0\t\n\f\r ]/g, '');
    if (/[^0-9A-Fa-f]/.test(digits)) throw new Unreadable('hex string');
    this.position = end + 1;
    const bytes = Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
    return { kind: 'string', bytes, isHex: true, from, to: this.position };
  }

  #literalString(): PdfString {
    const from = this.position;
    const bytes: number[] = [];
    let open = 0;
    for (;;) {
      const byte = this.#bytes[this.position];
      this.position += 1;
      if (byte === undefined) throw new Unreadable('string');
      if (byte === 0x5c) {
        this.#escaped(bytes);
        continue;
      }
      if (byte === 0x28) open += 1;
      if (byte === 0x29) open -= 1;
      if (open === 0) break;
      if (byte !== 0x28 || open > 1) bytes.push(byte);
    }
    this.#budget.text(this.position - from);
    return { kind: 'string', bytes: Buffer.from(bytes), isHex: false, from, to: this.position };
  }

  #escaped(bytes: number[]): void {
    const octal = /^[0-7]{1,3}/.exec(this.#bytes.toString('latin1', this.position, this.position + 3))?.[0];
    if (octal !== undefined) {
      bytes.push(Number.parseInt(octal, 8) & 0xff);
      this.position += octal.length;
      return;
    }
    const byte = this.#bytes[this.position];
    this.position += 1;
    if (byte === undefined) throw new Unreadable('string');
    if (byte === 0x0d && this.#bytes[this.position] === 0x0a) this.position += 1;
    if (byte === 0x0a || byte === 0x0d) return;
    bytes.push(escapes.get(byte) ?? byte);
  }

  /** The stream that follows a dictionary, where one does. */
  streamAfter(
    dictionary: PdfDictionary,
    lengthBytes: (value: PdfValue | undefined) => number,
  ): PdfStream | undefined {
    const before = this.position;
    if (!this.takes('stream')) {
      this.position = before;
      return undefined;
    }
    if (this.#bytes[this.position] === 0x0d) this.position += 1;
    if (this.#bytes[this.position] === 0x0a) this.position += 1;
    const from = this.position;
    const length = lengthBytes(dictionary.get('Length'));
    if (!Number.isSafeInteger(length) || length < 0 || from + length > this.#bytes.length) {
      throw new Unreadable('length of a stream');
    }
    this.position = from + length;
    this.expect('endstream');
    return { kind: 'stream', dictionary, content: this.#bytes.subarray(from, from + length) };
  }
}

const escapes: ReadonlyMap<number, number> = new Map(
  Object.entries({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }).map(([letter, meant]) => [
    letter.charCodeAt(0),
    meant.charCodeAt(0),
  ]),
);
