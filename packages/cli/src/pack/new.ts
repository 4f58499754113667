import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Outcome } from './command.ts';

const skeleton = join(import.meta.dirname, 'skeleton');
const projectFolder = join(import.meta.dirname, '..', '..', '..', '..');

/**
 * Writes a small pack that lints and plays at once, to be changed piece by piece. A plain name goes into `packs/` of the
 * project, anything else is the path of the new folder.
 */
export async function newPack(place: string, service = 'layanan-pertama'): Promise<Outcome> {
  const folder = basename(place) === place ? join(projectFolder, 'packs', place) : resolve(place);
  const pack = basename(folder);
  for (const name of [pack, service]) {
    if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) continue;
    return problem(`"${name}" bukan nama yang bisa dipakai. Pakai huruf kecil, angka, dan tanda hubung.`);
  }
  if (existsSync(folder) && (await readdir(folder)).length > 0)
    return problem(`Folder ${shown(folder)} sudah berisi. Pilih nama lain.`);
  const lines: string[] = [];
  for (const path of await filesIn(skeleton)) {
    const target = join(folder, path.replaceAll('__service__', service));
    const schemas = relative(dirname(target), join(projectFolder, 'docs', 'reference', 'schema'));
    const text = (await readFile(join(skeleton, path), 'utf8'))
      .replaceAll('__pack__', pack)
      .replaceAll('__service__', service)
      .replaceAll('__schema__', schemas.replaceAll('\\', '/'));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
    lines.push(`Ditulis: ${shown(target)}`);
  }
  const told = shown(folder);
  return {
    problems: [],
    lines: [...lines, '', `Periksa: satuloket pack lint ${told}`, `Uji: satuloket pack test ${told}`],
  };
}

function problem(text: string): Outcome {
  return { problems: [text], lines: [] };
}

/** As one would type it from where the command was called. */
function shown(path: string): string {
  return relative(process.cwd(), path) || '.';
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}
