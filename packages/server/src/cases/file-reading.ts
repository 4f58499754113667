import type { CaseState } from '@satuloket/engine';
import { regionDatabase } from '../platform/database/index.ts';
import { isIdentifier } from '../record/index.ts';
import type { Caller } from '../types.ts';
import { attachedTo, commentRequirement } from './commenting.ts';
import type { CasesDependencies } from './dependencies.ts';
import { onlyKept } from './limits.ts';
import { regionOf, targetOf } from './loading.ts';
import { householdSight, type Standing } from './policy.ts';
import { standingOf } from './standing.ts';

/** A file of a case as the store of files knows it. */
export type CaseFile = {
  readonly caseId: string;
  readonly fileId: string;
  /** What it was uploaded for: a requirement of the pack, `product.<code>`, or a comment. */
  readonly requirement: string;
  /** Known of files for comments. */
  readonly uploaderId: string | null;
};

/** For the store of files: whether the caller may open a file of a case. */
export async function mayReadFile(
  dependencies: CasesDependencies,
  caller: Caller,
  file: CaseFile,
): Promise<boolean> {
  if (!isIdentifier(file.caseId)) return false;
  const region = regionOf(dependencies, caller.regionId);
  const row = await regionDatabase(dependencies.database, region.id)
    .selectFrom('case_current')
    .selectAll()
    .where('case_id', '=', file.caseId)
    .executeTakeFirst();
  if (row === undefined) return false;
  const database = regionDatabase(dependencies.database, region.id);
  const standing = await standingOf(dependencies, database, { caller, command: 'view', region, row });
  if (standing.ok) return mayOpen(standing.value.viewer, file, row.replayed);
  const { who } = caller;
  const applicantId = row.applicant_account_id;
  if (who.kind !== 'resident' || applicantId === null || !isHandedOver(row.replayed, file.fileId))
    return false;
  if ((await onlyKept(database, [row])).size > 0) return false;
  const { service } = await targetOf(dependencies, region, row);
  const [viewer, applicant] = await Promise.all([
    dependencies.people.applicantOf(region.id, who.accountId),
    dependencies.people.applicantOf(region.id, applicantId),
  ]);
  const { sees } = service.household;
  return householdSight(caller, region, { sees, viewer, applicant }) === 'status-and-products';
}

/** What of a case's files one of its parties may open. */
export function mayOpen(
  viewer: Standing['viewer'],
  { fileId, requirement, uploaderId }: Omit<CaseFile, 'caseId'>,
  state: Pick<CaseState, 'attachments' | 'products'>,
): boolean {
  if (requirement === commentRequirement) {
    const shown: readonly string[] =
      viewer.kind === 'officer' ? Object.values(attachedTo) : [attachedTo.applicant];
    return (
      uploaderId === viewer.accountId ||
      state.attachments.some((each) => each.fileId === fileId && shown.includes(each.requirement))
    );
  }
  // A document that is still being worked on is not the applicant's yet.
  return viewer.kind === 'officer' || !requirement.startsWith('product.') || isHandedOver(state, fileId);
}

function isHandedOver({ products }: Pick<CaseState, 'products'>, fileId: string): boolean {
  return Object.values(products).some((product) => product.released && product.fileId === fileId);
}
