import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
