import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type RegionSourceFile, regionFileNames } from '@satuloket/engine';

/** The YAML files of one region's folder, named in problems as the folder was named here. */
export async function readRegionFolder(folder: string): Promise<readonly RegionSourceFile[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => entry.name)
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      return { path, text: await readFile(path, 'utf8') };
    }),
  );
}

/** The sub-folders that hold at least one file of a region; what else lies beside them is nobody's region. */
export async function findRegionFolders(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const candidates = entries.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name));
  const holds = await Promise.all(
    candidates.map(async (candidate) =>
      (await readdir(candidate)).some((name) => regionFileNames.some((known) => known === name)),
    ),
  );
  return candidates.filter((_, index) => holds[index]).sort();
}
