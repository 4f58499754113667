import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { checkDefinitions, readDefinitions } from './definitions.ts';
import { digestOfFolders, keptOrMade } from './kept.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'satuloket-kept-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what was made for a digest is not made again, and for another digest it is', async () => {
  const make = vi.fn(async () => ({ map: new Map([['a', 1]]), gap: undefined }));
  const made = await keptOrMade(folder, 'one', make);
  expect(await keptOrMade(folder, 'one', make)).toStrictEqual(made);
  expect(make).toHaveBeenCalledTimes(1);
  await keptOrMade(folder, 'two', make);
  expect(make).toHaveBeenCalledTimes(2);
});

test('what was not made is not kept', async () => {
  expect(await keptOrMade(folder, 'one', async () => undefined)).toBeUndefined();
  expect(await keptOrMade(folder, 'one', async () => 5)).toBe(5);
});

test('a file that is not whole is made again', async () => {
  await keptOrMade(folder, 'one', async () => 'whole');
  writeFileSync(join(folder, 'one'), 'half');
  expect(await keptOrMade(folder, 'one', async () => 'again')).toBe('again');
});

test('where nothing can be written, it is made each time', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(await keptOrMade(join(file, 'below'), 'one', async () => 1)).toBe(1);
  expect(await keptOrMade(join(file, 'below'), 'one', async () => 2)).toBe(2);
});

test('few are kept', async () => {
  for (let each = 0; each < 20; each += 1) await keptOrMade(folder, `digest-${each}`, async () => each);
  expect(readdirSync(folder).length).toBeLessThanOrEqual(3);
});

test('a digest is that of names and contents', () => {
  writeFileSync(join(folder, 'a.yaml'), 'one');
  const before = digestOfFolders([folder]);
  expect(digestOfFolders([folder])).toBe(before);
  chmodSync(join(folder, 'a.yaml'), 0o600);
  expect(digestOfFolders([folder])).toBe(before);
  writeFileSync(join(folder, 'a.yaml'), 'two');
  const changed = digestOfFolders([folder]);
  writeFileSync(join(folder, 'b.yaml'), '');
  expect(new Set([before, changed, digestOfFolders([folder])]).size).toBe(3);
});

test('packs and regions are the same kept and checked anew', async () => {
  await readDefinitions();
  const [kept, checked] = await Promise.all([readDefinitions(), checkDefinitions()]);
  if (!kept.ok || !checked.ok) throw new Error('The definitions of the project are wrong.');
  expect(kept.value.packs).toStrictEqual(checked.value.packs);
  expect(kept.value.places.regions()).toStrictEqual(checked.value.regions);
});
