import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPackFolder } from './folder.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'satuloket-pack-'));
  await mkdir(join(folder, 'services'));
  await writeFile(join(folder, 'pack.yaml'), 'name: club\n');
  await writeFile(join(folder, 'services', 'club.yaml'), 'code: club\n');
});

afterEach(() => rm(folder, { recursive: true }));

const codes = async () => {
  const read = await readPackFolder(folder);
  return read.ok ? 'read' : read.error.map(({ file, code }) => `${file} ${code}`);
};

test('reads every file with its path inside the folder', async () => {
  expect(await readPackFolder(folder)).toEqual({
    ok: true,
    value: [
      { path: 'pack.yaml', text: 'name: club\n' },
      { path: 'services/club.yaml', text: 'code: club\n' },
    ],
  });
});

test('a link is refused, whatever it points to', async () => {
  await symlink('/etc/passwd', join(folder, 'services', 'passwd.yaml'));
  await symlink(join(folder, 'services'), join(folder, 'more'));
  expect(await codes()).toEqual(['more not-a-file', 'services/passwd.yaml not-a-file']);
});

test('hidden and odd names are refused', async () => {
  await writeFile(join(folder, '.env'), '');
  await writeFile(join(folder, 'services', 'a b.yaml'), '');
  expect(await codes()).toEqual(['.env odd-path', 'services/a b.yaml odd-path']);
});

test('a huge file is refused without being read', async () => {
  await writeFile(join(folder, 'big.yaml'), Buffer.alloc(1_000_001, 'x'));
  expect(await codes()).toEqual(['big.yaml file-too-large']);
});

test('a flood of files is refused', async () => {
  await Promise.all(Array.from({ length: 501 }, (_, index) => writeFile(join(folder, `f${index}.yaml`), '')));
  expect(await codes()).toEqual([expect.stringMatching(/ too-many-files$/)]);
});

test('what is not text is refused', async () => {
  await writeFile(join(folder, 'photo.yaml'), Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
  expect(await codes()).toEqual(['photo.yaml not-text']);
});

test('a folder too deep is refused', async () => {
  await mkdir(join(folder, 'a/b/c/d/e'), { recursive: true });
  expect(await codes()).toEqual(['a/b/c/d/e too-deep']);
});

test('no folder at all', async () => {
  expect(await readPackFolder(join(folder, 'nowhere'))).toMatchObject({
    ok: false,
    error: [{ code: 'folder-missing' }],
  });
});

test('packs that a pack builds on travel with it, and those that they build on', async () => {
  const beside = async (name: string, files: Record<string, string>) => {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name, path)), { recursive: true });
      await writeFile(join(folder, name, path), text);
    }
  };
  const builtOn = (pack: string) => `builtOn:\n  - pack: ${pack}\n    version: '1.0.0'\n`;
  await beside('variant', { 'pack.yaml': builtOn('middle') });
  await beside('middle', {
    'pack.yaml': builtOn('oldest'),
    'services/a.yaml': 'a: 1\n',
    'scenarios/a.yaml': '',
  });
  await beside('oldest', { 'pack.yaml': builtOn('variant'), 'shared/b.yaml': 'b: 1\n', 'README.md': '' });
  const read = await readPackFolder(join(folder, 'variant'));
  expect(read.ok && read.value.map(({ path }) => path)).toEqual([
    'pack.yaml',
    'base/middle/pack.yaml',
    'base/middle/scenarios/a.yaml',
    'base/middle/services/a.yaml',
    'base/oldest/pack.yaml',
    'base/oldest/shared/b.yaml',
    'base/variant/pack.yaml',
  ]);
});

test('a base pack that is not there is left to the language to tell', async () => {
  await writeFile(join(folder, 'pack.yaml'), "builtOn:\n  - pack: nowhere\n    version: '1.0.0'\n");
  expect(await codes()).toBe('read');
});

test('what is wrong in a base pack is told at its place', async () => {
  await mkdir(join(folder, 'base'));
  await writeFile(join(folder, 'base', '.env'), '');
  await mkdir(join(folder, 'variant'));
  await writeFile(join(folder, 'variant', 'pack.yaml'), "builtOn:\n  - pack: base\n    version: '1.0.0'\n");
  expect(await readPackFolder(join(folder, 'variant'))).toMatchObject({
    ok: false,
    error: [{ file: 'base/base/.env', code: 'odd-path' }],
  });
});
