import type { DatabaseConnection } from '../../platform/database/index.ts';

/** As an officer types it: without the region that stands before it in the table. */
export const plainUsername = (kept: string): string => kept.slice(kept.indexOf(':') + 1);

export async function usernameOf(database: DatabaseConnection, accountId: string): Promise<string> {
  const row = await database
    .selectFrom('auth.user')
    .select('username')
    .where('id', '=', accountId)
    .executeTakeFirst();
  return plainUsername(row?.username ?? '');
}
