import type { DatabaseTransaction } from '../platform/database/index.ts';

/** Two at the same moment must not take away the last two ways into an account: they wait for each other here. */
export async function lockAccount(transaction: DatabaseTransaction, accountId: string): Promise<void> {
  await transaction
    .selectFrom('auth.user')
    .select('id')
    .where('id', '=', accountId)
    .forUpdate()
    .executeTakeFirst();
}
