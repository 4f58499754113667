import { pipeline } from 'node:stream/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { seededRandom } from '@satuloket/sandbox';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { communities } from '../../packages/sandbox/src/register/names.ts';
import type { MasterKeys } from '../../packages/server/src/record/index.ts';
import { copyCase, inventPerson } from './copy.ts';
import { type Cell, caseTables, readColumns, readStencils } from './stencil.ts';

/** What one worker makes. */
export type LoadOrder = {
  readonly adminUrl: string;
  readonly masterKeys: MasterKeys;
  readonly codePrefixes: Readonly<Record<string, string>>;
  readonly cases: number;
  readonly openShare: number;
  readonly seed: number;
};

const order = workerData as LoadOrder;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const casesAtOnce = 1000;
const week = 7 * 86_400_000;
/** Ended cases lie within the last three years, open ones within the last hours that the stencil left. */
const mostWeeks = 150;

const client = new pg.Client({ connectionString: order.adminUrl });
await client.connect();
await client.query(`set time zone 'UTC'`);
// The rows come from rows that were checked, in the order of what refers to what.
await client.query(`set session_replication_role = 'replica'`);
await client.query('set synchronous_commit = off');

const columns = await readColumns(client);
const stencils = await readStencils(client, order.masterKeys, columns);
const open = stencils.filter(({ isOpen }) => isOpen);
const ended = stencils.filter(({ isOpen }) => !isOpen);
if (ended.length === 0)
  throw new Error('There is no ended case to copy: start the demo with its cases first.');
const random = seededRandom(order.seed);
const names = communities.flatMap(({ male, female, maleLater, femaleLater }) => [
  ...male,
  ...female,
  ...maleLater,
  ...femaleLater,
]);

for (let made = 0; made < order.cases; ) {
  const count = Math.min(casesAtOnce, order.cases - made);
  const texts = new Map<string, string[]>(caseTables.map(({ name }) => [name, []]));
  for (let each = 0; each < count; each += 1) {
    const isOpen = open.length > 0 && random.chance(order.openShare);
    const stencil = random.pick(isOpen ? open : ended);
    const minutes = random.between(0, 40) * 60_000 + random.between(0, 59_999);
    const { rows } = copyCase({
      stencil,
      columns,
      masterKeys: order.masterKeys,
      codePrefix: order.codePrefixes[stencil.regionId] ?? 'ZZ',
      earlier: isOpen ? minutes : random.between(0, mostWeeks) * week + minutes,
      person: inventPerson(random, stencil.regionId, names),
    });
    for (const [table, lines] of rows) {
      for (const line of lines) texts.get(table)?.push(`${line.map(copyText).join('\t')}\n`);
    }
  }
  await client.query('begin');
  for (const { name } of caseTables) {
    const lines = texts.get(name) ?? [];
    if (lines.length === 0) continue;
    const into = client.query(
      copyFrom(`copy ${name} (${columns[name].map((column) => `"${column.name}"`).join(', ')}) from stdin`),
    );
    await pipeline([lines.join('')], into);
  }
  await client.query('commit');
  made += count;
  parentPort?.postMessage({ made: count });
}
await client.end();
parentPort?.close();

function copyText(cell: Cell): string {
  if (cell === null) return '\\N';
  return /[\\\t\n\r]/.test(cell)
    ? cell.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character)
    : cell;
}
