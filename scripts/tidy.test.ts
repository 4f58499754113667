// What a machine can keep tidy, so that people don't have to look.
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { findMigrations } from '../packages/server/src/platform/database/migrations.ts';
import { serverSourceFolder } from '../packages/server/src/platform/database/prepare.ts';

const projectFolder = join(import.meta.dirname, '..');

/** What belongs to the project; git itself may be missing where the tests run. */
const folders = new Set([
  'node_modules',
  'build',
  '.svelte-kit',
  '.satuloket',
  'test-results',
  'coverage',
  'dist',
  '.git',
]);
const files = globSync('**/*', {
  cwd: projectFolder,
  withFileTypes: true,
  exclude: (entry) => folders.has(entry.name),
})
  .filter((entry) => entry.isFile())
  .map((entry) => relative(projectFolder, join(entry.parentPath, entry.name)));
const read = (file: string): string => readFileSync(join(projectFolder, file), 'utf8');
const sources = files.filter((file) => /\.(ts|mjs|cjs|js|svelte|sql|ya?ml|css)$/.test(file));

test('no file is called after nothing', () => {
  const vague = /(^|\/)(utils?|helpers?|common|misc|shared)(\.[^/]*)?(\/|$)/i;
  // A pack's `shared/` is a word of its language: pieces by name, which services use; their schema is called after it.
  const ofTheLanguage =
    /^(packs\/[^/]+(\/templates)?|packages\/cli\/src\/pack\/skeleton)\/shared\/|schema\/shared\.(ts|schema\.json)$/;
  expect(files.filter((file) => vague.test(file) && !ofTheLanguage.test(file))).toEqual([]);
});

test('migrations have unique numbers', () => {
  expect(() => findMigrations(serverSourceFolder)).not.toThrow();
});

test('links between documents lead somewhere', () => {
  const broken = files
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) =>
      Array.from(read(file).matchAll(/\]\((?!https?:|mailto:|#)([^)\s#]+)(?:#[^)]*)?\)/g), (match) => ({
        file,
        target: decodeURIComponent(match[1] ?? ''),
      })),
    )
    .filter(({ file, target }) => !existsSync(join(projectFolder, dirname(file), target)));
  expect(broken).toEqual([]);
});

test('nothing is left to be done in a comment', () => {
  const leftover = /\b(TODO|FIXME|XXX|HACK)\b|not implemented|coming soon/i;
  const self = 'scripts/tidy.test.ts';
  expect(sources.filter((file) => file !== self && leftover.test(read(file)))).toEqual([]);
});

test('no test is left out or alone', () => {
  const alone = /\b(test|it|describe)\.(only|skip|todo)\b/;
  expect(files.filter((file) => /\.test\.ts$/.test(file) && alone.test(read(file)))).toEqual([]);
});

test('no file is larger than a reader of the repository would wait for', () => {
  const large = files.filter((file) => statSync(join(projectFolder, file)).size > 3_000_000);
  expect(large).toEqual([]);
});

test('the lock file names the packages of every platform, or npm ci refuses it', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>;
  };
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !(`node_modules/${name}` in packages || `${path}/node_modules/${name}` in packages),
    ),
  );
  expect(missing).toEqual([]);
});
