/** What was read once and is read again at each start: kept beside the modules, for as long as nothing of it changes. */
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** Other checkouts and the tests' own have folders of their own; an upgrade leaves one file behind. */
const mostKept = 3;

/** The digest of every file under some folders, and of the Node that reads them. */
export function digestOfFolders(folders: readonly string[]): string {
  const digest = createHash('sha256').update(process.version);
  for (const folder of folders) {
    const files = globSync('**/*.*', { cwd: folder }).toSorted();
    for (const file of files) {
      const content = readFileSync(join(folder, file));
      digest.update(`\n${file} ${content.length}\n`).update(content);
    }
  }
  return digest.digest('hex');
}

/**
 * What `make` gave for this digest before, or gives now. `make` answers undefined for what should not be kept.
 *
 * @param folder may be missing or read-only: then it is made each time.
 */
export async function keptOrMade<Value>(
  folder: string,
  digest: string,
  make: () => Promise<Value | undefined>,
): Promise<Value | undefined> {
  const file = join(folder, digest);
  const kept = readKept<Value>(file);
  if (kept !== undefined) return kept;
  const made = await make();
  if (made !== undefined) keep(folder, file, made);
  return made;
}

function readKept<Value>(file: string): Value | undefined {
  try {
    return deserialize(readFileSync(file));
  } catch {
    return undefined;
  }
}

function keep(folder: string, file: string, value: unknown): void {
  try {
    mkdirSync(folder, { recursive: true });
    const others = readdirSync(folder);
    if (others.length >= mostKept) for (const other of others) rmSync(join(folder, other), { force: true });
    // Whole or not at all: another process may start at the same moment.
    const unfinished = `${file}.${process.pid}`;
    writeFileSync(unfinished, serialize(value));
    renameSync(unfinished, file);
  } catch {
    // A disk that is full or may not be written to: the next start makes it again.
  }
}
