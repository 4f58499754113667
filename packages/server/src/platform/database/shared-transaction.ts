import { DummyDriver, PostgresDialect, Transaction } from 'kysely';
import type { Database, DatabaseTransaction } from './schema.ts';

/** Kysely asks for these of whoever limits one by hand; an executor that has a connection never uses them. */
const dialect = new PostgresDialect({ pool: () => Promise.reject(new Error('It has its connection.')) });
const unused = { config: { dialect }, dialect, driver: new DummyDriver() };

/**
 * The same transaction, in which what is asked in the same turn goes to PostgreSQL together: Kysely lets the questions of
 * a transaction wait for one another.
 */
export async function sharedTransaction<Value>(
  transaction: DatabaseTransaction,
  work: (transaction: DatabaseTransaction) => Promise<Value>,
): Promise<Value> {
  const own = transaction.getExecutor();
  const connection = await own.provideConnection(async (given) => given);
  const executor = own.withConnectionProvider({ provideConnection: (use) => use(connection) });
  return work(new Transaction<Database>({ ...unused, executor }));
}
