/**
 * npm run bench [-- scenarios… --cases 1000000 --seconds 8 --minutes 30 --processes 2 --quick --growth --load --out bench.json --compare old.json --docs]
 *
 * Starts the product over a database with so many cases, loads it where there is none yet, then measures each scenario
 * through the product and, in the same run, the same work written by hand for the bare driver. With --load it only loads.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectFolder } from '@satuloket/server/platform';
import { earliestSending, quietHoursOf } from '../packages/server/src/notices/quiet.ts';
import { keepState, loadedFolder, stateOf } from './harness/folder.ts';
import { residentsOfStories, signInResidents } from './harness/people.ts';
import { type Product, startProduct } from './harness/product.ts';
import { residentsWithAccounts } from './harness/residents.ts';
import { createWorld } from './harness/world.ts';
import { type Loaded, loadCases } from './loader/load.ts';
import { comparisonOf, type Report, type Size, tableOf } from './report.ts';
import { scenarios } from './scenarios/index.ts';
import type { Found, Scenario } from './scenarios/scenario.ts';
import { writeSummary } from './summary.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: 'string' },
    seconds: { type: 'string' },
    minutes: { type: 'string', default: '30' },
    processes: { type: 'string', default: '1' },
    quick: { type: 'boolean', default: false },
    growth: { type: 'boolean', default: false },
    load: { type: 'boolean', default: false },
    out: { type: 'string', default: join(projectFolder, 'bench-results.json') },
    compare: { type: 'string' },
    docs: { type: 'boolean', default: false },
    data: { type: 'string' },
  },
});
const cases = Number(values.cases ?? (values.quick ? 10_000 : 1_000_000));
const seconds = Number(values.seconds ?? (values.quick ? 2 : 8));
const minutes = Number(values.minutes);
const processes = Number(values.processes);
const unknown = positionals.filter((name) => !scenarios.some((each) => named(each) === name));
const isCounted = Number.isInteger(cases) && cases >= 1000 && Number.isInteger(processes) && processes >= 1;
if (unknown.length > 0 || !isCounted || !(seconds > 0) || !(minutes > 0)) {
  console.error(
    `Scenarios: ${scenarios.map(named).join(', ')}. --cases is a number from 1000, --processes from 1, --seconds and --minutes above 0.`,
  );
  process.exit(2);
}
const chosen = scenarios.filter((each) =>
  positionals.length === 0 ? !each.isLong : positionals.includes(named(each)),
);
/** Sizes at which all is measured on the way to the largest one. */
const growthSizes = [10_000, 100_000, 1_000_000, 3_000_000].filter((size) => size < cases);
const regions = [
  { slug: 'kota-bekasi', id: '3275', code: '32.75', prefix: 'KB' },
  { slug: 'kabupaten-bekasi', id: '3216', code: '32.16', prefix: 'KAB' },
];

const say = (line: string) => console.log(`  ${line}`);
const now = new Date();
const heldUntil = earliestSending({ quiet: quietHoursOf({}), zone: 'Asia/Jakarta' }, { at: now });
if (heldUntil > now && !values.load)
  say(
    `Messages to people wait until ${heldUntil.toISOString()}: filings and lifecycles cost less than by day, when each tells somebody something.`,
  );
if (values.load) {
  const { folder, loaded } = await loadedWith(cases);
  say(`${loaded.made} cases made in ${loaded.seconds} s, in ${folder}`);
} else await measureAndTell();

/** The folder of a database with so many cases, which is loaded where it is not yet. */
async function loadedWith(size: number): Promise<{ readonly folder: string; readonly loaded: Loaded }> {
  const folder = size === cases && values.data !== undefined ? values.data : loadedFolder(size);
  const product = await startProduct(folder, say, { fresh: stateOf(folder) === 'loading' });
  try {
    return { folder, loaded: await load(product, folder, size) };
  } finally {
    await product.stop();
  }
}

async function measureAndTell(): Promise<void> {
  const sizes: Size[] = [];
  if (values.growth) {
    for (const size of growthSizes) sizes.push(await measureAt(size, chosen));
  }
  sizes.push(await measureAt(cases, chosen));
  const report: Report = {
    at: new Date().toISOString(),
    revision: execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: projectFolder,
      encoding: 'utf8',
    }).trim(),
    machine: {
      cpu: cpus()[0]?.model ?? '',
      cores: cpus().length,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      node: process.version,
      load: Math.round((loadavg()[1] ?? 0) * 10) / 10,
    },
    seconds,
    processes,
    sizes,
  };
  writeFileSync(values.out, `${JSON.stringify(report, null, 2)}\n`);
  const together = processes > 1 ? `${processes} processes, ` : '';
  console.log(
    `\n${report.machine.cores} cores, ${together}load ${report.machine.load}, ${report.revision}\n`,
  );
  console.log(tableOf(report));
  if (values.docs) writeSummary(join(projectFolder, 'docs'), report);
  if (values.compare !== undefined) {
    console.log(`\n${comparisonOf(JSON.parse(readFileSync(values.compare, 'utf8')) as Report, report)}`);
  }
  console.log(`\n${values.out}`);
}

async function measureAt(size: number, of: readonly Scenario[]): Promise<Size> {
  const { folder, loaded } = await loadedWith(size);
  const product = await startProduct(folder, say, { processes, standInsApart: true });
  try {
    return await measure(product, loaded, { size, of });
  } finally {
    await product.stop();
  }
}

async function measure(
  product: Product,
  loaded: Loaded,
  { size, of }: { readonly size: number; readonly of: readonly Scenario[] },
): Promise<Size> {
  const world = await createWorld(product, { cases: size, seconds, minutes, say });
  try {
    const { rows } = await world.database.query<{ cases: string; actions: string; bytes: string }>(
      `select (select count(*) from case_current) as cases, (select count(*) from case_action) as actions,
         pg_database_size(current_database()) as bytes`,
    );
    const found: Record<string, Found & { tells: string }> = {};
    for (const scenario of of) {
      say(`${scenario.name}: ${scenario.tells}`);
      found[scenario.name] = { tells: scenario.tells, ...(await scenario.measure(world)) };
    }
    return {
      cases: Number(rows[0]?.cases ?? 0),
      actions: Number(rows[0]?.actions ?? 0),
      databaseBytes: Number(rows[0]?.bytes ?? 0),
      ...(loaded.made > 0 && { loaded }),
      scenarios: found,
    };
  } finally {
    await world.database.end();
  }
}

async function load(product: Product, folder: string, until: number): Promise<Loaded> {
  const known = [];
  const disk = statfsSync(folder);
  for (const region of regions) {
    await signInResidents(product, region, residentsOfStories(region));
    known.push(...(await residentsWithAccounts(product, region)));
  }
  keepState(folder, 'loading');
  const loaded = await loadCases({
    adminUrl: product.adminUrl,
    masterKeys: product.masterKeys,
    codePrefixes: Object.fromEntries(regions.map(({ id, prefix }) => [id, prefix])),
    residents: known,
    until,
    freeBytes: disk.bavail * disk.bsize,
    say,
  });
  keepState(folder, 'loaded');
  return loaded;
}

/** As it is written on the command line: `work-list`. */
function named({ name }: Scenario): string {
  return name.replaceAll(' ', '-');
}
