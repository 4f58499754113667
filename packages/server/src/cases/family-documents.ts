import type { Service } from '@satuloket/engine';
import { regionDatabase } from '../platform/database/index.ts';
import { isIdentifier } from '../record/index.ts';
import type { Caller, ProductView } from '../types.ts';
import type { CasesDependencies } from './dependencies.ts';
import { regionOf, targetOf } from './loading.ts';

const productPrefix = 'product.';

type AskingPeople = { readonly people: Pick<CasesDependencies['people'], 'applicantOf'> };

/**
 * Whether the family is hidden from this caller. NIK, family card number and birth date circulate widely, so an account
 * that only knows them is told nothing of the others on the card. Officers work by the rules of their posts.
 */
export async function isFamilyHiddenFrom(
  { people }: AskingPeople,
  { who, regionId }: Caller,
): Promise<boolean> {
  if (who.kind === 'officer') return false;
  return who.kind !== 'resident' || isFamilyHiddenOf({ people }, regionId, who.accountId);
}

/** The same of an account that is not the caller's, such as whoever shared a document. */
export async function isFamilyHiddenOf(
  { people }: AskingPeople,
  regionId: string,
  accountId: string,
): Promise<boolean> {
  const known = await people.applicantOf(regionId, accountId);
  return known?.identity !== 'matched' || known.isFamilyHidden === true;
}

/**
 * Whether a case's product shows the family, by the pack that the case began with or by the one that is installed now:
 * what was issued before a pack told it is no less of the family.
 */
export function showsFamily(
  { packs }: Pick<CasesDependencies, 'packs'>,
  regionId: string,
  service: Service,
  product: string,
): boolean {
  const now = packs.serviceOf(regionId, service.code)?.service.products;
  return [service.products, now ?? {}].some((products) => products[product]?.showsFamily === true);
}

/** For the store of files: whether what the caller may otherwise read is a document that shows the family too early. */
export async function isHiddenFamilyDocument(
  dependencies: CasesDependencies,
  caller: Caller,
  file: { readonly caseId: string | null; readonly requirement: string },
): Promise<boolean> {
  const { caseId, requirement } = file;
  if (caseId === null || !isIdentifier(caseId) || !requirement.startsWith(productPrefix)) return false;
  if (!(await isFamilyHiddenFrom(dependencies, caller))) return false;
  const region = regionOf(dependencies, caller.regionId);
  const row = await regionDatabase(dependencies.database, region.id)
    .selectFrom('case_current')
    .selectAll()
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  if (row === undefined) return true;
  const { service } = await targetOf(dependencies, region, row);
  return showsFamily(dependencies, region.id, service, requirement.slice(productPrefix.length));
}

/** The product as told to whoever may not see the family yet: that it is there, and neither its number nor its file. */
export function withoutFamily({ number: _number, fileId: _fileId, ...told }: ProductView): ProductView {
  return { ...told, isFamilyHidden: true };
}
