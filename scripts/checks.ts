// The checks of `npm test`, in the order in which a fault is cheapest to find; run under Node 24 by test.mjs.
import { spawn } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What is run, and the files without which there is nothing to check. */
type Step = {
  readonly name: string;
  readonly needs: readonly string[];
  readonly command: string;
  readonly parameters: readonly string[];
  readonly folder?: string;
  /** Steps that keep one core busy: those of a lane follow on each other, the lanes run side by side. */
  readonly lane?: 'code' | 'pages';
  /** The Vitest project that it runs; alone, because it keeps all cores busy. */
  readonly project?: string;
};
type Program = Pick<Step, 'command' | 'parameters'>;
/** `failures` names each test that failed, with its file and what it said first. */
type Counts = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly string[];
};

const projectFolder = join(import.meta.dirname, '..');
const resultsFolder = join(projectFolder, 'test-results');
const has = (...patterns: readonly string[]): boolean =>
  globSync(patterns, { cwd: projectFolder, exclude: ['**/node_modules/**'] }).length > 0;
const tool = (name: string, ...parameters: readonly string[]): Program => ({
  command: join(projectFolder, 'node_modules', '.bin', name),
  parameters,
});

const tests = (project: string): Program & { project: string } => ({
  ...tool(
    'vitest',
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(resultsFolder, `${project}.json`)}`,
  ),
  project,
});

const steps: readonly Step[] = [
  {
    name: 'types',
    lane: 'code',
    needs: ['packages/*/src/**/*.ts'],
    ...tool('tsc', '-p', '.', '--noEmit'),
  },
  // The types of the pages are made from their routes.
  {
    name: 'types-routes',
    lane: 'pages',
    needs: ['packages/web/vite.config.ts'],
    folder: join(projectFolder, 'packages', 'web'),
    ...tool('svelte-kit', 'sync'),
  },
  {
    name: 'types-web',
    lane: 'pages',
    needs: ['packages/web/src/**/*.svelte'],
    folder: join(projectFolder, 'packages', 'web'),
    ...tool('svelte-check', '--tsconfig', './tsconfig.json', '--output', 'human'),
  },
  { name: 'lint', lane: 'code', needs: ['biome.json'], ...tool('biome', 'check', '--error-on-warnings') },
  {
    name: 'lint-pages',
    lane: 'pages',
    needs: ['packages/web/src/**/*.svelte'],
    ...tool('prettier', '--check', '--log-level=warn', 'packages/web/src/**/*.svelte'),
  },
  {
    name: 'arrows',
    lane: 'pages',
    needs: ['packages/*/src/**/*.ts'],
    ...tool(
      'depcruise',
      '--config',
      '.dependency-cruiser.cjs',
      ...['packages', 'e2e'].filter((path) => has(path)),
    ),
  },
  { name: 'unused', lane: 'code', needs: ['knip.json'], ...tool('knip', '--no-progress') },
  {
    name: 'web-build',
    lane: 'pages',
    needs: ['packages/web/vite.config.ts'],
    command: process.execPath,
    parameters: ['scripts/build-web.ts'],
  },
  { name: 'unit', needs: ['packages/*/{src,test}/**/*.test.ts', 'scripts/**/*.test.ts'], ...tests('unit') },
  { name: 'postgres', needs: ['packages/*/{src,test}/**/*.db.test.ts'], ...tests('postgres') },
  { name: 'browser', needs: ['e2e/**/*.test.ts'], ...tests('browser') },
];

const wanted = process.argv.slice(2).filter((parameter) => !parameter.startsWith('-'));
const unknown = wanted.find((name) => !steps.some((step) => step.name === name));
if (unknown !== undefined) {
  console.error(`✗ “${unknown}” tidak ada. Langkah: ${steps.map((step) => step.name).join(', ')}.`);
  process.exit(1);
}

rmSync(resultsFolder, { recursive: true, force: true });
mkdirSync(resultsFolder, { recursive: true });
type Outcome = Step & { readonly ok: boolean; readonly seconds: number; readonly counts?: Counts };
const outcomes: Outcome[] = [];
const chosen = steps.filter(({ name, needs }) => (wanted.length > 0 ? wanted.includes(name) : has(...needs)));
const laneOf = (lane: Step['lane']): readonly Step[] => chosen.filter((step) => step.lane === lane);

await Promise.all([runInTurn(laneOf('code')), runInTurn(laneOf('pages'))]);
await runInTurn(laneOf(undefined));
outcomes.sort((left, right) => chosen.findIndex(isNamed(left)) - chosen.findIndex(isNamed(right)));

function isNamed({ name }: Step): (step: Step) => boolean {
  return (step) => step.name === name;
}

async function runInTurn(inTurn: readonly Step[]): Promise<void> {
  for (const step of inTurn) outcomes.push(await run(step));
}

/** What runs beside others is heard once it has ended, so that their words do not mix. */
function run(step: Step): Promise<Outcome> {
  const begun = performance.now();
  const heading = `\n── ${step.name} ${'─'.repeat(Math.max(3, 70 - step.name.length))}`;
  const isAlone = step.lane === undefined;
  console.log(isAlone ? heading : `   ${step.name} …`);
  const child = spawn(step.command, step.parameters, {
    cwd: step.folder ?? projectFolder,
    stdio: isAlone ? 'inherit' : ['inherit', 'pipe', 'pipe'],
    env: { CI: '1', ...process.env },
  });
  const said: Buffer[] = [];
  child.stdout?.on('data', (part: Buffer) => said.push(part));
  child.stderr?.on('data', (part: Buffer) => said.push(part));
  return new Promise((resolve) => {
    const end = (ok: boolean): void => {
      if (!isAlone) console.log(`${heading}\n${Buffer.concat(said).toString().trimEnd()}`);
      resolve({ ...step, ok, seconds: (performance.now() - begun) / 1000, counts: counted(step) });
    };
    child.once('error', (error) => {
      console.error(`✗ ${step.command}: ${error.message}`);
      end(false);
    });
    child.once('close', (status, signal) => {
      if (signal === 'SIGINT' || signal === 'SIGTERM') process.exit(1);
      end(status === 0);
    });
  });
}

/** What Vitest says about a project; a run that ends without its report counts as nothing passed. */
function counted({ project }: Step): Counts | undefined {
  if (project === undefined) return undefined;
  try {
    const report = JSON.parse(readFileSync(join(resultsFolder, `${project}.json`), 'utf8'));
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
      failures: report.testResults.flatMap(failuresOf),
    };
  } catch {
    return { passed: 0, failed: 0, skipped: 0, failures: [] };
  }
}

/** A line of a message, or of the project's own part of its stack. */
function isOurs(line: string): boolean {
  return !line.includes('/node_modules/');
}

type FileReport = {
  readonly name: string;
  readonly message: string;
  readonly assertionResults: readonly {
    readonly status: string;
    readonly fullName: string;
    readonly failureMessages: readonly string[];
  }[];
};

/** The end of a run is what is kept of it, and the reason stands far above: the summary repeats it. */
function failuresOf({ name, message, assertionResults }: FileReport): readonly string[] {
  const file = relative(projectFolder, name);
  const failed = assertionResults.filter(({ status }) => status === 'failed');
  const told = (title: string, words: string): string =>
    [`${file} › ${title}`, ...words.split('\n').filter(isOurs).slice(0, 12)].join('\n    ');
  if (failed.length === 0) return message === '' ? [] : [told('the file itself', message)];
  return failed.map(({ fullName, failureMessages }) => told(fullName, failureMessages.join('\n')));
}

console.log(`\n── summary ${'─'.repeat(63)}`);
for (const { name, ok, seconds, counts } of outcomes) {
  const skipped = counts !== undefined && counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  const tally = counts === undefined ? '' : `${counts.passed} passed, ${counts.failed} failed${skipped}`;
  console.log(`${ok ? '✓' : '✗'} ${name.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s  ${tally}`);
}
for (const { counts } of outcomes)
  for (const failure of counts?.failures ?? []) console.log(`\n✗ ${failure}`);
const sum = (key: 'passed' | 'failed'): number =>
  outcomes.reduce((total, { counts }) => total + (counts?.[key] ?? 0), 0);
// A check that fails without a failing test (types, lint, a suite that doesn't load) counts as one failure.
const otherFailures = outcomes.filter(({ ok, counts }) => !ok && (counts?.failed ?? 0) === 0).length;
console.log(`\n${sum('passed')} passed, ${sum('failed') + otherFailures} failed`);
process.exit(outcomes.every(({ ok }) => ok) ? 0 : 1);
