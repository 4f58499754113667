export { everydayVocabulary } from './everyday-words.ts';
export { buildSearchIndex, type SearchIndex, searchServices } from './search.ts';
export type { SearchEntry, SearchMatch, SearchVocabulary } from './types.ts';
