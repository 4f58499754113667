// The arrows hold only if their check can fail: each rule meets a tree that breaks it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const projectFolder = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'arrows-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const importing = (...targets: string[]): string => targets.map((target) => `import '${target}';\n`).join('');

const tree: Record<string, string> = {
  'packages/engine/src/pure.ts': 'export type Value = string;\nexport const value = 1;\n',
  'packages/engine/src/rule.ts': importing('node:fs', 'pg', '../../server/src/cases/act.ts'),
  'packages/server/src/types.ts': 'export type Caller = string;\nexport const caller = 1;\n',
  'packages/server/src/testing/database.ts': 'export const database = 1;\n',
  'packages/server/src/people/account.ts': 'export const account = 1;\n',
  'packages/server/src/cases/act.ts': importing(
    '../people/account.ts',
    '../testing/database.ts',
    './routes.ts',
  ),
  'packages/server/src/cases/routes.ts': 'export const routes = 1;\n',
  'packages/server/src/record/write.ts': importing('../cases/act.ts'),
  'packages/server/src/platform/pool.ts': importing('../people/account.ts'),
  'packages/server/src/notices/send.ts': importing(
    '../../../sandbox/src/inbox.ts',
    '../../../cli/src/start.ts',
    './gone.ts',
  ),
  'packages/server/src/money/left.ts': `${importing('./right.ts')}export const left = 1;\n`,
  'packages/server/src/money/right.ts': `${importing('./left.ts')}export const right = 1;\n`,
  'packages/sandbox/src/inbox.ts': importing('../../server/src/types.ts'),
  'packages/cli/src/start.ts': importing('../../server/src/types.ts'),
  'packages/web/src/page.ts': importing('../../server/src/types.ts', '../../sandbox/src/inbox.ts'),
  'packages/web/src/allowed.ts': `import type { Caller } from '../../server/src/types.ts';\nexport type Page = Caller;\n`,
};

let found: { rule: string; from: string }[] = [];
beforeAll(() => {
  for (const [file, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  writeFileSync(
    join(folder, 'tsconfig.json'),
    '{"compilerOptions":{"module":"nodenext","allowImportingTsExtensions":true,"noEmit":true}}',
  );
  symlinkSync(join(projectFolder, 'node_modules'), join(folder, 'node_modules'));
  const ran = spawnSync(
    process.execPath,
    [
      join(projectFolder, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      '--config',
      join(projectFolder, '.dependency-cruiser.cjs'),
      '--output-type',
      'json',
      'packages',
    ],
    { cwd: folder, encoding: 'utf8', maxBuffer: 50_000_000 },
  );
  const { summary } = JSON.parse(ran.stdout) as {
    summary: { violations: { rule: { name: string }; from: string }[] };
  };
  found = summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
});

test.each([
  ['engine-is-ours-alone', 'packages/engine/src/rule.ts'],
  ['engine-without-io', 'packages/engine/src/rule.ts'],
  ['engine-without-io-packages', 'packages/engine/src/rule.ts'],
  ['server-to-engine-only', 'packages/server/src/notices/send.ts'],
  ['web-to-server-types-only', 'packages/web/src/page.ts'],
  ['web-not-to-others', 'packages/web/src/page.ts'],
  ['sandbox-to-engine-only', 'packages/sandbox/src/inbox.ts'],
  ['nothing-to-cli', 'packages/server/src/notices/send.ts'],
  ['platform-below-all', 'packages/server/src/platform/pool.ts'],
  ['record-below-cases', 'packages/server/src/record/write.ts'],
  ['cases-knows-no-kind', 'packages/server/src/cases/act.ts'],
  ['routes-from-the-root-only', 'packages/server/src/cases/act.ts'],
  ['tests-are-not-imported', 'packages/server/src/cases/act.ts'],
  ['no-circles', 'packages/server/src/money/left.ts'],
  ['nothing-missing', 'packages/server/src/notices/send.ts'],
])('%s is kept in %s', (rule, from) => {
  expect(found).toContainEqual({ rule, from });
});

test('types of the server may be used by pages', () => {
  expect(found.filter(({ from }) => from === 'packages/web/src/allowed.ts')).toEqual([]);
});
