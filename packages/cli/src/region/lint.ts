import { formatRegionProblem } from '@satuloket/engine';
import { loadRegions } from '@satuloket/server/places';

export type LintOutcome = {
  /** A line for each problem: file, line, path and what to do. */
  readonly problems: readonly string[];
  /** A line for each region, when all are sound. */
  readonly sound: readonly string[];
};

/** Checks every region under a folder as the server does when it starts. */
export async function lintRegions(folder: string): Promise<LintOutcome> {
  const loaded = await loadRegions(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (loaded === undefined)
    return { problems: [`Folder ${folder} tidak ada. Sebutkan folder yang berisi wilayah.`], sound: [] };
  if (!loaded.ok)
    return { problems: loaded.error.map((problem) => formatRegionProblem(problem, 'id')), sound: [] };
  return {
    problems: [],
    sound: loaded.value
      .regions()
      .map(
        (region) =>
          `${region.name.id} (${region.code}): ${region.districts.length} kecamatan, ${region.villages.length} kelurahan/desa, ${region.offices.length} kantor. Tidak ada masalah.`,
      ),
  };
}
