import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { projectFolder } from '@satuloket/server/platform';
import type { Round } from './suffering.ts';

export type Report = {
  readonly at: string;
  readonly revision: string;
  readonly seed: number;
  /** How long each fault was suffered, each time. */
  readonly secondsEach: number;
  readonly hours: number;
  readonly machine: { readonly cpu: string; readonly cores: number; readonly memoryGiB: number };
  readonly commands: number;
  readonly kills: number;
  readonly breaches: number;
  readonly rounds: readonly Round[];
};

export function reportOf(input: {
  readonly seed: number;
  readonly secondsEach: number;
  readonly begun: number;
  readonly rounds: readonly Round[];
}): Report {
  const { seed, secondsEach, begun, rounds } = input;
  const sum = (of: (round: Round) => number): number => rounds.reduce((all, round) => all + of(round), 0);
  return {
    at: new Date().toISOString(),
    revision: execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: projectFolder,
      encoding: 'utf8',
    }).trim(),
    seed,
    secondsEach,
    hours: Math.round(((Date.now() - begun) / 3_600_000) * 100) / 100,
    machine: {
      cpu: cpus()[0]?.model ?? '',
      cores: cpus().length,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
    },
    commands: sum(({ acknowledged }) => acknowledged),
    kills: sum(({ harm }) =>
      Object.entries(harm).reduce((all, [what, count]) => all + (/killed/.test(what) ? count : 0), 0),
    ),
    breaches: sum(({ breaches }) => breaches.length),
    rounds,
  };
}

/** Rounds of the same fault as one line. */
function byFault({ rounds }: Report): readonly Round[] {
  const together = new Map<string, Round>();
  for (const round of rounds) {
    const known = together.get(round.fault);
    together.set(round.fault, known === undefined ? round : joined(known, round));
  }
  return [...together.values()];
}

function joined(left: Round, right: Round): Round {
  const add = (one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>) =>
    Object.fromEntries(
      [...new Set([...Object.keys(one), ...Object.keys(other)])].map((key) => [
        key,
        (one[key] ?? 0) + (other[key] ?? 0),
      ]),
    );
  return {
    ...left,
    seconds: left.seconds + right.seconds,
    commands: left.commands + right.commands,
    acknowledged: left.acknowledged + right.acknowledged,
    attempts: left.attempts + right.attempts,
    unanswered: left.unanswered + right.unanswered,
    refused: add(left.refused, right.refused),
    harm: add(left.harm, right.harm),
    breaches: [...left.breaches, ...right.breaches],
  };
}

const inThousands = (count: number): string => count.toLocaleString('en');

export function tableOf(report: Report): string {
  const lines = byFault(report).map((round) =>
    round.skipped !== undefined
      ? `${round.fault.padEnd(20)} skipped: ${round.skipped}`
      : `${round.fault.padEnd(20)} ${String(round.seconds).padStart(5)} s ${inThousands(round.acknowledged).padStart(8)} commands ${inThousands(round.unanswered).padStart(8)} unanswered ${String(round.breaches.length).padStart(4)} breaches`,
  );
  return [
    ...lines,
    `${timeOf(report)}, ${report.kills} kills, ${inThousands(report.commands)} commands, ${report.breaches} breaches`,
  ].join('\n');
}

const timeOf = ({ hours }: Report): string =>
  hours < 1 ? `${Math.round(hours * 60)} minutes` : `${hours} hours`;

/** docs/reliability.md, from what was measured. */
export function pageOf(report: Report): string {
  const { machine } = report;
  const rows = byFault(report).map((round) => {
    const harm = Object.entries(round.harm)
      .map(([what, count]) => `${what} ${inThousands(count)}`)
      .join(', ');
    return round.skipped !== undefined
      ? `| \`${round.fault}\` | ${round.tells} | not possible on this machine: ${round.skipped} | | |`
      : `| \`${round.fault}\` | ${round.tells} | ${harm} | ${inThousands(round.acknowledged)} (${inThousands(round.unanswered)}) | ${round.breaches.length} |`;
  });
  return `${head}
## What was measured

${report.at.slice(0, 10)}, revision ${report.revision}, ${machine.cores} cores (${machine.cpu.trim()}), ${machine.memoryGiB} GiB; seed ${report.seed}: **${timeOf(report)}, ${report.kills} kills, ${inThousands(report.commands)} acknowledged commands, ${report.breaches} breaches.** The same again: \`npm run faults -- --seed ${report.seed} --seconds ${report.secondsEach} --long ${Math.round(report.hours * 60)}\`.

| Fault | What happened | How often | Commands acknowledged (attempts without an answer) | Breaches |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}

const head = `# Reliability

\`npm run faults\` starts the product with a database, stand-ins and network wires of its own, lets people work in it through the public API in two regions, every third in the other one, and makes it suffer while they do. Clients repeat each command with the same key until it is answered, and write down what they were told. After each fault everything that must hold is looked at: no acknowledged command lost and none applied twice, every case the replay of its record, clocks as the rules say, no place or blank oversold, every message sent and shown once, the signed log whole, no region seeing another; what was refused has not happened, and the same key is answered the same.

\`\`\`
npm run faults                                # all faults, some minutes
npm run faults -- server-killed --seed 7      # one of them, the same chances again
npm run faults -- --long 60 --write           # an hour; this page is made from the figures
npm run faults -- --long                      # until it is stopped; the page is written after each fault with --write
\`\`\`

Everything that is chosen by chance comes from the seed that each run prints; how threads and processes interleave does not, so that a breach may take a few runs to show again. \`npm test\` runs a short version.

`;
