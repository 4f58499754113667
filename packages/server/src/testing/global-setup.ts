import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { passwordsFrom } from '../platform/config/secrets.ts';
import { startEmbedded, stopLeftover } from '../platform/database/embedded.ts';
import { prepareDatabase } from '../platform/database/prepare.ts';
import { createDatabase } from './create-database.ts';
import { type TestServer, templateDatabase } from './test-server.ts';

const folderPrefix = 'satuloket-test-';

/** One PostgreSQL for the whole run, with one migrated database that each test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await clearAbandoned();
  const dataFolder = mkdtempSync(join(tmpdir(), folderPrefix));
  chmodSync(dataFolder, 0o755);
  writeFileSync(join(dataFolder, 'test-process'), String(process.pid));
  const databaseSecret = randomBytes(32).toString('base64');
  const { superuserPassword, rolePasswords: passwords } = passwordsFrom(databaseSecret);
  const started = await startEmbedded({ dataFolder, superuserPassword, durable: false });
  if (!started.ok) throw new Error(started.error.message.id);
  const server = started.value;
  const provided: TestServer = { adminUrl: server.url('postgres'), databaseSecret, passwords };
  const stop = async (): Promise<void> => {
    await server.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  };
  try {
    await createDatabase(provided.adminUrl, templateDatabase);
    const prepared = await prepareDatabase({ adminUrl: server.url(templateDatabase), passwords });
    if (!prepared.ok) throw new Error(prepared.error.message.id);
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide('testServer', provided);
  return stop;
}

/** A run that was killed leaves its server behind; the next run ends it. */
async function clearAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(folderPrefix))) {
    const dataFolder = join(tmpdir(), name);
    try {
      process.kill(Number(readFileSync(join(dataFolder, 'test-process'), 'utf8')), 0);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') continue;
      await stopLeftover(dataFolder);
      rmSync(dataFolder, { recursive: true, force: true });
    }
  }
}
