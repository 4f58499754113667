import { DummyDriver, Kysely, PostgresDialect, type QueryExecutor, Transaction } from 'kysely';
import type { Database, DatabaseConnection, DatabaseTransaction } from './schema.ts';

/** Kysely asks for these of whoever limits one by hand; an executor that has a connection never uses them. */
const dialect = new PostgresDialect({ pool: () => Promise.reject(new Error('It has its connection.')) });
const unused = { config: { dialect }, dialect, driver: new DummyDriver() };

/** Kysely lets the questions on one connection wait for one another; sent together they cost a fraction. */
async function sharing<Value>(
  executor: QueryExecutor,
  work: (shared: QueryExecutor) => Promise<Value>,
): Promise<Value> {
  const connection = await executor.provideConnection(async (own) => own);
  return work(executor.withConnectionProvider({ provideConnection: (use) => use(connection) }));
}

/** The same transaction, in which what is asked in the same turn goes to PostgreSQL together. */
export function sharedTransaction<Value>(
  transaction: DatabaseTransaction,
  work: (transaction: DatabaseTransaction) => Promise<Value>,
): Promise<Value> {
  return sharing(transaction.getExecutor(), (executor) =>
    work(new Transaction<Database>({ ...unused, executor })),
  );
}

/**
 * Asks on one connection: what `work` asks in the same turn (`Promise.all`) goes to PostgreSQL together and is answered
 * together. When one question fails, all that went with it do. Nothing may be asked of it once `work` has ended.
 */
export function onOneConnection<Value>(
  database: DatabaseConnection,
  work: (database: DatabaseConnection) => Promise<Value>,
): Promise<Value> {
  if (database.isTransaction) return work(database);
  const plain = database.getExecutor();
  let isOver = false;
  return plain.provideConnection(async (connection) => {
    const executor = plain.withConnectionProvider({
      provideConnection: (use) =>
        isOver ? Promise.reject(new Error('This connection has been given back.')) : use(connection),
    });
    try {
      return await work(new Kysely<Database>({ ...unused, executor }));
    } finally {
      isOver = true;
    }
  });
}
