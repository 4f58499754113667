import type { CaseView } from '@satuloket/server/types';

export type ShownFile = { readonly fileId: string; readonly name: string; readonly mediaType: string };

/** A document on the officer's screen: handed in by the applicant, or made for them. */
export type ShownDocument = Omit<CaseView['documents'][number], 'files'> & {
  readonly files: readonly ShownFile[];
  /** Whether its checks have to be ticked: a document that may be left out, only where it was given. */
  readonly isCompared: boolean;
  readonly isProduct?: boolean;
};

/**
 * What was made stands before what was handed in: it is what an approver has to look at. Notices, which nobody
 * signs, stand after it. Of a masked case the papers stay shut: only that they are asked for is seen.
 */
export function shownDocuments(
  view: Pick<CaseView, 'products' | 'masked'> & { readonly documents: readonly ShownDocument[] },
): readonly ShownDocument[] {
  const shown = (isNotice: boolean) =>
    view.products.flatMap(({ code, title, fileId, issuer, signed }): ShownDocument[] => {
      if (fileId === undefined || (issuer === 'local' && !signed) !== isNotice) return [];
      const files = [{ fileId, name: title.id, mediaType: 'application/pdf' }];
      return [
        { requirement: `product.${code}`, title, files, checks: [], isCompared: false, isProduct: true },
      ];
    });
  const all = [...shown(false), ...view.documents, ...shown(true)];
  return view.masked ? all.map((document) => ({ ...document, files: [] })) : all;
}

/** The answers; of a masked case without the files among them. */
export function shownSections({
  sections,
  masked,
}: Pick<CaseView, 'sections' | 'masked'>): CaseView['sections'] {
  if (!masked) return sections;
  return sections.map((section) => ({
    ...section,
    rows: section.rows.map(({ files: _, ...row }) => row),
  }));
}
