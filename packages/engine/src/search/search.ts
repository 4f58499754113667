import { possibleRoots } from './affixes.ts';
import { everydayVocabulary } from './everyday-words.ts';
import { SlipFinder } from './slips.ts';
import type { SearchEntry, SearchMatch, SearchVocabulary } from './types.ts';
import { type Word, WordReader } from './words.ts';

/** Made once for a catalogue and asked many times. */
export type SearchIndex = {
  readonly reader: WordReader;
  readonly documents: readonly IndexedDocument[];
  readonly documentsByTerm: ReadonlyMap<string, readonly number[]>;
  readonly slips: SlipFinder;
  readonly meanLength: number;
};

type IndexedDocument = {
  readonly code: string;
  /** How much each word, or possible root of one, weighs in this document. */
  readonly weights: ReadonlyMap<string, number>;
  readonly length: number;
  /** Titles and keywords of several words; a query that holds all of one was probably asked for this. */
  readonly phrases: readonly (readonly string[])[];
};

// These weights are a matter of judgement, tried on the everyday questions of the tests.
const fieldWeights = { title: 3, keywords: 3, summary: 1 };
const rootQuality = 0.8;
const beginningQuality = 0.7;
const slipQuality = 0.8;
/** BM25's two constants: how soon a word said again stops counting, and how much a long text is held against it. */
const saturation = 1.2;
const lengthInfluence = 0.4;
/** A match below this part of the best is noise beside it. */
const leastPartOfBest = 0.25;

export function buildSearchIndex(
  entries: readonly SearchEntry[],
  vocabulary: SearchVocabulary = everydayVocabulary,
): SearchIndex {
  const reader = new WordReader(vocabulary);
  const documents = entries.map((entry) => indexDocument(entry, reader));
  const documentsByTerm = new Map<string, number[]>();
  documents.forEach((document, number) => {
    for (const term of document.weights.keys()) {
      const known = documentsByTerm.get(term);
      if (known === undefined) documentsByTerm.set(term, [number]);
      else known.push(number);
    }
  });
  const total = documents.reduce((sum, document) => sum + document.length, 0);
  return {
    reader,
    documents,
    documentsByTerm,
    slips: new SlipFinder(documentsByTerm.keys()),
    meanLength: total / Math.max(1, documents.length),
  };
}

/**
 * The services that a query most probably asks for, best first. Words count more the rarer they are among the
 * services; a word is also found by its root, with slips, as the beginning of one, and when two were typed as one. What is
 * noise alone finds nothing.
 */
export function searchServices(
  index: SearchIndex,
  query: string,
  { limit }: { readonly limit: number },
): SearchMatch[] {
  const words = index.reader.read(query).flatMap((word) => apart(index, word));
  const meanings = words.map((word, place) => ({
    word,
    senses: sensesOf(index, word.term, place === words.length - 1),
  }));
  const askedWeight = meanings.reduce((sum, { senses }) => sum + wordWeight(index, senses), 0);
  const scored = index.documents.flatMap((document) => {
    const found = scoreDocument(index, document, meanings);
    if (found.score === 0) return [];
    const coverage = found.matchedWeight / askedWeight;
    const score = found.score * (0.3 + 0.7 * coverage);
    return [{ code: document.code, score, matchedWords: found.matchedWords }];
  });
  // Equal scores stay in the order of the catalogue.
  scored.sort((first, second) => second.score - first.score);
  const best = scored[0]?.score ?? 0;
  return scored.filter(({ score }) => score >= best * leastPartOfBest).slice(0, limit);
}

function indexDocument(entry: SearchEntry, reader: WordReader): IndexedDocument {
  const weights = new Map<string, number>();
  const phrases: string[][] = [];
  let length = 0;
  const read = (text: string, weight: number, isPhrase: boolean) => {
    const terms = reader.read(text).map((word) => word.term);
    if (isPhrase && terms.length > 1) phrases.push(terms);
    length += terms.length;
    for (const term of reader.readAsWritten(text)) {
      weights.set(term, (weights.get(term) ?? 0) + weight);
      for (const root of possibleRoots(term)) {
        weights.set(root, (weights.get(root) ?? 0) + weight * rootQuality);
      }
    }
  };
  for (const title of Object.values(entry.title)) read(title, fieldWeights.title, true);
  for (const summary of Object.values(entry.summary)) read(summary, fieldWeights.summary, false);
  for (const keyword of entry.keywords) read(keyword, fieldWeights.keywords, true);
  return { code: entry.code, weights, length, phrases };
}

/** A known word that a typed one stands for, and how surely. */
type Sense = { readonly term: string; readonly quality: number };

function sensesOf(index: SearchIndex, term: string, isLast: boolean): Sense[] {
  const senses: Sense[] = [];
  if (index.documentsByTerm.has(term)) senses.push({ term, quality: 1 });
  for (const root of possibleRoots(term)) {
    if (index.documentsByTerm.has(root)) senses.push({ term: root, quality: rootQuality });
  }
  // The last word may not be finished yet.
  if (isLast && term.length >= 3) {
    for (const known of index.documentsByTerm.keys()) {
      if (known !== term && known.startsWith(term)) senses.push({ term: known, quality: beginningQuality });
    }
  }
  if (senses.length > 0) return senses;
  return index.slips.find(term).map(({ term: known, likeness }) => ({
    term: known,
    quality: slipQuality * likeness,
  }));
}

/** `kartukeluarga` is two words, if both are known and it is not known itself. */
function apart(index: SearchIndex, word: Word): Word[] {
  const { term } = word;
  if (index.documentsByTerm.has(term)) return [word];
  for (let cut = 3; cut <= term.length - 3; cut += 1) {
    const parts = [term.slice(0, cut), term.slice(cut)];
    const known = parts.flatMap((part) => index.reader.read(part)).map((part) => part.term);
    if (known.length === 2 && known.every((part) => index.documentsByTerm.has(part))) {
      return known.map((part) => ({ term: part, typed: word.typed }));
    }
  }
  return [word];
}

function rarity(index: SearchIndex, term: string): number {
  const holders = index.documentsByTerm.get(term)?.length ?? 0;
  return Math.log(1 + (index.documents.length - holders + 0.5) / (holders + 0.5));
}

/** What a word of the query adds when a document has it; one that no document has weighs like an ordinary one. */
function wordWeight(index: SearchIndex, senses: readonly Sense[]): number {
  if (senses.length === 0) return 1;
  return Math.max(...senses.map(({ term }) => rarity(index, term)));
}

function scoreDocument(
  index: SearchIndex,
  document: IndexedDocument,
  meanings: readonly { readonly word: Word; readonly senses: readonly Sense[] }[],
): { score: number; matchedWeight: number; matchedWords: string[] } {
  const lengthNorm = 1 - lengthInfluence + lengthInfluence * (document.length / index.meanLength);
  let score = 0;
  let matchedWeight = 0;
  const matchedWords = new Set<string>();
  const qualities = new Map<string, number>();
  for (const { word, senses } of meanings) {
    let best = 0;
    for (const { term, quality } of senses) {
      const weight = document.weights.get(term);
      if (weight === undefined) continue;
      qualities.set(term, Math.max(quality, qualities.get(term) ?? 0));
      const part = (weight * (saturation + 1)) / (weight + saturation * lengthNorm);
      best = Math.max(best, quality * rarity(index, term) * part);
    }
    if (best === 0) continue;
    score += best;
    matchedWeight += wordWeight(index, senses);
    matchedWords.add(word.typed);
  }
  return {
    score: score + phraseBonus(index, document, qualities),
    matchedWeight,
    matchedWords: [...matchedWords],
  };
}

/** For the weightiest of the document's phrases whose words were all asked for, in any order. */
function phraseBonus(
  index: SearchIndex,
  document: IndexedDocument,
  qualities: ReadonlyMap<string, number>,
): number {
  let bonus = 0;
  for (const phrase of document.phrases) {
    let worth = 0;
    for (const term of phrase) {
      const quality = Math.max(
        qualities.get(term) ?? 0,
        ...possibleRoots(term).map((root) => rootQuality * (qualities.get(root) ?? 0)),
      );
      if (quality === 0) {
        worth = 0;
        break;
      }
      worth += quality * rarity(index, term);
    }
    bonus = Math.max(bonus, worth);
  }
  return bonus;
}
