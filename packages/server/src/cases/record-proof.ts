import type { Result } from '@satuloket/engine';
import { regionDatabase } from '../platform/database/index.ts';
import { logKeys, proofOfCase } from '../record/index.ts';
import type { Caller, CaseProof } from '../types.ts';
import type { CasesDependencies } from './dependencies.ts';
import { regionOf } from './loading.ts';
import { standBefore } from './standing.ts';

/** For whoever may see the case: that its actions are in the region's signed log. Hashes only, so it is no look. */
export async function recordProof(
  dependencies: CasesDependencies,
  caller: Caller,
  code: string,
): Promise<Result<CaseProof>> {
  const region = regionOf(dependencies, caller.regionId);
  const database = regionDatabase(dependencies.database, region.id);
  const before = await standBefore(dependencies, database, { caller, command: 'view', region, code });
  if (!before.ok) return before;
  const { row } = before.value;
  const keys = logKeys(dependencies.masterKeys, { regionId: region.id, name: region.slug });
  return proofOfCase(database, keys, { regionSlug: region.slug, caseId: row.case_id, code: row.code });
}
