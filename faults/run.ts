/**
 * npm run faults [-- faults… --seed 7 --seconds 20 --long 60 --out faults.json --write]
 *
 * `--long` without minutes goes on until it is stopped.
 *
 * Starts the product in a folder of its own with a seeded load, makes it suffer one fault after the other, and looks
 * after each at everything that must hold. Everything that is chosen by chance comes from the seed.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom } from '@satuloket/sandbox';
import { projectFolder } from '@satuloket/server/platform';
import type { Fault } from './fault.ts';
import { faults } from './faults/index.ts';
import { pageOf, type Report, reportOf, tableOf } from './report.ts';
import { openStage, type Round, type Stage } from './suffering.ts';

const { values, positionals } = parseArgs({
  args: process.argv
    .slice(2)
    .map((each, at, all) => (each === '--long' && !/^\d/.test(all[at + 1] ?? '') ? '--long=Infinity' : each)),
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    seconds: { type: 'string', default: '20' },
    long: { type: 'string' },
    out: { type: 'string', default: join(projectFolder, 'faults-results.json') },
    write: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const seconds = Number(values.seconds);
const minutes = values.long === undefined ? undefined : Number(values.long);
const unknown = positionals.filter((name) => !faults.some((fault) => fault.name === name));
if (unknown.length > 0 || !Number.isInteger(seed) || !(seconds > 0) || !((minutes ?? 1) > 0)) {
  console.error(`Faults: ${faults.map(({ name }) => name).join(', ')}. --seed, --seconds, --long: numbers.`);
  process.exit(2);
}
const chosen = faults.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const say = (line: string): void => console.log(line);
const begun = Date.now();
/** Whoever stops it stops what it started. */
const open = new Set<Stage>();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(
    signal,
    () => void Promise.all([...open].map((stage) => stage.close())).then(() => process.exit(1)),
  );
const rounds: Round[] = [];
say(`seed ${seed}; the same again: npm run faults -- --seed ${seed}`);

for (let pass = 0; ; pass += 1) {
  await sufferAll(seed + pass);
  if (minutes === undefined || Date.now() - begun > minutes * 60_000) break;
}

const report = kept();
say(`\n${tableOf(report)}\n\nseed ${seed}, ${values.out}`);
process.exit(report.breaches === 0 ? 0 : 1);

/** After each fault: whoever stops a long run has what was found until then. */
function kept(): Report {
  const found = reportOf({ seed, secondsEach: seconds, begun, rounds });
  writeFileSync(values.out, `${JSON.stringify(found, null, 2)}\n`);
  if (values.write) writeFileSync(join(projectFolder, 'docs', 'reliability.md'), pageOf(found));
  return found;
}

/** The faults that can share an arena do; each of the others has one of its own. */
async function sufferAll(own: number): Promise<void> {
  let shared: Stage | undefined;
  try {
    for (const fault of chosen) {
      const random = seededRandom(own * 1000 + faults.indexOf(fault));
      const why = fault.impossible?.();
      if (why !== undefined) {
        rounds.push(skipped(fault, why));
        say(`  - ${fault.name}: skipped, ${why}`);
        continue;
      }
      const isOwn = fault.arena !== undefined;
      const options = await fault.arena?.(own);
      const stage = isOwn || shared === undefined ? await openStage({ seed: own, say, options }) : shared;
      open.add(stage);
      if (!isOwn) shared = stage;
      try {
        const round = await stage.suffer(fault, { seconds, random });
        rounds.push(round);
        kept();
        tell(round);
      } finally {
        if (isOwn) await stage.close();
      }
    }
  } finally {
    await shared?.close();
  }
}

function skipped({ name, tells }: Fault, why: string): Round {
  return {
    fault: name,
    tells,
    skipped: why,
    seconds: 0,
    commands: 0,
    acknowledged: 0,
    regions: 0,
    attempts: 0,
    unanswered: 0,
    refused: {},
    harm: {},
    breaches: [],
  };
}

function tell(round: Round): void {
  const harm = Object.entries(round.harm).map(([what, count]) => `${what} ${count}`);
  say(
    `  ${round.breaches.length === 0 ? '✓' : '✗'} ${round.fault}: ${round.acknowledged} commands, ${round.unanswered} of ${round.attempts} attempts unanswered; ${harm.join(', ')}`,
  );
  for (const { invariant, key, says } of round.breaches.slice(0, 20))
    say(`    ✗ ${invariant}, ${key}: ${says}`);
}
