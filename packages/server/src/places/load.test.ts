import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadRegions } from './load.ts';

const kotaBekasi = fileURLToPath(new URL('../../../../regions/kota-bekasi', import.meta.url));

describe('loading a folder of regions', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'satuloket-regions-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** A copy of Kota Bekasi under another name, with parts of its region.yaml replaced. */
  async function addRegion(name: string, changes: Readonly<Record<string, string>> = {}) {
    await cp(kotaBekasi, join(folder, name), { recursive: true });
    const file = join(folder, name, 'region.yaml');
    let text = await readFile(file, 'utf8');
    for (const [from, to] of Object.entries(changes)) text = text.replace(from, to);
    await writeFile(file, text);
  }

  const codesOf = async () => {
    const loaded = await loadRegions(folder);
    return loaded.ok ? [] : loaded.error.map((problem) => [problem.code, problem.path]);
  };

  it('leaves alone what is no region', async () => {
    await addRegion('kota-bekasi');
    await mkdir(join(folder, 'pictures'));
    await writeFile(join(folder, 'NOTICE.md'), 'Notice');
    const loaded = await loadRegions(folder);
    expect(loaded.ok && loaded.value.regions().map((region) => region.slug)).toEqual(['kota-bekasi']);
  });

  it('tells that there is none', async () => {
    expect(await codesOf()).toEqual([['missing-file', '']]);
  });

  it('wants the folder to bear the slug', async () => {
    await addRegion('bekasi');
    expect(await codesOf()).toEqual([['code-mismatch', 'slug']]);
  });

  it('wants regions that can be told apart', async () => {
    await addRegion('kota-bekasi');
    await addRegion('kota-lain', { 'slug: kota-bekasi': 'slug: kota-lain' });
    expect(await codesOf()).toEqual([
      ['duplicate', 'id'],
      ['duplicate', 'codePrefix'],
    ]);
  });

  it('names the folder of a missing file, and tells the faults of every region', async () => {
    await addRegion('kota-bekasi', { 'villages: 56': 'villages: 57' });
    await addRegion('kota-lain', { 'slug: kota-bekasi': 'slug: kota-lain' });
    await rm(join(folder, 'kota-lain', 'posts.yaml'));
    const loaded = await loadRegions(folder);
    expect(!loaded.ok && loaded.error.map((problem) => [problem.code, problem.file, problem.line])).toEqual([
      ['count', join(folder, 'kota-bekasi', 'region.yaml'), 12],
      ['missing-file', `${join(folder, 'kota-lain')}/posts.yaml`, 1],
    ]);
  });
});
