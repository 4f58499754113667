import { type Result, success } from '@satuloket/engine';
import pg from 'pg';
import type { Secrets } from '../config/secrets.ts';
import type { Settings } from '../config/settings.ts';
import { connectDatabase, openPool } from './connection.ts';
import { type EmbeddedServer, embeddedDatabase, startEmbedded } from './embedded.ts';
import { databaseFailure, describeDatabaseError } from './failures.ts';
import { describeServer, prepareDatabase, urlForRole } from './prepare.ts';
import { ownerRole, type SignInRole, signInRoles } from './roles.ts';
import type { DatabaseConnection } from './schema.ts';

export type OpenDatabase = {
  /** As satuloket_runtime, with its pool for what speaks to PostgreSQL itself (jobs). */
  readonly database: DatabaseConnection;
  readonly pool: pg.Pool;
  /** A pool of few connections for a role other than the runtime's; closed with the rest. */
  connectAs(role: SignInRole, maximumConnections: number): DatabaseConnection;
  /** The runtime role once more, for filling an empty database: commits don't wait for the disk. */
  connectForFilling(maximumConnections: number): {
    readonly database: DatabaseConnection;
    readonly pool: pg.Pool;
    close(): Promise<void>;
  };
  /** Signs in with the right to create: for the library of the jobs, which keeps a schema of its own. */
  readonly adminUrl: string;
  /** How the embedded server came up, or `external`. */
  readonly origin: EmbeddedServer['origin'] | 'external';
  /** `host:port/name`, without a password. */
  readonly where: string;
  readonly migrationsApplied: number;
  close(): Promise<void>;
};

export type OpenDatabaseOptions = {
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly regionTables: readonly string[];
  /** The embedded server ended without being asked to. */
  readonly onExit: () => void;
  /** A connection broke while nobody used it. */
  readonly onIdleError: (error: Error) => void;
  /** An embedded server that another process runs is used, and left running in the end. */
  readonly isGuest?: boolean;
};

/** Starts or reaches the server, applies migrations and opens the pool of the runtime role. */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Result<OpenDatabase>> {
  const { settings, secrets } = options;
  if (settings.databaseUrl !== undefined) {
    return connect(options, {
      adminUrl: settings.databaseUrl,
      origin: 'external',
      stop: async () => undefined,
    });
  }
  const started = await startEmbedded({
    dataFolder: settings.dataFolder,
    superuserPassword: secrets.superuserPassword,
    durable: true,
    onExit: options.onExit,
  });
  if (!started.ok) return started;
  const server = started.value;
  try {
    const ready = await ensureDatabase(server);
    const opened = ready.ok
      ? await connect(options, {
          adminUrl: server.url(embeddedDatabase),
          origin: server.origin,
          stop: async () => {
            if (!(options.isGuest && server.origin === 'adopted')) await server.stop();
          },
        })
      : ready;
    if (!opened.ok) await server.stop();
    return opened;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Empties the database of DATABASE_URL of all that is ours; roles stay, they belong to the whole server. */
export async function eraseExternalDatabase(databaseUrl: string): Promise<Result<void>> {
  const admin = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  admin.on('error', () => undefined);
  try {
    await admin.connect();
    const { rows } = await admin.query<{ rolname: string }>(
      'select rolname from pg_roles where rolname = any($1)',
      [[ownerRole, ...signInRoles]],
    );
    if (rows.length > 0) {
      const names = rows.map((row) => row.rolname).join(', ');
      await admin.query(`grant ${names} to current_user`);
      await admin.query(`drop owned by ${names} cascade`);
    }
    return success(undefined);
  } catch (error) {
    const described = describeDatabaseError(error, describeServer(databaseUrl));
    if (described === undefined) throw error;
    return described;
  } finally {
    await admin.end().catch(() => undefined);
  }
}

async function connect(
  { settings, secrets, regionTables, onIdleError }: OpenDatabaseOptions,
  server: { adminUrl: string; origin: OpenDatabase['origin']; stop: () => Promise<void> },
): Promise<Result<OpenDatabase>> {
  const passwords = secrets.rolePasswords;
  const prepared = await prepareDatabase({ adminUrl: server.adminUrl, passwords });
  if (!prepared.ok) return prepared;
  const pools: pg.Pool[] = [];
  const poolOf = (role: SignInRole, maximumConnections: number, waitsForDisk = true): pg.Pool => {
    const pool = openPool({
      waitsForDisk,
      url: urlForRole(server.adminUrl, role, passwords),
      applicationName: role.replace('_', ' '),
      maximumConnections,
      statementTimeoutMilliseconds: settings.databaseTimeoutMilliseconds,
      onIdleError,
    });
    pools.push(pool);
    return pool;
  };
  const pool = poolOf('satuloket_runtime', settings.databaseConnections);
  const close = async (): Promise<void> => {
    await Promise.all(pools.filter(({ ended }) => !ended).map((each) => each.end()));
    await server.stop();
  };
  try {
    // The first connection shows whether the role may sign in from here (pg_hba.conf).
    await pool.query('select 1');
  } catch (error) {
    await Promise.all(pools.map((each) => each.end()));
    return describeDatabaseError(error, describeServer(server.adminUrl)) ?? throwOn(error);
  }
  return success({
    database: connectDatabase(pool, regionTables),
    pool,
    connectAs: (role, maximumConnections) => connectDatabase(poolOf(role, maximumConnections), regionTables),
    connectForFilling(maximumConnections) {
      const filling = poolOf('satuloket_runtime', maximumConnections, false);
      return {
        database: connectDatabase(filling, regionTables),
        pool: filling,
        close: () => filling.end(),
      };
    },
    adminUrl: server.adminUrl,
    origin: server.origin,
    where: describeServer(server.adminUrl),
    migrationsApplied: prepared.value.applied.length,
    close,
  });
}

export async function ensureDatabase(server: EmbeddedServer): Promise<Result<void>> {
  const admin = new pg.Client({ connectionString: server.url('postgres'), connectionTimeoutMillis: 10_000 });
  admin.on('error', () => undefined);
  try {
    await admin.connect();
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [
      embeddedDatabase,
    ]);
    if (rowCount === 0) await admin.query(`create database ${embeddedDatabase}`);
    return success(undefined);
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') {
      return databaseFailure(
        'database-refused',
        `Kata sandi basis data di folder data dibuat dengan rahasia lain. Kembalikan SATULOKET_DATABASE_SECRET atau secrets.json yang lama.`,
        `The database was made with another secret.`,
      );
    }
    const described = describeDatabaseError(error, 'bawaan');
    return described ?? throwOn(error);
  } finally {
    await admin.end().catch(() => undefined);
  }
}

function throwOn(error: unknown): never {
  throw error;
}
