/** A file that would cost more than any honest document does. */
export class TooComplex extends Error {
  override readonly name = 'TooComplex';
}

/** A file whose structure can't be followed. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/**
 * What the reading of one file may cost, whatever the file asks for. A document of a thousand pages with pictures stays
 * far below each of these.
 */
export const limits = {
  fileBytes: 20_000_000,
  tokens: 4_000_000,
  /** Of strings and comments; several entries may point at the same long one. */
  textBytes: 40_000_000,
  inflatedBytes: 60_000_000,
  objects: 400_000,
  revisions: 100,
  signatures: 32,
  depth: 60,
  certificates: 60,
} as const;

/** Counts down over the whole of one check; what is used up ends it. */
export class Budget {
  #tokens: number = limits.tokens;
  #inflatedBytes: number = limits.inflatedBytes;
  #objects: number = limits.objects;
  #textBytes: number = limits.textBytes;

  token(): void {
    this.#tokens -= 1;
    if (this.#tokens < 0) throw new TooComplex('tokens');
  }

  text(bytes: number): void {
    this.#textBytes -= bytes;
    if (this.#textBytes < 0) throw new TooComplex('text');
  }

  objects(count: number): void {
    this.#objects -= count;
    if (this.#objects < 0) throw new TooComplex('objects');
  }

  get inflatedBytesLeft(): number {
    return this.#inflatedBytes;
  }

  inflated(bytes: number): void {
    this.#inflatedBytes -= bytes;
    if (this.#inflatedBytes <= 0) throw new TooComplex('inflated');
  }
}
