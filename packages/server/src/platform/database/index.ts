export { connectDatabase, openPool } from './connection.ts';
export { type Notifications, openNotifications } from './notifications.ts';
export { regionDatabase, regionIdOf } from './region.ts';
export type { Database, DatabaseConnection, DatabaseTransaction } from './schema.ts';
export { afterCommit, inTransaction } from './transaction.ts';
