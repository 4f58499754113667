import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What `satuloket backup` writes; what it has not finished has another ending. */
export const backupEnding = '.satuloket-backup';

export type FoundBackup = { readonly file: string; readonly ageSeconds: number };

/** The newest whole backup of a folder; undefined where there is none, or no folder. */
export function newestBackup(folder: string | undefined): FoundBackup | undefined {
  if (folder === undefined) return undefined;
  let names: readonly string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith(backupEnding));
  } catch {
    return undefined;
  }
  const found = names.map((name) => ({ file: join(folder, name), at: statSync(join(folder, name)).mtimeMs }));
  const newest = found.sort((one, other) => other.at - one.at)[0];
  return newest && { file: newest.file, ageSeconds: Math.max(0, (Date.now() - newest.at) / 1000) };
}
