import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import {
  connectDatabase,
  type DatabaseConnection,
  openPool,
  regionDatabase,
} from '../platform/database/index.ts';
import { urlForRole } from '../platform/database/prepare.ts';
import type { SignInRole } from '../platform/database/roles.ts';
import { regionTables } from '../region-tables.ts';
import { createDatabase, dropDatabase } from './create-database.ts';
import { templateDatabase } from './test-server.ts';

export type TestDatabase = {
  /** As the server has it: role satuloket_runtime, tables of regions out of reach until `region` chooses one. */
  readonly database: DatabaseConnection;
  readonly region: (regionId: string) => DatabaseConnection;
  /** The same database for another role. */
  readonly as: (role: SignInRole) => DatabaseConnection;
  /** Superuser, for what a test must arrange or read behind the server's back. */
  readonly admin: pg.Pool;
  readonly url: (role: SignInRole | 'admin') => string;
};

/**
 * A database of its own for a test file, migrated and empty; call it once, at the top of the file
 * (`const { database } = await testDatabase()`). It is dropped after the file's last test.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { adminUrl, passwords } = inject('testServer');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await createDatabase(adminUrl, name, templateDatabase);
  const ownAdminUrl = new URL(adminUrl);
  ownAdminUrl.pathname = `/${name}`;
  const url = (role: SignInRole | 'admin'): string =>
    role === 'admin' ? ownAdminUrl.href : urlForRole(ownAdminUrl.href, role, passwords);

  const admin = new pg.Pool({ connectionString: ownAdminUrl.href, max: 2 });
  // Dropping the database ends idle connections, which is no fault of the test.
  admin.on('error', () => undefined);
  const connections = new Map<SignInRole, DatabaseConnection>();
  const as = (role: SignInRole): DatabaseConnection => {
    const existing = connections.get(role);
    if (existing !== undefined) return existing;
    const pool = openPool({
      url: url(role),
      applicationName: 'satuloket test',
      maximumConnections: 8,
      statementTimeoutMilliseconds: 20_000,
      onIdleError: () => undefined,
    });
    const connection = connectDatabase(pool, regionTables);
    connections.set(role, connection);
    return connection;
  };

  afterAll(async () => {
    await Promise.all([admin.end(), ...Array.from(connections.values(), (each) => each.destroy())]);
    await dropDatabase(adminUrl, name);
  });
  const database = as('satuloket_runtime');
  return { database, region: (regionId) => regionDatabase(database, regionId), as, admin, url };
}
