import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How far the past of the demo in this data folder has been told. */
export type SeedState = 'none' | 'begun' | 'done';

const nameOf = (dataFolder: string) => join(dataFolder, 'demo-cases.json');

export function readSeedState(dataFolder: string): SeedState {
  const file = nameOf(dataFolder);
  if (!existsSync(file)) return 'none';
  return /"done"/.test(readFileSync(file, 'utf8')) ? 'done' : 'begun';
}

export function writeSeedState(dataFolder: string, state: Exclude<SeedState, 'none'>): void {
  writeFileSync(nameOf(dataFolder), `${JSON.stringify({ state })}\n`);
}
