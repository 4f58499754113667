import { setTimeout as later } from 'node:timers/promises';
import { Latencies } from '../harness/latencies.ts';
import { signingDesk } from '../harness/signing.ts';
import { createClient, type UnitMaker } from '../harness/unit.ts';
import { watchUsage } from '../harness/usage.ts';
import { lifecycleWork } from './lifecycles.ts';
import type { Scenario, World } from './scenario.ts';

const office = 'bekasitimur';
const lettersASecond = 15;
const fewestLetters = 10;
const mostASignerTakes = 1000;
const lanes = 4;
const pauseMilliseconds = 250;
const patienceMilliseconds = 60_000;

type Ended = { readonly code: string; readonly ended_at: Date | null };

export const finish: Scenario = {
  name: 'finish',
  tells: 'approved letters are signed by their head from one click, and their cases are finished',
  async measure(world) {
    const { product, region, database, seconds } = world;
    const count = Math.min(mostASignerTakes, Math.max(fewestLetters, Math.round(seconds * lettersASecond)));
    const client = createClient(product.url);
    try {
      const head = await world.officer(`camat.${office}`);
      const desk = signingDesk(client, region.slug, head.token);
      const waiting = (await desk.letters(count)).length;
      await bringLetters(world, count - waiting);
      const letters = await allDrawn(() => desk.letters(count), count);
      await nothingToDraw(database);
      const codes = letters.map(({ code }) => code);
      const watches = {
        server: watchUsage(product.serverPid, product.databasePid),
        database: watchUsage(product.databasePid),
        generator: watchUsage(process.pid, product.serverPid),
      };
      const clicked = Date.now();
      const run = await desk.ended(await desk.begin(letters), () => undefined, pauseMilliseconds);
      const used = {
        server: watches.server.stop(),
        database: watches.database.stop(),
        generator: watches.generator.stop(),
      };
      const latencies = new Latencies();
      let last = clicked;
      for (const { ended_at } of await endOf(database, region.id, codes)) {
        if (ended_at === null) {
          latencies.fail('not finished', false);
          continue;
        }
        last = Math.max(last, ended_at.getTime());
        latencies.add(ended_at.getTime() - clicked);
      }
      const summary = latencies.summary((last - clicked) / 1000);
      for (const fault of summary.faults) world.say(`failed: ${fault}`);
      return {
        product: { ...summary, ...used },
        notes: [
          `${run.counts.signed} of ${letters.length} letters signed from one click; half of their cases were finished after ${(summary.median / 1000).toFixed(1)} seconds, the last after ${(summary.worst / 1000).toFixed(1)}.`,
        ],
      };
    } finally {
      client.close();
    }
  },
};

/** Lifecycles at the district, each up to its approved letter. */
async function bringLetters(world: World, count: number): Promise<void> {
  if (count <= 0) return;
  const applicants = world.applicants.filter((applicant) => applicant.office === office);
  const { module, given } = await lifecycleWork({ ...world, applicants }, count);
  const { default: make } = (await import(module)) as { default: UnitMaker };
  const lifecycles = await make(given);
  const lane = async (): Promise<void> => {
    while (!lifecycles.isUsedUp()) await lifecycles.once();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  await lifecycles.close();
}

async function allDrawn<Letter>(
  letters: () => Promise<readonly Letter[]>,
  count: number,
): Promise<readonly Letter[]> {
  const until = Date.now() + patienceMilliseconds;
  for (;;) {
    const found = await letters();
    if (found.length >= count) return found;
    if (Date.now() > until) throw new Error(`Only ${found.length} of ${count} letters came to the desk.`);
    await later(pauseMilliseconds);
  }
}

/** Letters of lifecycles measured before are still drawn for a while, and would take what signing is measured with. */
async function nothingToDraw(database: World['database']): Promise<void> {
  const until = Date.now() + patienceMilliseconds;
  const due = `select count(*)::int as number from document_work where state = 'waiting' and next_try_at <= now()`;
  for (;;) {
    const { rows } = await database.query<{ readonly number: number }>(due);
    const number = rows[0]?.number ?? 0;
    if (number === 0) return;
    if (Date.now() > until) throw new Error(`${number} documents were still to be drawn.`);
    await later(pauseMilliseconds);
  }
}

/** What follows a signature is done at once, but not in the same moment. */
async function endOf(
  database: World['database'],
  regionId: string,
  codes: readonly string[],
): Promise<readonly Ended[]> {
  const until = Date.now() + patienceMilliseconds;
  for (;;) {
    const { rows } = await database.query<Ended>(
      'select code, ended_at from case_current where region_id = $1 and code = any($2)',
      [regionId, codes],
    );
    if (rows.every(({ ended_at }) => ended_at !== null) || Date.now() > until) return rows;
    await later(pauseMilliseconds);
  }
}
