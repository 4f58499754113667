import type { Places } from '../places/index.ts';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import { type MasterKeys, openCaseKeys } from '../record/index.ts';

/**
 * Whether our master keys open what lies in the database. A server with another key would answer everyone with a fault,
 * so it must not be sent any requests. A database without cases has nothing that could not be opened.
 */
export async function keysOpen(input: {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly places: Pick<Places, 'regions'>;
}): Promise<boolean> {
  for (const { id: regionId } of input.places.regions()) {
    const region = regionDatabase(input.database, regionId);
    const newest = await region
      .selectFrom('vault_key')
      .select('case_id')
      .orderBy('case_id', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (newest === undefined) continue;
    try {
      await openCaseKeys(region, input.masterKeys, { regionId, caseIds: [newest.case_id] });
    } catch {
      return false;
    }
  }
  return true;
}
