import type { CaseView } from '@satuloket/server/types';

export type ShownFile = { readonly fileId: string; readonly name: string; readonly mediaType: string };

/** A document on the officer's screen: handed in by the applicant, or made for them. */
export type ShownDocument = Omit<CaseView['documents'][number], 'files'> & {
  readonly files: readonly ShownFile[];
  /** Whether its checks have to be ticked: a document that may be left out, only where it was given. */
  readonly isCompared: boolean;
  readonly isProduct?: boolean;
};

/** What was made stands before what was handed in: it is what an approver has to look at. */
export function shownDocuments(
  view: Pick<CaseView, 'products'> & { readonly documents: readonly ShownDocument[] },
): readonly ShownDocument[] {
  const made = view.products.flatMap(({ code, title, fileId }): ShownDocument[] => {
    if (fileId === undefined) return [];
    const files = [{ fileId, name: title.id, mediaType: 'application/pdf' }];
    return [{ requirement: `product.${code}`, title, files, checks: [], isCompared: false, isProduct: true }];
  });
  return [...made, ...view.documents];
}
