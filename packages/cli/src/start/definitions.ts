import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  failure,
  loadPack,
  type Pack,
  type PackProblem,
  packFactsOf,
  type Region,
  type RegionProblem,
  type Result,
  success,
} from '@satuloket/engine';
import { loadRegions, type PackFile, type Places, placesOf, readPackFolder } from '@satuloket/server';
import { projectFolder } from '@satuloket/server/platform';
import { writtenAt } from '../pack/read.ts';
import { system } from './failures.ts';
import { digestOfFolders, keptOrMade } from './kept.ts';

export type Definitions = {
  readonly places: Places;
  readonly packs: readonly { readonly pack: Pack; readonly files: readonly PackFile[] }[];
};

/** What is read, and what reads it. */
const sources = ['packs', 'regions', 'packages/engine/src', 'packages/server/src/places'];

type Checked = { readonly packs: Definitions['packs']; readonly regions: readonly Region[] };

/**
 * Every pack and region of the project. One that is wrong is told with file and line, and nothing starts. What was
 * checked before and has not changed since is not checked again: that takes longer than all else of a start.
 */
export async function readDefinitions(): Promise<Result<Definitions>> {
  let problem: Result<never> | undefined;
  const checked = await keptOrMade<Checked>(
    join(projectFolder, 'node_modules/.cache/definitions'),
    digestOfFolders(sources.map((folder) => join(projectFolder, folder))),
    async () => {
      const read = await checkDefinitions();
      if (read.ok) return read.value;
      problem = read;
      return undefined;
    },
  );
  return checked === undefined
    ? problem!
    : success({ packs: checked.packs, places: placesOf(checked.regions) });
}

/** @internal Reads and checks them whatever was kept. */
export async function checkDefinitions(): Promise<Result<Checked>> {
  const packs: { pack: Pack; files: readonly PackFile[] }[] = [];
  for (const entry of readdirSync(join(projectFolder, 'packs'), { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const folder = join('packs', entry.name);
    const files = await readPackFolder(join(projectFolder, folder));
    if (!files.ok) return wrong(folder, files.error);
    const pack = loadPack(files.value);
    if (!pack.ok) return wrong(folder, pack.error);
    packs.push({ pack: pack.value, files: files.value });
  }
  const regions = await loadRegions(
    join(projectFolder, 'regions'),
    packs.map(({ pack }) => packFactsOf(pack)),
  );
  if (!regions.ok) return wrong('', regions.error);
  return success({ packs, regions: regions.value.regions() });
}

function wrong(folder: string, problems: readonly (PackProblem | RegionProblem)[]): Result<never> {
  for (const { file, line, path, message } of problems) {
    console.error(`  ${writtenAt(folder, file)}:${line} ${path}: ${message.id}`);
  }
  return failure(
    system(
      'definitions-wrong',
      `Ada ${problems.length} kesalahan di paket atau daerah; perbaiki yang tertulis di atas, lalu mulai lagi.`,
      'A pack or a region is wrong; see above.',
    ),
  );
}
