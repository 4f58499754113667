/**
 * npm run bench [-- scenarios… --cases 1000000 --seconds 20 --out bench.json --compare old.json --data folder]
 *
 * Starts the product in a folder of the bench, fills it up to so many cases, then measures each scenario through the
 * product and, in the same run, the same work written by hand for the bare driver.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectFolder } from '@satuloket/server/platform';
import { measure } from './harness/measure.ts';
import { startProduct } from './harness/product.ts';
import { loadCases } from './loader/load.ts';
import { comparisonOf, type Report, tableOf } from './report.ts';
import { createWorld, scenarios, type Work } from './scenarios.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: 'string', default: '1000000' },
    seconds: { type: 'string', default: '20' },
    out: { type: 'string', default: join(projectFolder, 'bench-results.json') },
    compare: { type: 'string' },
    data: { type: 'string', default: join(projectFolder, '.satuloket-bench') },
  },
});
const unknown = positionals.filter((name) => !scenarios.some((each) => each.name === name));
const cases = Number(values.cases);
const seconds = Number(values.seconds);
if (unknown.length > 0 || !Number.isInteger(cases) || cases < 0 || !(seconds > 0)) {
  console.error(
    `Scenarios: ${scenarios.map(({ name }) => name).join(', ')}. --cases and --seconds are numbers.`,
  );
  process.exit(2);
}
const chosen = scenarios.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
/** Warming up takes a quarter of the time that is measured. */
const warmUpSeconds = seconds / 4;
/** More than can be filed in the time, at twice the aim. */
const most = Math.ceil((seconds + warmUpSeconds) * 2000);

const say = (line: string) => console.log(`  ${line}`);
const product = await startProduct(values.data, say);
try {
  const loaded = await loadCases({
    adminUrl: product.adminUrl,
    masterKeys: product.masterKeys,
    codePrefixes: { 3275: 'KB', 3216: 'KAB' },
    until: cases,
    say,
  });
  const world = await createWorld(product, Math.min(most, 100_000));
  const { rows } = await world.database.query<{ count: string }>('select count(*) from case_current');
  const found: Record<string, Report['scenarios'][string]> = {};
  for (const { name, tells, concurrency, prepare } of chosen) {
    say(`${name}: ${tells}`);
    const works = await prepare(world);
    const order = (work: Work) => ({
      ...work,
      pace: { kind: 'closed' as const, concurrency },
      seconds,
      warmUpSeconds,
    });
    const bare = works.bare && (await measure(product, order(works.bare)));
    found[name] = { tells, product: await measure(product, order(works.product)), ...(bare && { bare }) };
    for (const fault of found[name].product.faults) say(`failed: ${fault}`);
  }
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
    },
    cases: Number(rows[0]?.count ?? 0),
    ...(loaded.made > 0 && { loaded }),
    scenarios: found,
  };
  await world.database.end();
  writeFileSync(values.out, `${JSON.stringify(report, null, 2)}\n`);
  console.log(
    `\n${report.cases.toLocaleString('en')} cases, ${report.machine.cores} cores, ${report.revision}\n`,
  );
  console.log(tableOf(report));
  if (values.compare !== undefined) {
    console.log(`\n${comparisonOf(JSON.parse(readFileSync(values.compare, 'utf8')) as Report, report)}`);
  }
  console.log(`\n${values.out}`);
} finally {
  await product.stop();
}
