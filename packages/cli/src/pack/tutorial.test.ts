/** The tutorial is followed word by word: what it tells to write must lint, play and fit the region that it names. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packFactsOf, serviceBinding } from '@satuloket/engine';
import { loadRegions } from '@satuloket/server/places';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lintPackFolder } from './lint.ts';
import { newPack } from './new.ts';
import { readPack } from './read.ts';
import { testPackFolder } from './test-pack.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const tutorial = await readFile(join(root, 'docs', 'tutorial', 'write-a-pack.md'), 'utf8');

/** Blocks that name a file, in order; several of one file follow each other in it. */
function writtenFiles(): Map<string, string> {
  const files = new Map<string, string>();
  for (const [, file, text] of tutorial.matchAll(/^```\w+ file=(\S+)\n(.*?)^```$/gms)) {
    const before = files.get(file!);
    files.set(file!, before === undefined ? text! : `${before}\n${text}`);
  }
  return files;
}

const [, pack = '', service = ''] = /pack new (\S+) --service (\S+)/.exec(tutorial) ?? [];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'satuloket-tutorial-'));
  await newPack(join(folder, pack), service);
  for (const [file, text] of writtenFiles())
    if (file !== 'installed.yaml') await writeFile(join(folder, pack, file), text);
  await cp(join(root, 'regions'), join(folder, 'regions'), { recursive: true });
  const installed = join(folder, 'regions', 'kota-bekasi', 'installed.yaml');
  await writeFile(installed, `${await readFile(installed, 'utf8')}${writtenFiles().get('installed.yaml')}`);
});

afterAll(() => rm(folder, { recursive: true }));

test('its files are all there', () => {
  expect([...writtenFiles().keys()]).toEqual([
    'pack.yaml',
    `services/${service}.yaml`,
    `templates/${service}.typ`,
    `scenarios/${service}.yaml`,
    'installed.yaml',
  ]);
});

test('the pack lints without a warning, also against the region that installs it, and says what the tutorial says', async () => {
  const { problems, lines } = await lintPackFolder(
    join(folder, pack),
    join(folder, 'regions', 'kota-bekasi'),
  );
  expect(problems).toEqual([]);
  expect(lines).toHaveLength(1);
  const [told] = /\d+ layanan, \d+ skenario\. Tidak ada kesalahan\./.exec(tutorial) ?? [];
  expect(lines[0]).toContain(told);
});

test('its scenarios come true, and play all of it', async () => {
  expect((await testPackFolder(join(folder, pack), { complete: true })).problems).toEqual([]);
});

test('the mistake that it makes is told as it says', async () => {
  const broken = join(folder, 'broken', pack);
  await cp(join(folder, pack), broken, { recursive: true });
  const [, from, to] = /Change `([^`]+)` to `([^`]+)` and lint/.exec(tutorial) ?? [];
  const file = join(broken, 'services', `${service}.yaml`);
  await writeFile(file, (await readFile(file, 'utf8')).replace(from!, to!));
  const { problems } = await lintPackFolder(broken);
  const [told] = /^packs\/\S+:\d+:\d+ .*\[unknown-state\].*$/m.exec(tutorial) ?? [];
  expect(problems.map((line) => line.slice(line.indexOf(pack)))).toContain(told?.slice('packs/'.length));
});

test('the region serves it in every village', async () => {
  const packs = await Promise.all(
    ['e-open', 'motekar-bersahaja', 'paten', 'sitepak'].map((name) => readPack(join(root, 'packs', name))),
  );
  const own = await readPack(join(folder, pack));
  const facts = [...packs, own].flatMap((read) => ('pack' in read ? [packFactsOf(read.pack)] : []));
  const regions = await loadRegions(join(folder, 'regions'), facts);
  if (!regions.ok) throw new Error(JSON.stringify(regions.error, null, 2));
  const region = regions.value.regions().find(({ slug }) => slug === 'kota-bekasi')!;
  expect(serviceBinding(region, service)).toMatchObject({ pack: { pack } });
});
