import { editDistance, slipsAllowed } from '../places/similarity.ts';

/** Finds known words that a typed one may have been meant as. */
export class SlipFinder {
  readonly #termsByTrigram = new Map<string, string[]>();

  constructor(terms: Iterable<string>) {
    for (const term of terms) {
      for (const trigram of trigramsOf(term)) {
        const known = this.#termsByTrigram.get(trigram);
        if (known === undefined) this.#termsByTrigram.set(trigram, [term]);
        else known.push(term);
      }
    }
  }

  /**
   * Known words within the slips allowed for the word's length, with a likeness below 1. Only words that share a
   * trigram are compared, which a slip or two leaves in any word long enough to have one.
   */
  find(word: string): { readonly term: string; readonly likeness: number }[] {
    const allowed = slipsAllowed(word.length);
    if (allowed === 0) return [];
    const trigrams = trigramsOf(word);
    const shared = new Map<string, number>();
    for (const trigram of trigrams) {
      for (const term of this.#termsByTrigram.get(trigram) ?? [])
        shared.set(term, (shared.get(term) ?? 0) + 1);
    }
    const found: { term: string; likeness: number }[] = [];
    for (const [term, count] of shared) {
      if (Math.abs(term.length - word.length) > allowed) continue;
      const slips = editDistance(word, term);
      if (slips > allowed) continue;
      const overlap = (2 * count) / (trigrams.length + trigramsOf(term).length);
      found.push({ term, likeness: (1 - slips / word.length) * (0.7 + 0.3 * overlap) });
    }
    return found;
  }
}

/** With the word's edges, since people seldom miss the first letter. */
function trigramsOf(word: string): string[] {
  const padded = `  ${word} `;
  return [
    ...new Set(Array.from({ length: padded.length - 2 }, (_, start) => padded.slice(start, start + 3))),
  ];
}
