import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { run } from './command.ts';
import { diffPackFolders } from './diff.ts';
import { lintPackFolder } from './lint.ts';
import { writtenAt } from './read.ts';
import { schemaFiles } from './schema.ts';
import { testPackFolder } from './test-pack.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const packs = join(root, 'packs');
const names = (await readdir(packs, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const regions = join(root, 'regions');
const installedIn = async (name: string) => {
  const found: string[] = [];
  for (const region of ['kota-bekasi', 'kabupaten-bekasi']) {
    const installed = await readFile(join(regions, region, 'installed.yaml'), 'utf8');
    if (installed.includes(`- pack: ${name}\n`)) found.push(join(regions, region));
  }
  return found;
};

describe.each(names)('the pack %s of this repository', (name) => {
  test('has neither errors nor warnings, and every region that installs it binds its roles', async () => {
    const users = await installedIn(name);
    expect(users).not.toEqual([]);
    for (const region of users) {
      const { problems, lines } = await lintPackFolder(join(packs, name), region);
      expect(problems).toEqual([]);
      expect(lines).toHaveLength(1);
    }
  });

  // Hundreds of stories, and a picture of each template: slow where other tests run beside it.
  test('does what its scenarios say, and they play every way of it', { timeout: 120_000 }, async () => {
    const { problems, lines } = await testPackFolder(join(packs, name), { complete: true });
    expect(problems).toEqual([]);
    expect(lines.length).toBeGreaterThan(1);
  });
});

test('the published schemas and the reference are those of the code (satuloket pack schema makes them anew)', async () => {
  for (const [path, text] of Object.entries(schemaFiles())) {
    expect(await readFile(join(root, 'docs', 'reference', path), 'utf8'), path).toBe(text);
  }
});

describe('a pack that was changed', () => {
  // One that stands on its own: what it builds on would lie beside it.
  const original = join(packs, 'e-open');
  let folder: string;

  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'satuloket-pack-')), 'changed');
    await cp(original, folder, { recursive: true });
  });

  afterEach(() => rm(join(folder, '..'), { recursive: true }));

  const change = async (file: string, from: string, to: string) => {
    const path = join(folder, file);
    const text = await readFile(path, 'utf8');
    expect(text).toContain(from);
    await writeFile(path, text.replace(from, to));
  };

  test('lint names file, line, column, path, what to do and who uses it', async () => {
    await change('shared/flows.yaml', 'start: checking', 'start: chekcing');
    const { problems } = await lintPackFolder(folder);
    expect(problems).toHaveLength(1);
    for (const problem of problems)
      expect(problem).toMatch(
        /changed\/shared\/flows\.yaml:\d+:3 checked\.start \[unknown-state\] .*Maksud Anda "checking"\? \(dipakai di services\/[a-z-]+\.yaml:\d+\)$/,
      );
  });

  test('diff tells what changed and that running cases stay', async () => {
    await change('shared/standards.yaml', 'holder: 0.5', 'holder: 0.4');
    const { problems, lines } = await diffPackFolders(original, folder);
    expect(problems).toEqual([]);
    expect(lines.join('\n')).toContain('Peringatan atau dasar hukum janji berubah.');
    expect(lines.at(-1)).toContain('tetap pada versi saat diajukan');
    expect((await diffPackFolders(folder, folder)).lines).toEqual(['Tidak ada yang berubah.']);
  });

  test('a scenario that ends otherwise fails the test', async () => {
    await change(
      `scenarios/${(await readdir(join(folder, 'scenarios')))[0]}`,
      'state: checking',
      'state: finished',
    );
    const { problems } = await testPackFolder(folder);
    expect(problems.join('\n')).toContain('expected state "finished", but it is "checking".');
  });
});

test.each([
  ['services/a.yaml', 'packs/variant/services/a.yaml'],
  ['base/oldest/shared/a.yaml', 'packs/oldest/shared/a.yaml'],
  ['packs/variant', 'packs/variant'],
])('%s was read from %s', (file, place) => {
  expect(writtenAt('packs/variant', file)).toBe(place);
});

describe('what the command answers', () => {
  const silent = () => [
    vi.spyOn(console, 'log').mockReturnValue(),
    vi.spyOn(console, 'error').mockReturnValue(),
  ];
  test.each<[string, string[], number]>([
    ['nothing asked', [], 2],
    ['an unknown action', ['dance'], 2],
    ['lint without a folder', ['lint'], 2],
    ['lint with half an option', ['lint', packs, '--region'], 2],
    ['diff with one folder', ['diff', packs], 2],
    ['new without a name', ['new', '--service', 'x'], 2],
    ['new with half an option', ['new', 'x', '--service'], 2],
    ['a folder that is not there', ['lint', join(packs, 'nowhere')], 1],
    ['a folder that is no pack', ['test', join(root, 'regions')], 1],
    ['a sound pack', ['lint', join(packs, names[0]!)], 0],
  ])('%s', async (_, parameters, code) => {
    const spies = silent();
    expect(await run(parameters)).toBe(code);
    for (const spy of spies) spy.mockRestore();
  });
});
