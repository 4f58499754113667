import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { run } from './command.ts';
import { lintPackFolder } from './lint.ts';
import { newPack } from './new.ts';
import { testPackFolder } from './test-pack.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'satuloket-new-'));
});

afterEach(() => rm(folder, { recursive: true }));

test('a new pack lints without a warning and plays all of itself', async () => {
  const place = join(folder, 'taman-kota');
  expect((await newPack(place, 'pinjam-taman')).problems).toEqual([]);
  const { problems, lines } = await lintPackFolder(place);
  expect({ problems, lines }).toEqual({ problems: [], lines: [expect.stringContaining('1 layanan')] });
  const played = await testPackFolder(place, { complete: true });
  expect(played.problems).toEqual([]);
  expect(played.lines).toContain('✓ pinjam-taman: dokumen "letter" jadi, 1 halaman');
  expect(await readdir(join(place, 'services'))).toEqual(['pinjam-taman.yaml']);
});

test('what no story plays is told, and is an error where all of it should be played', async () => {
  const place = join(folder, 'taman-kota');
  await newPack(place, 'pinjam-taman');
  const file = join(place, 'scenarios', 'pinjam-taman.yaml');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/ {2}- title: Cancelled[\s\S]*?\n\n/, ''));
  const told = ['aksi cancel', 'akhir cancelled'].map(
    (name) => `○ pinjam-taman: belum ada skenario untuk ${name}`,
  );
  const played = await testPackFolder(place);
  expect(played.problems).toEqual([]);
  expect(played.lines).toEqual(expect.arrayContaining(told));
  expect((await testPackFolder(place, { complete: true })).problems).toEqual(told);
});

test('a template that cannot be set is found by the test, before a citizen waits', async () => {
  const place = join(folder, 'taman-kota');
  await newPack(place, 'pinjam-taman');
  await writeFile(
    join(place, 'templates', 'pinjam-taman.typ'),
    '#let data = json(bytes(sys.inputs.data))\n#dat.name',
  );
  expect((await testPackFolder(place)).problems).toEqual([
    expect.stringMatching(/^✗ pinjam-taman: templates\/pinjam-taman\.typ .* unknown variable: dat/),
  ]);
});

test('nothing of the skeleton is left unfilled, and each file names its schema', async () => {
  const place = join(folder, 'taman-kota');
  await newPack(place);
  const files = await readdir(place, { recursive: true, withFileTypes: true });
  for (const file of files.filter((entry) => entry.isFile())) {
    const text = await readFile(join(file.parentPath, file.name), 'utf8');
    expect(text, file.name).not.toContain('__');
    if (file.name.endsWith('.yaml'))
      expect(text).toMatch(/^# yaml-language-server: \$schema=\S+\.schema\.json\n/);
  }
});

test('a folder that holds something is left alone', async () => {
  const place = join(folder, 'taman-kota');
  await mkdir(place);
  await writeFile(join(place, 'notes.txt'), 'mine');
  expect((await newPack(place)).problems).toEqual([expect.stringContaining('sudah berisi')]);
  expect(await readdir(place)).toEqual(['notes.txt']);
});

test.each([
  ['a name that is none', ['Taman Kota']],
  ['a service that is none', ['taman', '--service', '../x']],
])('%s is refused', async (_, [name, ...more]) => {
  const silent = vi.spyOn(console, 'error').mockReturnValue();
  expect(await run(['new', join(folder, name!), ...more])).toBe(1);
  expect(await readdir(folder)).toEqual([]);
  silent.mockRestore();
});
