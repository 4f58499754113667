import type { CaseState, Region, Service } from '@satuloket/engine';
import { showsFamily } from '../cases/family-documents.ts';
import { type CaseRow, findCase, targetOf } from '../cases/loading.ts';
import type { DatabaseConnection } from '../platform/database/index.ts';
import type { Caller } from '../types.ts';
import type { DocumentNamed, WalletDocument } from './contract.ts';
import type { WalletDependencies } from './dependencies.ts';

/** A document on paper size that is the resident's now, in its case. */
export type Owned = {
  readonly row: CaseRow;
  readonly service: Service;
  readonly state: CaseState;
  readonly product: string;
  readonly fileId: string;
  readonly standing: WalletDocument['standing'];
  readonly showsFamily: boolean;
};

/** Of these cases everything on paper that has been handed out; receipts stay on the page of their case. */
export async function documentsOf(
  dependencies: Pick<WalletDependencies, 'packs'>,
  region: Region,
  row: CaseRow,
): Promise<readonly Owned[]> {
  if (row.replayed.erased || !Object.values(row.replayed.products).some(({ released }) => released))
    return [];
  const { service, state } = await targetOf(dependencies, region, row);
  return Object.entries(service.products).flatMap(([product, { form, made }]): readonly Owned[] => {
    const { released, fileId, standing = 'valid' } = state.products[product] ?? { released: false };
    return form === 'a4' && made === undefined && released && fileId !== undefined
      ? [
          {
            row,
            service,
            state,
            product,
            fileId,
            standing,
            showsFamily: showsFamily(dependencies, region.id, service, product),
          },
        ]
      : [];
  });
}

/**
 * A document that was handed out, of a case that was opened again: it counts no longer, and its file is nobody's. The
 * next one is awaited as long as the case goes on; a case that ended without one has withdrawn it.
 */
export type TakenBack = Omit<Owned, 'fileId' | 'standing'> & {
  readonly fileId: null;
  readonly standing: 'being-replaced' | 'withdrawn';
};

/** What of a case may have been handed out before and is not now; its record says whether it was. */
export async function perhapsTakenBack(
  dependencies: Pick<WalletDependencies, 'packs'>,
  region: Region,
  row: CaseRow,
): Promise<readonly TakenBack[]> {
  if (row.replayed.erased) return [];
  const { service, state } = await targetOf(dependencies, region, row);
  return Object.entries(service.products).flatMap(([product, { form, made }]): readonly TakenBack[] =>
    form === 'a4' && made === undefined && state.products[product]?.released !== true
      ? [
          {
            row,
            service,
            state,
            product,
            fileId: null,
            standing: state.end === null ? 'being-replaced' : 'withdrawn',
            showsFamily: showsFamily(dependencies, region.id, service, product),
          },
        ]
      : [],
  );
}

/** A document of this resident's own; undefined for anyone else's. */
export async function ownDocument(
  dependencies: WalletDependencies,
  database: DatabaseConnection,
  region: Region,
  accountId: string,
  { code, product }: DocumentNamed,
  options: { readonly lock: boolean } = { lock: false },
): Promise<Owned | undefined> {
  const found = await findCase(dependencies, database, region, code, options);
  if (!found.ok || found.value.applicant_account_id !== accountId) return undefined;
  const documents = await documentsOf(dependencies, region, found.value);
  return documents.find((document) => document.product === product);
}

/**
 * Cases of others on the caller's family card whose packs let the family have what comes of them. Who is family, and
 * that the caller has proven to be more than someone who knows its numbers, is the cases' rule and asked there.
 */
export async function familyRows(
  { cases }: Pick<WalletDependencies, 'cases'>,
  database: DatabaseConnection,
  caller: Caller,
  only?: string,
): Promise<readonly CaseRow[]> {
  const cards = await cases.cases.mine(caller);
  if (!cards.ok) return [];
  const codes = cards.value
    .filter(({ ofHousehold, products }) => ofHousehold === true && products !== undefined)
    .map(({ code }) => code)
    .filter((code) => only === undefined || code === only);
  if (codes.length === 0) return [];
  return database.selectFrom('case_current').selectAll().where('code', 'in', codes).execute();
}

export function nameOf({
  row,
  product,
}: {
  readonly row: Pick<CaseRow, 'case_id'>;
  readonly product: string;
}): string {
  return `${row.case_id}/${product}`;
}
