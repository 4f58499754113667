import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What `satuloket backup` writes; what it has not finished has another ending. */
export const backupEnding = '.satuloket-backup';

export type FoundBackup = { readonly file: string; readonly ageSeconds: number };

/** The newest whole backup of a folder; undefined where there is none, or no folder. */
export function newestBackup(folder: string | undefined): FoundBackup | undefined {
  return folder === undefined ? undefined : backupsIn(folder)[0];
}

/** What lies in a folder beyond the newest `keep`. */
export const olderBackups = (folder: string, keep: number): readonly string[] =>
  backupsIn(folder)
    .slice(keep)
    .map(({ file }) => file);

function backupsIn(folder: string): readonly FoundBackup[] {
  let names: readonly string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith(backupEnding));
  } catch {
    return [];
  }
  const now = Date.now();
  return names
    .map((name) => join(folder, name))
    .map((file) => ({ file, ageSeconds: Math.max(0, (now - statSync(file).mtimeMs) / 1000) }))
    .sort((one, other) => one.ageSeconds - other.ageSeconds);
}
