import type { IsolationLevel } from 'kysely';
import type { DatabaseConnection, DatabaseTransaction } from './schema.ts';

/** serialization_failure and deadlock_detected: PostgreSQL asks for the transaction to be run again. */
const runAgainStates = new Set(['40001', '40P01']);
const attempts = 5;

/**
 * Runs `work` in one transaction, again from its beginning when PostgreSQL asks for it; `work` must therefore change
 * nothing outside the database. Inside a transaction it joins that one. A region chosen before stays chosen.
 */
export async function inTransaction<Value>(
  database: DatabaseConnection,
  work: (transaction: DatabaseTransaction) => Promise<Value>,
  options: { readonly isolation?: IsolationLevel } = {},
): Promise<Value> {
  if (database.isTransaction) return work(database as DatabaseTransaction);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const builder = database.transaction();
      return await (options.isolation === undefined
        ? builder
        : builder.setIsolationLevel(options.isolation)
      ).execute(work);
    } catch (error) {
      if (attempt >= attempts || !runAgainStates.has((error as { code?: string }).code ?? '')) throw error;
    }
  }
}
