import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where loaded databases stay between runs: a million cases take minutes to load and seconds to start. An older schema
 * is migrated at the start as that of any installation is.
 */
export function loadedFolder(cases: number): string {
  // PostgreSQL refuses to run as root, and whoever it runs as instead can't look into root's home.
  const home = process.getuid?.() === 0 ? '/var/cache' : join(homedir(), '.cache');
  const cache = process.env.XDG_CACHE_HOME ?? home;
  return join(cache, 'satuloket-bench', `cases-${cases}`);
}

export type FolderState = 'new' | 'loading' | 'loaded';

const fileIn = (folder: string): string => join(folder, 'bench.json');

/** A load that was interrupted leaves half a database without indexes: it is begun again. */
export function stateOf(folder: string): FolderState {
  const file = fileIn(folder);
  if (!existsSync(file)) return 'new';
  return (JSON.parse(readFileSync(file, 'utf8')) as { state: FolderState }).state;
}

export function keepState(folder: string, state: FolderState): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileIn(folder), `${JSON.stringify({ state })}\n`);
}
