import { type Budget, limits } from './budget.ts';
import type { PdfDocument } from './document.ts';
import { inflate } from './streams.ts';
import { dictionaryOf, isArray, isStream } from './values.ts';

/** What a document carries so that its signatures can be checked later (Document Security Store, ISO 32000-2, 12.8.4.3). */
export type CheckingData = {
  readonly isThere: boolean;
  readonly certificates: readonly Buffer[];
  readonly lists: readonly Buffer[];
  readonly answers: readonly Buffer[];
};

export function checkingDataOf(document: PdfDocument, budget: Budget): CheckingData {
  const root = dictionaryOf(document.resolve(document.trailer.get('Root')));
  const store = dictionaryOf(document.resolve(root?.get('DSS')));
  const streams = (key: string): readonly Buffer[] => {
    const list = document.resolve(store?.get(key));
    if (!isArray(list)) return [];
    return list.slice(0, limits.certificates).flatMap((each) => {
      const stream = document.resolve(each);
      return isStream(stream) ? [inflate(stream, budget, (value) => document.resolve(value))] : [];
    });
  };
  return {
    isThere: store !== undefined,
    certificates: streams('Certs'),
    lists: streams('CRLs'),
    answers: streams('OCSPs'),
  };
}
