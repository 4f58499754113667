import { join } from 'node:path';
import { type Result, success } from '@satuloket/engine';
import pg from 'pg';
import { databaseFailure, describeDatabaseError } from './failures.ts';
import { findMigrations, type Migration, migrate } from './migrations.ts';
import { prepareRoles, type RolePasswords, type SignInRole } from './roles.ts';

/** Where the parts of the server and their migrations lie. */
export const serverSourceFolder = join(import.meta.dirname, '..', '..');
const oldestVersion = 17;

/**
 * Makes a database ready for the server: checks its version, makes roles, applies migrations. `adminUrl` signs in as a
 * superuser or as the owner of the database with CREATEROLE.
 */
export async function prepareDatabase(options: {
  readonly adminUrl: string;
  readonly passwords: RolePasswords;
  readonly migrations?: readonly Migration[];
}): Promise<Result<{ readonly applied: readonly Migration[] }>> {
  const migrations = options.migrations ?? findMigrations(serverSourceFolder);
  const admin = new pg.Client({
    connectionString: options.adminUrl,
    application_name: 'satuloket migrations',
    connectionTimeoutMillis: 10_000,
  });
  admin.on('error', () => {
    // The query that was running rejects with the same error.
  });
  try {
    await admin.connect();
    const version = await serverVersion(admin);
    if (version < oldestVersion) {
      return databaseFailure(
        'database-too-old',
        `PostgreSQL di ${describeServer(options.adminUrl)} versi ${version}; Satuloket perlu versi ${oldestVersion} atau lebih baru.`,
        `PostgreSQL ${version} is too old; ${oldestVersion} or later is needed.`,
      );
    }
    await prepareRoles(admin, options.passwords);
    const applied = await migrate(admin, migrations);
    return applied.ok ? success({ applied: applied.value }) : applied;
  } catch (error) {
    const described = describeDatabaseError(error, describeServer(options.adminUrl));
    if (described === undefined) throw error;
    return described;
  } finally {
    await admin.end().catch(() => undefined);
  }
}

async function serverVersion(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ server_version_num: string }>('show server_version_num');
  return Math.floor(Number(rows[0]!.server_version_num) / 10_000);
}

/** `host:port/name` of an address, without role and password. */
export function describeServer(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname}:${port || '5432'}${pathname}`;
  } catch {
    return 'DATABASE_URL';
  }
}

/** The same address for another role. */
export function urlForRole(adminUrl: string, role: SignInRole, passwords: RolePasswords): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = encodeURIComponent(passwords[role]);
  return url.href;
}
