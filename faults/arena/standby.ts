import { spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import {
  placeEmbeddedFiles,
  serverAccount,
} from '../../packages/server/src/platform/database/embedded-files.ts';

/** A second PostgreSQL that has everything the first has committed. */
export type Standby = {
  readonly port: number;
  readonly pid: number;
  readonly cluster: string;
  /** From now on it takes what the first took. */
  promote(): Promise<void>;
};

/** As the first is reached by a superuser. */
export type Primary = { readonly url: string; readonly cluster: string };

const startsWithinMilliseconds = 60_000;

/**
 * Copies a running server's folder between the start and the stop of a backup (its own program for that is not part of
 * the embedded files), lets it follow by streaming, and makes each commit wait for it.
 */
export async function addStandby(input: {
  readonly primary: Primary;
  readonly folder: string;
  readonly port: number;
}): Promise<Standby> {
  const { primary, folder, port } = input;
  const account = serverAccount();
  const placed = placeEmbeddedFiles(folder, account);
  if (!placed.ok) throw new Error(placed.error.message.en);
  const cluster = join(placed.value.folder, 'cluster');
  const admin = new pg.Client({ connectionString: primary.url });
  admin.on('error', () => undefined);
  await admin.connect();
  try {
    await admin.query(`select pg_backup_start('standby', fast => true)`);
    // With owners and modes. What vanishes while it is copied is in the log, so that complaints of it mean nothing.
    spawnSync('cp', ['-a', primary.cluster, cluster], { stdio: 'ignore' });
    for (const name of ['postmaster.pid', 'postmaster.opts']) rmSync(join(cluster, name), { force: true });
    const { rows } = await admin.query<{ labelfile: string }>(
      'select labelfile from pg_backup_stop(wait_for_archive => false)',
    );
    writeFileSync(join(cluster, 'backup_label'), rows[0]?.labelfile ?? '');
    writeFileSync(join(cluster, 'standby.signal'), '');
    const { port: from, password } = new URL(primary.url);
    writeFileSync(
      join(cluster, 'postgresql.auto.conf'),
      `primary_conninfo = 'host=127.0.0.1 port=${from} user=postgres password=${decodeURIComponent(password)}'\n`,
    );
    giveTo(cluster, account);
    // What the copy missed of the log is still there.
    const pid = begin({ programs: placed.value.programs, cluster, port, account, folder });
    const url = Object.assign(new URL(primary.url), { port: String(port) }).href;
    await follows(admin, url);
    return {
      port,
      pid,
      cluster,
      async promote() {
        const standby = new pg.Client({ connectionString: url });
        await standby.connect();
        try {
          await standby.query('select pg_promote(true, 60)');
        } finally {
          await standby.end();
        }
      },
    };
  } finally {
    await admin.end();
  }
}

function begin(input: {
  readonly programs: string;
  readonly cluster: string;
  readonly folder: string;
  readonly port: number;
  readonly account: ReturnType<typeof serverAccount>;
}): number {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(input.port),
    unix_socket_directories: '',
    timezone: 'UTC',
    max_connections: '100',
  };
  const log = openSync(join(input.folder, 'standby.log'), 'a');
  const child = spawn(
    join(input.programs, 'bin', 'postgres'),
    ['-D', input.cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...input.account,
      cwd: '/',
      env: { LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', log, log],
      detached: true,
    },
  );
  child.unref();
  if (child.pid === undefined) throw new Error('The standby did not start.');
  return child.pid;
}

/** Until it streams; from then on nobody is told of a commit that it does not have. */
async function follows(primary: pg.Client, url: string): Promise<void> {
  await primary.query(`alter system set synchronous_standby_names = '*'`);
  await primary.query('select pg_reload_conf()');
  const limit = Date.now() + startsWithinMilliseconds;
  for (;;) {
    const { rows } = await primary.query(
      `select from pg_stat_replication where state = 'streaming' and sync_state = 'sync'`,
    );
    if (rows.length > 0 && (await answers(url))) return;
    if (Date.now() > limit) throw new Error('The standby does not follow.');
    await sleep(50);
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function giveTo(folder: string, account: ReturnType<typeof serverAccount>): void {
  if (account === undefined) return;
  for (const name of ['backup_label', 'standby.signal', 'postgresql.auto.conf'])
    chownSync(join(folder, name), account.uid, account.gid);
  chownSync(folder, account.uid, account.gid);
}

export function emptied(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}
