import { basename } from 'node:path';
import {
  failure,
  type PackFacts,
  type Region,
  type RegionProblem,
  type Result,
  readRegion,
  success,
  type Text,
} from '@satuloket/engine';
import { findRegionFolders, readRegionFolder } from './folders.ts';
import { type Places, placesOf } from './places.ts';

/**
 * Reads every region under a folder. The server starts with all of them or with none: a region that can't be read
 * would leave its residents without an answer, so every problem of every region is told at once.
 */
export async function loadRegions(
  folder: string,
  packs?: readonly PackFacts[],
): Promise<Result<Places, readonly RegionProblem[]>> {
  const found = await findRegionFolders(folder);
  if (found.length === 0) return failure([noRegion(folder)]);
  const problems: RegionProblem[] = [];
  const regions: Region[] = [];
  for (const regionFolder of found) {
    const files = await readRegionFolder(regionFolder);
    const read = readRegion(files, packs);
    if (!read.ok) {
      problems.push(...read.error.map((problem) => inFolder(problem, regionFolder)));
      continue;
    }
    problems.push(...misnamed(read.value, regionFolder), ...alreadyTaken(read.value, regions, regionFolder));
    regions.push(read.value);
  }
  return problems.length > 0 ? failure(problems) : success(placesOf(regions));
}

/** A missing file has no path of its own: it is told with the folder in which it should stand. */
function inFolder(problem: RegionProblem, folder: string): RegionProblem {
  return problem.code === 'missing-file' ? { ...problem, file: `${folder}/${problem.file}` } : problem;
}

/** The folder's name stands in the path of every page: it is the slug. */
function misnamed(region: Region, folder: string): readonly RegionProblem[] {
  if (basename(folder) === region.slug) return [];
  return [
    problemOfRegion(folder, 'code-mismatch', 'slug', {
      id: `Slug "${region.slug}" berbeda dari nama foldernya. Samakan keduanya.`,
      en: `The slug "${region.slug}" differs from the name of its folder. Make them agree.`,
    }),
  ];
}

/** What tells regions apart: the region_id of every table, the path, and the letters of tracking codes. */
function alreadyTaken(region: Region, others: readonly Region[], folder: string): readonly RegionProblem[] {
  return (['id', 'slug', 'codePrefix'] as const)
    .filter((property) => others.some((other) => other[property] === region[property]))
    .map((property) =>
      problemOfRegion(folder, 'duplicate', property, {
        id: `"${region[property]}" sudah dipakai wilayah lain. Pilih yang lain.`,
        en: `"${region[property]}" is already used by another region. Choose another.`,
      }),
    );
}

function noRegion(folder: string): RegionProblem {
  return {
    code: 'missing-file',
    file: folder,
    line: 1,
    path: '',
    message: {
      id: 'Tidak ada wilayah di folder ini. Buat satu folder untuk setiap wilayah, dengan region.yaml.',
      en: 'There is no region in this folder. Create a folder for each region, with a region.yaml.',
    },
  };
}

function problemOfRegion(
  folder: string,
  code: RegionProblem['code'],
  path: string,
  message: Text,
): RegionProblem {
  return { code, file: `${folder}/region.yaml`, line: 1, path, message };
}
