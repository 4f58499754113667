import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { type StartedCommand, spawnStart } from './spawn-start.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A data folder that goes with the tests of the file. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'satuloket-start-'));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

export function start(
  environment: Record<string, string>,
  parameters: readonly string[] = [],
): StartedCommand {
  const started = spawnStart({ SATULOKET_PORT: '0', ...environment }, parameters);
  onTestFinished(async () => {
    started.child.kill('SIGTERM');
    await started.ended;
  });
  return started;
}

export async function stop(
  started: StartedCommand,
  signal: NodeJS.Signals = 'SIGINT',
): Promise<number | null> {
  started.child.kill(signal);
  return started.ended;
}

/** The first of these may have to build the pages. */
export const patience = { timeout: 240_000 };
export const ready = /siap di (http:\S+)/;
