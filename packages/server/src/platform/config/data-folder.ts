import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { failure, type Problem, type Result, success } from '@satuloket/engine';
import { removeFarFiles } from '../database/embedded-files.ts';

/** Shows that a folder is ours, so that `--fresh` never empties another one. */
const markerName = 'satuloket-data';
const markerText =
  'Data Satuloket: basis data, kunci dan berkas. Jangan disimpan di git. (Data of Satuloket; keep it out of git.)\n';

/** Opens the folder of our data, making it at the first start; fails with `data-folder-foreign`. */
export function openDataFolder(folder: string): Result<{ readonly created: boolean }> {
  if (existsSync(join(folder, markerName))) return success({ created: false });
  const foreign = refuseForeign(folder);
  if (foreign !== undefined) return failure(foreign);
  // Root's server runs as nobody, who must pass through but has nothing to read here.
  mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  writeFileSync(join(folder, markerName), markerText);
  return success({ created: true });
}

/** Removes all data that we made at this folder, and nothing when the folder isn't ours. */
export function eraseDataFolder(folder: string): Result<void> {
  if (!existsSync(join(folder, markerName))) {
    const foreign = refuseForeign(folder);
    return foreign === undefined ? success(undefined) : failure(foreign);
  }
  // The marker goes last: an interrupted erasure can be repeated.
  for (const name of readdirSync(folder)) {
    if (name !== markerName) rmSync(join(folder, name), { recursive: true, force: true });
  }
  removeFarFiles(folder);
  rmSync(join(folder, markerName));
  return success(undefined);
}

function refuseForeign(folder: string): Problem | undefined {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return undefined;
  return {
    code: 'data-folder-foreign',
    message: {
      id: `Folder ${folder} berisi berkas lain. Isi SATULOKET_DATA dengan folder baru atau folder kosong.`,
      en: `The folder ${folder} holds other files; choose an empty one.`,
    },
    status: 500,
    retryable: false,
  };
}
