import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '@satuloket/server/platform';

/**
 * How a process that serves is started. What may be young takes 24 MB instead of 192, what is old may grow to 512 and
 * is collected the sooner for it, and memory that threads gave back is found again by others: a third less for the same
 * work. The file is read by the scripts too, which run before there is TypeScript; `deploy/` says the same.
 */
const { flags, environment }: { flags: readonly string[]; environment: Readonly<Record<string, string>> } =
  JSON.parse(readFileSync(join(projectFolder, 'packages', 'cli', 'server-memory.json'), 'utf8'));

export const serverCommand = {
  /** For Node; what `satuloket` is to do comes after. */
  parameters: [...flags, join(projectFolder, 'packages', 'cli', 'bin', 'satuloket.mjs')],
  environment,
} as const;
