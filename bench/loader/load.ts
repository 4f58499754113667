import { Worker } from 'node:worker_threads';
import pg from 'pg';
import type { MasterKeys } from '../../packages/server/src/record/index.ts';
import type { LoadOrder } from './load-worker.ts';

/**
 * Fills the database with cases made after those of the demo until there are so many. Two workers, since sealing and
 * hashing are most of the work.
 *
 * @returns how many were made and in how many seconds.
 */
export async function loadCases(input: {
  readonly adminUrl: string;
  readonly masterKeys: MasterKeys;
  readonly codePrefixes: Readonly<Record<string, string>>;
  readonly until: number;
  readonly say: (line: string) => void;
}): Promise<{ readonly made: number; readonly seconds: number }> {
  const client = new pg.Client({ connectionString: input.adminUrl });
  await client.connect();
  const before = await countCases(client);
  const wanted = Math.max(0, input.until - before);
  const startedAt = performance.now();
  let made = 0;
  if (wanted > 0) {
    const workers = 2;
    const progress = setInterval(() => {
      const rate = made / ((performance.now() - startedAt) / 1000);
      input.say(`${before + made} of ${input.until} cases, ${Math.round(rate)} a second`);
    }, 10_000);
    try {
      await Promise.all(
        Array.from({ length: workers }, (_, index) =>
          work(
            {
              adminUrl: input.adminUrl,
              masterKeys: input.masterKeys,
              codePrefixes: input.codePrefixes,
              cases: Math.floor(wanted / workers) + (index < wanted % workers ? 1 : 0),
              openShare: 0.02,
              seed: before + index + 1,
            },
            (count) => (made += count),
          ),
        ),
      );
    } finally {
      clearInterval(progress);
    }
    await client.query('vacuum analyze');
  }
  await client.end();
  return { made, seconds: (performance.now() - startedAt) / 1000 };
}

async function countCases(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: string }>('select count(*) from case_current');
  return Number(rows[0]?.count ?? 0);
}

function work(order: LoadOrder, onMade: (count: number) => void): Promise<void> {
  const worker = new Worker(new URL('load-worker.ts', import.meta.url), { workerData: order });
  worker.on('message', ({ made }: { made: number }) => onMade(made));
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The loader ended with ${code}.`)),
    );
  });
}
