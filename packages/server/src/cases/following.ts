/** What the part that tells pages of changes asks of cases. */
import { type Result, success } from '@satuloket/engine';
import { regionDatabase } from '../platform/database/index.ts';
import type { Caller } from '../types.ts';
import type { CasesDependencies } from './dependencies.ts';
import { findCase, regionOf } from './loading.ts';
import { scopeOf } from './scope.ts';

/** A case by its code, for whoever has that. */
export async function caseNamed(
  dependencies: CasesDependencies,
  regionId: string,
  code: string,
): Promise<Result<{ readonly caseId: string }>> {
  const region = regionOf(dependencies, regionId);
  const found = await findCase(dependencies, regionDatabase(dependencies.database, regionId), region, code);
  return found.ok ? success({ caseId: found.value.case_id }) : found;
}

/** The offices whose cases stand in someone's work list; none for whoever is no officer. */
export function officesOfWork(
  dependencies: Pick<CasesDependencies, 'places'>,
  { regionId, who }: Caller,
): readonly string[] {
  if (who.kind !== 'officer') return [];
  const scope = scopeOf(regionOf(dependencies, regionId), who.posts);
  return [...new Set(scope.flatMap(({ officeIds }) => officeIds))];
}
