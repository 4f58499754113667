import type { SearchVocabulary } from './types.ts';

/** A word to look for, with what was typed for it: `akta` for `akte`. */
export type Word = { readonly term: string; readonly typed: string };

/** Small letters and digits without accents; `KTP-el` is two words, which a synonym may join. */
export function splitWords(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      // An apostrophe stands inside a word (jum'at), any other sign between words.
      .replace(/['’]/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Reads texts by a vocabulary: phrases become what they mean, and noise falls away. */
export class WordReader {
  readonly #synonyms = new Map<string, readonly string[]>();
  readonly #noise: ReadonlySet<string>;
  #longestPhrase = 1;

  constructor(vocabulary: SearchVocabulary) {
    for (const [typed, meant] of Object.entries(vocabulary.synonyms)) {
      const phrase = splitWords(typed);
      this.#longestPhrase = Math.max(this.#longestPhrase, phrase.length);
      this.#synonyms.set(phrase.join(' '), splitWords(meant));
    }
    this.#noise = new Set(vocabulary.noise.flatMap(splitWords));
  }

  read(text: string): Word[] {
    const typed = splitWords(text);
    const words: Word[] = [];
    for (let start = 0; start < typed.length; ) {
      const { length, meant } = this.#phraseAt(typed, start);
      const phrase = typed.slice(start, start + length).join(' ');
      words.push(...meant.map((term) => ({ term, typed: phrase })));
      start += length;
    }
    // `anak-anak` is one word said twice; so is a word repeated in a hurry.
    const seen = new Set<string>();
    return words.filter(({ term }) => !this.#noise.has(term) && !seen.has(term) && seen.add(term));
  }

  /** For a text to be found: also its own words, so that a slip inside a phrase (`kartu kluarga`) still leads to it. */
  readAsWritten(text: string): string[] {
    const meant = this.read(text).map(({ term }) => term);
    const written = splitWords(text).filter((word) => !this.#noise.has(word));
    return [...new Set([...meant, ...written])];
  }

  /** The longest phrase that begins here; a word without a synonym means itself. */
  #phraseAt(typed: readonly string[], start: number): { length: number; meant: readonly string[] } {
    const longest = Math.min(this.#longestPhrase, typed.length - start);
    for (let length = longest; length >= 1; length -= 1) {
      const meant = this.#synonyms.get(typed.slice(start, start + length).join(' '));
      if (meant !== undefined) return { length, meant };
    }
    return { length: 1, meant: typed.slice(start, start + 1) };
  }
}
