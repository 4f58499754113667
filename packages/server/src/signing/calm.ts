import { failure, type Result, success } from '@satuloket/engine';
import { regionDatabase } from '../platform/database/index.ts';
import type { Caller } from '../types.ts';
import type { SigningService } from './contract.ts';
import { regionOf, type SigningDependencies } from './dependencies.ts';
import { narrowed, reached } from './desk.ts';
import { officialOf, reachesOf } from './officials.ts';
import { officerOf } from './policy.ts';
import { problems } from './problems.ts';
import { largestRun } from './signing-runs.ts';

/**
 * Everything that waits and asks for no second look, so that a thousand can be signed without turning pages; what is
 * late, came back, has a note or failed before is signed only by whoever had it before their eyes.
 */
export async function calm(
  dependencies: SigningDependencies,
  caller: Caller,
  { officeId, service }: Parameters<SigningService['calm']>[1],
): Promise<Result<readonly string[]>> {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerOf(caller, 'read-desk', region);
  if (!officer.ok) return officer;
  const all = reachesOf(region, await officialOf(dependencies, region, officer.value));
  if (all.length === 0) return failure(problems.notAllowed);
  const reaches = narrowed(all, { officeId, service });
  if (reaches.length === 0) return success([]);
  const rows = await regionDatabase(dependencies.database, region.id)
    .selectFrom('signing_item')
    .select('id')
    .where('state', '=', 'waiting')
    .where('place', '=', 1)
    .where('due_order', '>=', dependencies.now())
    .where(reached(reaches))
    .orderBy('due_order')
    .orderBy('id')
    .limit(largestRun)
    .execute();
  return success(rows.map(({ id }) => id));
}
