import { type Result, success } from '@satuloket/engine';
import type { Secrets } from '../config/secrets.ts';
import type { Settings } from '../config/settings.ts';
import { lockInstance } from '../supervisor/instance-lock.ts';
import { embeddedDatabase, runningEmbeddedUrl, startEmbedded } from './embedded.ts';
import { ensureDatabase } from './open.ts';

export type AdminAccess = {
  /** Signs in with the right to become the owner of the tables. */
  readonly adminUrl: string;
  close(): Promise<void>;
};

/**
 * The database for a command of the operator: that of DATABASE_URL, or the embedded one, started for it where it does
 * not run. `beside` lets it work on one that a running Satuloket uses; without it that is `already-running`.
 */
export async function openAdmin(
  settings: Settings,
  secrets: Secrets,
  { beside }: { readonly beside: boolean },
): Promise<Result<AdminAccess>> {
  const { databaseUrl, dataFolder } = settings;
  if (databaseUrl !== undefined) return success({ adminUrl: databaseUrl, close: async () => undefined });
  const lock = lockInstance(dataFolder);
  if (!lock.ok) {
    const adminUrl = beside ? runningEmbeddedUrl(dataFolder, secrets.superuserPassword) : undefined;
    return adminUrl === undefined ? lock : success({ adminUrl, close: async () => undefined });
  }
  const { superuserPassword } = secrets;
  const started = await startEmbedded({ dataFolder, superuserPassword, durable: true });
  const close = async (): Promise<void> => {
    if (started.ok) await started.value.stop();
    lock.value.release();
  };
  if (!started.ok) {
    await close();
    return started;
  }
  const ensured = await ensureDatabase(started.value);
  if (ensured.ok) return success({ adminUrl: started.value.url(embeddedDatabase), close });
  await close();
  return ensured;
}
