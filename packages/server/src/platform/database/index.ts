export { connectDatabase, openPool } from './connection.ts';
export { createNotifications, type Notifications } from './notifications.ts';
export { regionDatabase, regionIdOf } from './region.ts';
export type { Database, DatabaseConnection, DatabaseTransaction } from './schema.ts';
export { statement, write, writing } from './statement.ts';
export { together } from './together.ts';
export { afterCommit, inTransaction } from './transaction.ts';
