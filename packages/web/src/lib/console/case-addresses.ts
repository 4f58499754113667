import type { WorkListQuery } from '@satuloket/server/types';
import { writeWorkQuery } from './work-query.ts';

export type CaseAddresses = ReturnType<typeof caseAddresses>;

/** Where a case's page leads. The list that it was opened from goes along, so that the way back is the same list. */
export function caseAddresses(of: {
  readonly regionSlug: string;
  readonly code: string;
  readonly query: WorkListQuery;
}) {
  const console = `/${of.regionSlug}/petugas`;
  const search = writeWorkQuery(of.query);
  const here = `${console}/berkas/${of.code}`;
  const withPart = (name: string, value: string | null): string =>
    value === null ? here + search : `${here + search}&${name}=${encodeURIComponent(value)}`;
  return {
    here,
    hereInList: here + search,
    list: console + search,
    signIn: `${console}/masuk`,
    changes: `/${of.regionSlug}/langsung?berkas=${of.code}`,
    action: (name: string): string => `?/${name}&${search.slice(1)}`,
    case: (code: string): string => `${console}/berkas/${code}${search}`,
    file: (fileId: string): string => `${here}/dokumen/${fileId}`,
    preview: (product: string): string => `${here}/pratinjau/${product}`,
    receipt: (product: string): string => `${here}/tanda-terima/${product}`,
    /** Without scripts a panel and a document are opened by an address. */
    panel: (panel: string | null): string => withPart('panel', panel),
    shownFile: (fileId: string): string => withPart('dok', fileId),
  };
}
