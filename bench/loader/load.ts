import { Worker } from 'node:worker_threads';
import pg from 'pg';
import type { MasterKeys } from '../../packages/server/src/record/index.ts';
import type { KnownResident, LoadOrder } from './load-worker.ts';
import { caseTables } from './stencil.ts';

/**
 * A city's day: so many cases are filed and as many end. More cases are a longer history, not a busier office, so what
 * lies on the desks stays as it is.
 */
const casesADay = 1000;
const openAtOnce = 6500;
/** With its history, indexes and what PostgreSQL writes ahead meanwhile. */
const bytesACase = 20_000;
/** Two, since sealing and hashing are most of the work. */
const workerCount = 2;

export type Loaded = { readonly made: number; readonly seconds: number };

export type LoadInput = {
  readonly adminUrl: string;
  readonly masterKeys: MasterKeys;
  readonly codePrefixes: Readonly<Record<string, string>>;
  readonly residents: readonly KnownResident[];
  readonly until: number;
  /** What is left on the disk of the database. */
  readonly freeBytes: number;
  readonly say: (line: string) => void;
};

/**
 * Fills the database with cases made after those of the demo until there are so many.
 *
 * @returns how many were made and in how many seconds, indexes and statistics included.
 * @throws before anything is written when the disk has no room for so many.
 */
export async function loadCases(input: LoadInput): Promise<Loaded> {
  const client = new pg.Client({ connectionString: input.adminUrl });
  await client.connect();
  try {
    const { all, open } = await countCases(client);
    const wanted = Math.max(0, input.until - all);
    if (wanted === 0) return { made: 0, seconds: 0 };
    if (wanted * bytesACase > input.freeBytes) throw new Error(noRoom(wanted, input.freeBytes));
    const startedAt = performance.now();
    await hurry(client);
    // For a few more beside many the indexes are kept up rather than made anew.
    const isMost = wanted > all;
    const openWanted = Math.max(0, Math.min(openAtOnce - open, Math.floor(wanted / 2)));
    let made = 0;
    const progress = setInterval(() => {
      const rate = made / ((performance.now() - startedAt) / 1000);
      input.say(`${all + made} of ${input.until} cases, ${Math.round(rate)} a second`);
    }, 10_000);
    let indexes: readonly string[] = [];
    try {
      const share = (count: number, index: number) =>
        Math.floor(count / workerCount) + (index < count % workerCount ? 1 : 0);
      const orders = Array.from({ length: workerCount }, (_, index) => ({
        adminUrl: input.adminUrl,
        masterKeys: input.masterKeys,
        codePrefixes: input.codePrefixes,
        open: share(openWanted, index),
        ended: share(wanted - openWanted, index),
        fromDaysAgo: input.until / casesADay,
        untilDaysAgo: all / casesADay,
        until: input.until,
        residents: input.residents.filter((_resident, at) => at % workerCount === index),
        seed: all + index + 1,
      }));
      const workers = orders.map((order) => startWorker(order, (count) => (made += count)));
      // They look for what to copy by the indexes.
      await Promise.all(workers.map(({ ready }) => ready));
      if (isMost) indexes = await dropIndexes(client);
      await Promise.all(workers.map(({ copy }) => copy()));
    } finally {
      clearInterval(progress);
      if (isMost) input.say('making indexes');
      for (const index of indexes) await client.query(index);
      await client.query(isMost ? 'vacuum (analyze, freeze)' : 'analyze');
      await calmDown(client);
    }
    return { made, seconds: Math.round((performance.now() - startedAt) / 100) / 10 };
  } finally {
    await client.end();
  }
}

function noRoom(wanted: number, freeBytes: number): string {
  const gigabytes = (bytes: number) => Math.ceil(bytes / 1e9);
  return `${wanted} more cases need about ${gigabytes(wanted * bytesACase)} GB on the disk, and ${gigabytes(freeBytes)} are free.`;
}

async function countCases(client: pg.Client): Promise<{ readonly all: number; readonly open: number }> {
  const { rows } = await client.query<{ all: string; open: string }>(
    'select count(*) as all, count(*) filter (where ended_at is null) as open from case_current',
  );
  return { all: Number(rows[0]?.all ?? 0), open: Number(rows[0]?.open ?? 0) };
}

/** What is loaded can be loaded again, so nothing waits for the disk meanwhile. */
const hurried = {
  fsync: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_wal_size: '4GB',
  checkpoint_timeout: '30min',
};

async function hurry(client: pg.Client): Promise<void> {
  for (const [name, value] of Object.entries(hurried)) {
    await client.query(`alter system set ${name} = '${value}'`);
  }
  await client.query('select pg_reload_conf()');
  await client.query(`set maintenance_work_mem = '512MB'`);
}

async function calmDown(client: pg.Client): Promise<void> {
  for (const name of Object.keys(hurried)) await client.query(`alter system reset ${name}`);
  await client.query('select pg_reload_conf()');
  await client.query('checkpoint');
}

/** Indexes that nothing is checked by are made once, at the end; returns how to make each again. */
async function dropIndexes(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i where i.indrelid = any ($1::regclass[]) and not i.indisunique`,
    [caseTables.map(({ name }) => name)],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

function startWorker(order: LoadOrder, onMade: (count: number) => void) {
  const worker = new Worker(new URL('load-worker.ts', import.meta.url), { workerData: order });
  const ended = new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The loader ended with ${code}.`)),
    );
  });
  const ready = new Promise<void>((resolve) => {
    worker.on('message', (said: 'ready' | { readonly made: number }) => {
      if (said === 'ready') resolve();
      else onMade(said.made);
    });
  });
  return {
    ready: Promise.race([ready, ended]),
    copy: () => {
      worker.postMessage('copy');
      return ended;
    },
  };
}
