import type { Result } from '@satuloket/engine';
import { regionDatabase } from '../platform/database/index.ts';
import { logKeys, proofOfCase } from '../record/index.ts';
import type { Caller, CaseProof } from '../types.ts';
import type { CasesDependencies } from './dependencies.ts';
import { findCase, regionOf } from './loading.ts';
import { standingOf } from './standing.ts';

/** For whoever may see the case: that its actions are in the region's signed log. Hashes only, so it is no look. */
export async function recordProof(
  dependencies: CasesDependencies,
  caller: Caller,
  code: string,
): Promise<Result<CaseProof>> {
  const region = regionOf(dependencies, caller.regionId);
  const database = regionDatabase(dependencies.database, region.id);
  const found = await findCase(dependencies, database, region, code);
  if (!found.ok) return found;
  const row = found.value;
  const standing = await standingOf(dependencies, database, { caller, command: 'view', region, row });
  if (!standing.ok) return standing;
  const keys = logKeys(dependencies.masterKeys, { regionId: region.id, name: region.slug });
  return proofOfCase(database, keys, { regionSlug: region.slug, caseId: row.case_id, code: row.code });
}
