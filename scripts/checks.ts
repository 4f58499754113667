// The checks of `npm test`, in the order in which a fault is cheapest to find; run under Node 24 by test.mjs.
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What is run, and the files without which there is nothing to check. */
type Step = {
  readonly name: string;
  readonly needs: readonly string[];
  readonly command: string;
  readonly parameters: readonly string[];
  readonly folder?: string;
  /** The Vitest project that it runs. */
  readonly project?: string;
};
type Program = Pick<Step, 'command' | 'parameters'>;
type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

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
  { name: 'types', needs: ['packages/*/src/**/*.ts'], ...tool('tsc', '-p', '.', '--noEmit') },
  // The types of the pages are made from their routes.
  {
    name: 'types-routes',
    needs: ['packages/web/vite.config.ts'],
    folder: join(projectFolder, 'packages', 'web'),
    ...tool('svelte-kit', 'sync'),
  },
  {
    name: 'types-web',
    needs: ['packages/web/src/**/*.svelte'],
    folder: join(projectFolder, 'packages', 'web'),
    ...tool('svelte-check', '--tsconfig', './tsconfig.json', '--output', 'human'),
  },
  { name: 'lint', needs: ['biome.json'], ...tool('biome', 'check', '--error-on-warnings') },
  {
    name: 'lint-pages',
    needs: ['packages/web/src/**/*.svelte'],
    ...tool('prettier', '--check', '--log-level=warn', 'packages/web/src/**/*.svelte'),
  },
  {
    name: 'arrows',
    needs: ['packages/*/src/**/*.ts'],
    ...tool(
      'depcruise',
      '--config',
      '.dependency-cruiser.cjs',
      ...['packages', 'e2e'].filter((path) => has(path)),
    ),
  },
  { name: 'unused', needs: ['knip.json'], ...tool('knip', '--no-progress') },
  {
    name: 'web-build',
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
const outcomes: (Step & { readonly ok: boolean; readonly seconds: number; readonly counts?: Counts })[] = [];
for (const step of steps) {
  if (wanted.length > 0 ? !wanted.includes(step.name) : !has(...step.needs)) continue;
  console.log(`\n── ${step.name} ${'─'.repeat(Math.max(3, 70 - step.name.length))}`);
  const begun = performance.now();
  const ran = spawnSync(step.command, step.parameters, {
    cwd: step.folder ?? projectFolder,
    stdio: 'inherit',
    env: { CI: '1', ...process.env },
  });
  if (ran.error !== undefined) console.error(`✗ ${step.command}: ${ran.error.message}`);
  if (ran.signal === 'SIGINT' || ran.signal === 'SIGTERM') process.exit(1);
  outcomes.push({
    ...step,
    ok: ran.status === 0,
    seconds: (performance.now() - begun) / 1000,
    counts: counted(step),
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
    };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

console.log(`\n── summary ${'─'.repeat(63)}`);
for (const { name, ok, seconds, counts } of outcomes) {
  const skipped = counts !== undefined && counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  const tally = counts === undefined ? '' : `${counts.passed} passed, ${counts.failed} failed${skipped}`;
  console.log(`${ok ? '✓' : '✗'} ${name.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s  ${tally}`);
}
const sum = (key: keyof Counts): number =>
  outcomes.reduce((total, { counts }) => total + (counts?.[key] ?? 0), 0);
// A check that fails without a failing test (types, lint, a suite that doesn't load) counts as one failure.
const otherFailures = outcomes.filter(({ ok, counts }) => !ok && (counts?.failed ?? 0) === 0).length;
console.log(`\n${sum('passed')} passed, ${sum('failed') + otherFailures} failed`);
process.exit(outcomes.every(({ ok }) => ok) ? 0 : 1);
