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
  const [, base, inBase] = /^base\/([^/]+)\/(.+)$/.exec(problem.file) ?? [];
  const file =
    problem.file === folder
      ? folder
      : // What travels under base/ was read from the folder beside this one.
        base !== undefined && inBase !== undefined
        ? join(folder, '..', base, inBase)
        : join(folder, problem.file);
  return formatProblem({ ...problem, file }, 'id');
}
