export { connectDatabase, openPool } from './connection.ts';
export { regionDatabase, regionIdOf } from './region.ts';
export type { Database, DatabaseConnection, DatabaseTransaction } from './schema.ts';
export { inTransaction } from './transaction.ts';
