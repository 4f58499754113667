import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import {
  type EmbeddedServer,
  embeddedDatabase,
  startEmbedded,
} from '../../packages/server/src/platform/database/embedded.ts';
import {
  placeEmbeddedFiles,
  serverAccount,
} from '../../packages/server/src/platform/database/embedded-files.ts';
import { ensureDatabase } from '../../packages/server/src/platform/database/open.ts';
import { freePort } from './ports.ts';
import { addStandby, emptied, type Standby } from './standby.ts';

/** A PostgreSQL of the harness, which can be killed without warning and started again. */
export type ArenaDatabase = {
  port(): number;
  url(): string;
  /** Whether it takes what is written. */
  answers(): Promise<boolean>;
  /** At once, without a word to anyone; what was committed must be there after the next start. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** As an operator restarts it: who is connected is sent away, what was begun is rolled back. */
  stopInOrder(): Promise<void>;
  /** The processes of its connections, by chance in any state. */
  backends(): Promise<readonly number[]>;
  /** A second server follows from now on, and no commit is told before it has it. */
  addStandby(): Promise<void>;
  /** The first dies at once and the second takes its place. */
  failOver(): Promise<void>;
  stop(): Promise<void>;
};

/** Whichever serves now. */
type Serving = { readonly port: number; readonly pid: number; readonly cluster: string };

const patienceMilliseconds = 30_000;

export async function openArenaDatabase(input: {
  readonly folder: string;
  readonly superuserPassword: string;
}): Promise<ArenaDatabase> {
  const { folder, superuserPassword } = input;
  mkdirSync(folder, { recursive: true });
  const placed = placeEmbeddedFiles(folder, serverAccount());
  if (!placed.ok) throw new Error(placed.error.message.en);
  const cluster = join(placed.value.folder, 'cluster');
  const first = await started();
  const ensured = await ensureDatabase(first);
  if (!ensured.ok) throw new Error(ensured.error.message.en);
  let serving: Serving = { port: first.port, pid: first.pid, cluster };
  let standby: Standby | undefined;
  let standbys = 0;

  async function started(): Promise<EmbeddedServer> {
    const outcome = await startEmbedded({
      dataFolder: folder,
      superuserPassword,
      durable: true,
      onExit: () => undefined,
    });
    if (!outcome.ok) throw new Error(outcome.error.message.en);
    return outcome.value;
  }

  const url = (): string =>
    `postgres://postgres:${encodeURIComponent(superuserPassword)}@127.0.0.1:${serving.port}/${embeddedDatabase}`;

  return {
    port: () => serving.port,
    url,
    answers: () => writes(url()),
    kill: () => end(serving.pid, 'SIGQUIT'),
    async start() {
      if (serving.cluster !== cluster) throw new Error('Only the first server is started again.');
      const { port, pid } = await started();
      serving = { port, pid, cluster };
    },
    stopInOrder: () => end(serving.pid, 'SIGINT'),
    backends: () => backendsOf(url()),
    async addStandby() {
      standbys += 1;
      standby = await addStandby({
        primary: { url: url(), cluster: serving.cluster },
        folder: emptied(join(folder, `standby-${standbys}`)),
        port: await freePort(),
      });
    },
    async failOver() {
      if (standby === undefined) throw new Error('There is no standby.');
      await end(serving.pid, 'SIGQUIT');
      await standby.promote();
      serving = standby;
      standby = undefined;
    },
    async stop() {
      if (standby !== undefined) await end(standby.pid, 'SIGQUIT');
      await end(serving.pid, 'SIGINT');
    },
  };
}

async function writes(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('create temporary table written as select 1 as one');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Those of the product, not the one that asks. */
async function backendsOf(url: string): Promise<readonly number[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ pid: number }>(
      `select pid from pg_stat_activity where backend_type = 'client backend' and usename like 'satuloket%'
       order by pid`,
    );
    return rows.map(({ pid }) => pid);
  } catch {
    return [];
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function end(pid: number, signal: NodeJS.Signals): Promise<void> {
  const limit = Date.now() + patienceMilliseconds;
  if (isAlive(pid)) process.kill(pid, signal);
  while (isAlive(pid)) {
    if (Date.now() > limit) process.kill(pid, 'SIGKILL');
    await sleep(20);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // An ended process that nobody has collected yet can still be signalled.
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
