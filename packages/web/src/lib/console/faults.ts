import type { Locale } from '@satuloket/engine';
import type { CaseView } from '@satuloket/server/types';

/** Somewhere that a case can be marked as wrong. */
export type FaultPlace = { readonly at: string; readonly label: string; readonly kind: 'field' | 'document' };

/** What an officer wrote so far, by place; an empty text is a mark without words yet. */
export type Marks = Readonly<Record<string, string>>;

export const fieldPlace = (path: string): string => `form.${path}`;
export const documentPlace = (requirement: string): string => `requirement.${requirement}`;

/** Every place in the order in which the screen shows them: documents, then the answers of the form. */
export function faultPlaces(
  view: Pick<CaseView, 'documents' | 'sections'>,
  locale: Locale,
): readonly FaultPlace[] {
  const documents = view.documents.map(({ requirement, title }) => ({
    at: documentPlace(requirement),
    label: title[locale],
    kind: 'document' as const,
  }));
  // A file stands among the documents already: it is marked there.
  const fields = view.sections
    .flatMap(({ rows }) => rows)
    .filter(({ files }) => files === undefined)
    .map(({ path, label }) => ({ at: fieldPlace(path), label: label[locale], kind: 'field' as const }));
  return [...documents, ...fields];
}

export type CollectedFault = FaultPlace & { readonly words: string; readonly complete: boolean };

/** The marked places in the screen's order; places that the case no longer has are left out. */
export function collectFaults(places: readonly FaultPlace[], marks: Marks): readonly CollectedFault[] {
  return places.flatMap((place) => {
    const words = marks[place.at];
    return words === undefined ? [] : [{ ...place, words, complete: words.trim() !== '' }];
  });
}

/** Sets a mark, or takes it away with `null`. */
export function withMark(marks: Marks, at: string, words: string | null): Marks {
  const { [at]: _, ...others } = marks;
  return words === null ? others : { ...others, [at]: words };
}

/** Puts a ready phrase behind what is there, once. */
export function withPhrase(words: string, phrase: string): string {
  const said = words.trim();
  if (said.includes(phrase)) return words;
  return said === '' ? phrase : `${said.replace(/[.;,]$/, '')}. ${phrase}`;
}
