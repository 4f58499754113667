import type { Socket } from 'node:net';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { statementsTold } from '../observability/channels.ts';
import { lend, preparingClient } from './prepared.ts';
import { regionGuard } from './region.ts';
import type { Database, DatabaseConnection } from './schema.ts';

export type ConnectionOptions = {
  /** `postgres://` address with role and password. */
  readonly url: string;
  /** Shown in pg_stat_activity, so that an operator can tell who holds a lock. */
  readonly applicationName: string;
  readonly maximumConnections: number;
  readonly statementTimeoutMilliseconds: number;
  /** False: a commit returns before it is on the disk, for what can be made again when the machine fails. */
  readonly waitsForDisk?: boolean;
  /** Told of a connection that broke while nobody used it; without a handler that would end the process. */
  readonly onIdleError: (error: Error) => void;
};

const idleMilliseconds = 10_000;

export function openPool(options: ConnectionOptions): pg.Pool {
  const pool = new pg.Pool({
    Client: preparingClient(),
    connectionString: options.url,
    application_name: options.applicationName,
    max: options.maximumConnections,
    statement_timeout: options.statementTimeoutMilliseconds,
    idle_in_transaction_session_timeout: options.statementTimeoutMilliseconds * 2,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: Math.min(idleMilliseconds, options.statementTimeoutMilliseconds),
    // Compiling a plan costs more than any of our queries takes.
    options: `-c jit=off -c timezone=UTC${options.waitsForDisk === false ? ' -c synchronous_commit=off' : ''}`,
  });
  pool.on('error', options.onIdleError);
  pool.on('acquire', lend);
  // A connection that breaks while it is lent out tells its client, not the pool; its query fails as well, and that is
  // where it is answered. Without this the process would end when the database restarts.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('connect', (client) => giveUpSilence(client, options.statementTimeoutMilliseconds * 1.5));
  return pool;
}

/**
 * PostgreSQL ends each statement in time and says so. When nothing comes for longer, nobody is there any more, and a
 * network that forgot the connection tells neither side: without this the request would wait for ever, and after it all
 * others for its connection.
 */
function giveUpSilence(client: pg.PoolClient, afterMilliseconds: number): void {
  const socket = client.connection.stream as Socket;
  socket.setTimeout(afterMilliseconds, () =>
    socket.destroy(Object.assign(new Error('PostgreSQL does not answer'), { code: 'ETIMEDOUT' })),
  );
}

/** Kysely over a pool. Tables of regions are out of reach until `regionDatabase` narrows it to one. */
export function connectDatabase(pool: pg.Pool, regionTables: readonly string[]): DatabaseConnection {
  return new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    plugins: [regionGuard(regionTables)],
    log: ({ level, query, queryDurationMillis }) =>
      statementsTold.publish(() => ({
        sql: query.sql,
        milliseconds: queryDurationMillis,
        failed: level === 'error',
      })),
  });
}
