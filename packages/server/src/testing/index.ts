export { asAdmin } from './create-database.ts';
export { type TestDatabase, testDatabase } from './test-database.ts';
export type { TestServer } from './test-server.ts';
