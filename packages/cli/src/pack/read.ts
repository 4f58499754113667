import { join } from 'node:path';
import { formatProblem, loadPack, type Pack, type PackProblem } from '@satuloket/engine';
import { readPackFolder } from '@satuloket/server/packs/folder';

/** A pack from its folder, or a line for each problem with the path as it was given. */
export async function readPack(folder: string): Promise<{ pack: Pack } | { problems: string[] }> {
  const files = await readPackFolder(folder);
  if (!files.ok) return { problems: files.error.map((problem) => inFolder(folder, problem)) };
  const loaded = loadPack(files.value);
  return loaded.ok
    ? { pack: loaded.value }
    : { problems: loaded.error.map((problem) => inFolder(folder, problem)) };
}

/** A problem as a line that editors and terminals link to its place. */
export function inFolder(folder: string, problem: PackProblem): string {
  return formatProblem({ ...problem, file: writtenAt(folder, problem.file) }, 'id');
}

/** Where a file of a pack was read from: what travels under base/ lies in the folder beside. */
export function writtenAt(folder: string, file: string): string {
  const [, base, inBase] = /^base\/([^/]+)\/(.+)$/.exec(file) ?? [];
  if (base !== undefined && inBase !== undefined) return join(folder, '..', base, inBase);
  return file === folder ? folder : join(folder, file);
}
