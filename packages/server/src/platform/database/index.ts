export { type ConnectionOptions, connectDatabase, openPool } from './connection.ts';
export { acrossRegions, regionDatabase } from './region.ts';
export type {
  Database,
  DatabaseConnection,
  DatabaseTransaction,
  RegionColumn,
  RegionTableName,
} from './schema.ts';
export { inTransaction } from './transaction.ts';
