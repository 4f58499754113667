/** For tests that look whether a record is whole. */
export { actionsOf, verifyActions } from '../record/index.ts';
export { asAdmin } from './create-database.ts';
export { type TestDatabase, testDatabase } from './test-database.ts';
export type { TestServer } from './test-server.ts';
