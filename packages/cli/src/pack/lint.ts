import { lintPack, readRegion } from '@satuloket/engine';
import { readRegionFolder } from '@satuloket/server/places';
import type { Outcome } from './command.ts';
import { inFolder, readPack } from './read.ts';

/** Checks a pack; with a region's folder also whether the region binds the roles that the pack needs. */
export async function lintPackFolder(folder: string, regionFolder?: string): Promise<Outcome> {
  const read = await readPack(folder);
  if ('problems' in read) return { problems: read.problems, lines: [] };
  const { pack } = read;
  const bound = regionFolder === undefined ? undefined : await boundRoles(regionFolder, pack.manifest.name);
  if (bound && 'problem' in bound) return { problems: [bound.problem], lines: [] };
  const found = lintPack(pack, bound);
  const problems = found
    .filter(({ severity }) => severity === 'error')
    .map((problem) => inFolder(folder, problem));
  const warnings = found
    .filter(({ severity }) => severity === 'warning')
    .map((problem) => `Perhatian: ${inFolder(folder, problem)}`);
  const sound = `${pack.manifest.title.id} ${pack.manifest.version}: ${Object.keys(pack.services).length} layanan, ${pack.scenarios.length} skenario. Tidak ada kesalahan.`;
  return { problems, lines: problems.length > 0 ? warnings : [...warnings, sound] };
}

async function boundRoles(folder: string, pack: string): Promise<{ roles: string[] } | { problem: string }> {
  const region = readRegion(await readRegionFolder(folder));
  if (!region.ok) return { problem: `Data daerah di ${folder} belum benar. Jalankan: satuloket region lint` };
  const installed = region.value.installed.find((candidate) => candidate.pack === pack);
  return installed
    ? { roles: installed.roles.map(({ role }) => role) }
    : { problem: `Daerah di ${folder} belum memasang paket "${pack}". Tambahkan di installed.yaml.` };
}
