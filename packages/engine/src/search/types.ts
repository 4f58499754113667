import type { Text } from '../result.ts';

/** What can be found. */
export type SearchEntry = {
  readonly code: string;
  readonly title: Text;
  readonly summary: Text;
  /** Everyday words and phrases by which people ask for it, in any language. */
  readonly keywords: readonly string[];
};

/** What a region knows of how its people write; plain data, so that it can stand in a file of the region. */
export type SearchVocabulary = {
  /** What people type, one word or several, and the words meant by it. */
  readonly synonyms: Readonly<Record<string, string>>;
  /** Words that say nothing about what is looked for. */
  readonly noise: readonly string[];
};

export type SearchMatch = {
  readonly code: string;
  /** Higher is better; comparable within one search only. */
  readonly score: number;
  /** The words of the query that led here, as they were typed. */
  readonly matchedWords: readonly string[];
};
