import { AsyncLocalStorage } from 'node:async_hooks';
import type { IsolationLevel } from 'kysely';
import { isStalePlan } from './prepared.ts';
import type { DatabaseConnection, DatabaseTransaction } from './schema.ts';
import { sharedTransaction } from './shared-transaction.ts';

/** serialization_failure and deadlock_detected: PostgreSQL asks for the transaction to be run again. */
const runAgainStates = new Set(['40001', '40P01']);
const attempts = 5;

const underWay = new AsyncLocalStorage<(() => void)[]>();

/**
 * Calls `tell` once the transaction in which this code runs has committed, and never when it is taken back. Only for
 * what may be lost when the process dies in between: everything else is written within the transaction.
 */
export function afterCommit(tell: () => void): void {
  underWay.getStore()?.push(tell);
}

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
    const told: (() => void)[] = [];
    try {
      const builder = database.transaction();
      const value = await underWay.run(told, () =>
        (options.isolation === undefined ? builder : builder.setIsolationLevel(options.isolation)).execute(
          (transaction) => sharedTransaction(transaction, work),
        ),
      );
      for (const tell of told) tell();
      return value;
    } catch (error) {
      const { code = '' } = error as { code?: string };
      if (attempt >= attempts || !(runAgainStates.has(code) || isStalePlan(error))) throw error;
    }
  }
}
