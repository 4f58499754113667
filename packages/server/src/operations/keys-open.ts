import type { Places } from '../places/index.ts';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import { type MasterKeys, openCaseKeys } from '../record/index.ts';

/**
 * Whether our master keys open what lies in the database: a case of each key that wraps any, found by the index of
 * their names. A server that lacks one would answer people with a fault, so it must not be sent any requests. A database
 * without cases has nothing that could not be opened.
 */
export async function keysOpen(input: {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly places: Pick<Places, 'regions'>;
}): Promise<boolean> {
  for (const { id: regionId } of input.places.regions()) {
    const region = regionDatabase(input.database, regionId);
    for (let last = ''; ; ) {
      const found = await region
        .selectFrom('vault_key')
        .select(['master_key_id', 'case_id'])
        .where('master_key_id', '>', last)
        .orderBy('master_key_id')
        .limit(1)
        .executeTakeFirst();
      if (found === undefined) break;
      try {
        await openCaseKeys(region, input.masterKeys, { regionId, caseIds: [found.case_id] });
      } catch {
        return false;
      }
      last = found.master_key_id;
    }
  }
  return true;
}
