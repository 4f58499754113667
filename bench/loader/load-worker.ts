import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { seededRandom } from '@satuloket/sandbox';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { MasterKeys } from '../../packages/server/src/record/index.ts';
import { copyMaker } from './copy.ts';
import { inventedPerson, type Person, peopleIn } from './people.ts';
import { caseTables, readColumns, readStencils, type Stencil } from './stencil.ts';

/** Residents with accounts, who have a history too. */
export type KnownResident = Person & { readonly regionId: string; readonly accountId: string };

/** What one worker makes. */
export type LoadOrder = {
  readonly adminUrl: string;
  readonly masterKeys: MasterKeys;
  readonly codePrefixes: Readonly<Record<string, string>>;
  readonly open: number;
  readonly ended: number;
  /** The ended ones lie between so many days ago, the oldest first: what was filed together lies together on disk. */
  readonly fromDaysAgo: number;
  readonly untilDaysAgo: number;
  /** How many cases there are when all is loaded; decides how many people there are. */
  readonly until: number;
  readonly residents: readonly KnownResident[];
  readonly seed: number;
};

const order = workerData as LoadOrder;
const casesAtOnce = 1000;
const day = 86_400_000;
const week = 7 * day;
/** Cases of these last days come with their messages and with what is known of their files. */
const withMessagesDays = 60;
/** So many of a thousand cases are those of residents whom the bench signs in, until each has these. */
const casesOfEachResident = 12;

const client = new pg.Client({ connectionString: order.adminUrl });
await client.connect();
await client.query(`set time zone 'UTC'`);
// The rows come from rows that were checked, in the order of what refers to what.
await client.query(`set session_replication_role = 'replica'`);
await client.query('set synchronous_commit = off');

const columns = await readColumns(client);
const stencils = await readStencils(client, order.masterKeys, columns);
const makers = stencils.flatMap((stencil) => {
  const make = copyMaker(stencil, columns);
  return make === undefined ? [] : [{ stencil, make }];
});
const open = makers.filter(({ stencil }) => stencil.isOpen);
const ended = makers.filter(({ stencil }) => !stencil.isOpen);
if (ended.length === 0 || (order.open > 0 && open.length === 0))
  throw new Error('There are no cases to copy: start the demo with its cases first.');
const random = seededRandom(order.seed);
const people = peopleIn(order.until);
const residentsLeft = order.residents.flatMap((resident) =>
  Array.from({ length: casesOfEachResident }, () => resident),
);

/** A resident of whom the bench knows, now and then; else somebody invented. */
function applicantOf({ regionId, accountAt }: Stencil): Person & { readonly accountId?: string } {
  const index = residentsLeft.findIndex((resident) => resident.regionId === regionId);
  const [known] = accountAt >= 0 && index >= 0 && random.chance(0.02) ? residentsLeft.splice(index, 1) : [];
  return known ?? inventedPerson(regionId, random.between(0, people - 1));
}

parentPort?.postMessage('ready');
if (parentPort) await once(parentPort, 'message');

const wanted = order.ended + order.open;
for (let made = 0; made < wanted; ) {
  const count = Math.min(casesAtOnce, wanted - made);
  const texts = new Map<string, string[]>(caseTables.map(({ name }) => [name, []]));
  for (let each = made; each < made + count; each += 1) {
    const isOpen = each < order.open;
    const { stencil, make } = random.pick(isOpen ? open : ended);
    const minutes = random.between(0, 40) * 60_000 + random.between(0, 59_999);
    // Whole weeks, so that what happened on a workday still did.
    const daysAgo =
      order.fromDaysAgo -
      ((order.fromDaysAgo - order.untilDaysAgo) * (each - order.open)) / Math.max(1, order.ended);
    const { accountId, ...person } = applicantOf(stencil);
    const lines = make({
      masterKeys: order.masterKeys,
      codePrefix: order.codePrefixes[stencil.regionId] ?? 'ZZ',
      earlier: isOpen ? minutes : Math.floor(daysAgo / 7) * week + minutes,
      person,
      isOld: !isOpen && daysAgo > withMessagesDays,
      ...(accountId !== undefined && { accountId }),
    });
    for (const [table, text] of lines) texts.get(table)?.push(text);
  }
  await client.query('begin');
  for (const { name } of caseTables) {
    const into = client.query(
      copyFrom(`copy ${name} (${columns[name].map((column) => `"${column.name}"`).join(', ')}) from stdin`),
    );
    await pipeline([(texts.get(name) ?? []).join('')], into);
  }
  await client.query('commit');
  made += count;
  parentPort?.postMessage({ made: count });
}
await client.end();
parentPort?.close();
