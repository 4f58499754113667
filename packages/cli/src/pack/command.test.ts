import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { run } from './command.ts';
import { diffPackFolders } from './diff.ts';
import { lintPackFolder } from './lint.ts';
import { schemaFiles } from './schema.ts';
import { testPackFolder } from './test-pack.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const packs = join(root, 'packs');
const names = (await readdir(packs, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe.each(names)('the pack %s of this repository', (name) => {
  test('has neither errors nor warnings, and both regions that install it bind its roles', async () => {
    for (const region of ['kota-bekasi', 'kabupaten-bekasi']) {
      const { problems, lines } = await lintPackFolder(join(packs, name), join(root, 'regions', region));
      expect(problems).toEqual([]);
      expect(lines).toHaveLength(1);
    }
  });

  test('does what its scenarios say', async () => {
    const { problems, lines } = await testPackFolder(join(packs, name));
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
  let folder: string;

  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'satuloket-pack-')), 'changed');
    await cp(join(packs, names[0]!), folder, { recursive: true });
  });

  afterEach(() => rm(join(folder, '..'), { recursive: true }));

  const change = async (file: string, from: string, to: string) => {
    const path = join(folder, file);
    const text = await readFile(path, 'utf8');
    expect(text).toContain(from);
    await writeFile(path, text.replace(from, to));
  };
  const service = async () => `services/${(await readdir(join(folder, 'services')))[0]}`;

  test('lint names file, line, column, path and what to do', async () => {
    const file = await service();
    await change(file, 'start: checking', 'start: chekcing');
    const { problems } = await lintPackFolder(folder);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(
      /changed\/services\/[a-z-]+\.yaml:\d+:3 flow\.start \[unknown-state\] .*Maksud Anda "checking"\?$/,
    );
  });

  test('diff tells what changed and that running cases stay', async () => {
    await change(await service(), 'holder: 0.5', 'holder: 0.4');
    const { problems, lines } = await diffPackFolders(join(packs, names[0]!), folder);
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
    ['a folder that is not there', ['lint', join(packs, 'nowhere')], 1],
    ['a folder that is no pack', ['test', join(root, 'regions')], 1],
    ['a sound pack', ['lint', join(packs, names[0]!)], 0],
  ])('%s', async (_, parameters, code) => {
    const spies = silent();
    expect(await run(parameters)).toBe(code);
    for (const spy of spies) spy.mockRestore();
  });
});
