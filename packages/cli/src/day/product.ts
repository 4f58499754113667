import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Result, success } from '@satuloket/engine';
import type { DemoClock } from '@satuloket/sandbox';
import {
  createSupervisor,
  loadSecrets,
  openDatabase,
  openDataFolder,
  readSettings,
  type Supervisor,
} from '@satuloket/server/platform';
import { regionTables } from '@satuloket/server/region-tables';
import { type Application, startApplication } from '../start/application.ts';
import { buildWebWhenStale } from '../start/web-build.ts';

type DayProduct = {
  readonly application: Application;
  readonly supervisor: Supervisor;
  /** Ends everything and removes what it kept. */
  stop(): Promise<void>;
};

/** The whole product in a folder of its own that is gone afterwards, on free ports, with the day's clock. */
export async function startDayProduct(input: {
  readonly clock: DemoClock;
  readonly pages: boolean;
  /** Another PostgreSQL than the product's own, for tests. */
  readonly databaseUrl?: string;
}): Promise<Result<DayProduct>> {
  const folder = mkdtempSync(join(tmpdir(), 'satuloket-day-'));
  const supervisor = createSupervisor({
    onFailure: (name, error) => console.error(`Satuloket: ${name} tidak berhenti dengan baik:`, error),
  });
  const stop = async (): Promise<void> => {
    await supervisor.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const started = await bringUp();
  if (!started.ok) await stop();
  return started;

  async function bringUp(): Promise<Result<DayProduct>> {
    const settings = readSettings({
      SATULOKET_DATA: join(folder, 'data'),
      SATULOKET_PORT: '0',
      SATULOKET_SANDBOX_PORT: '0',
      SATULOKET_DEMO_CASES: '0',
      SATULOKET_LOG_LEVEL: 'error',
      ...(input.databaseUrl && { DATABASE_URL: input.databaseUrl }),
    });
    if (!settings.ok) return settings;
    const opened = openDataFolder(settings.value.dataFolder);
    if (!opened.ok) return opened;
    const secrets = loadSecrets(settings.value);
    if (!secrets.ok) return secrets;
    const database = await openDatabase({
      settings: settings.value,
      secrets: secrets.value,
      regionTables,
      onExit: () => undefined,
      onIdleError: () => undefined,
    });
    if (!database.ok) return database;
    supervisor.onStop('basis data', () => database.value.close());
    if (input.pages) {
      const built = await buildWebWhenStale(supervisor, () => console.log('  halaman web: dibuat …'));
      if (!built.ok) return built;
    }
    const application = await startApplication({
      settings: settings.value,
      secrets: secrets.value,
      database: database.value,
      supervisor,
      driven: { clock: input.clock, pages: input.pages },
    });
    if (!application.ok) return application;
    return success({ application: application.value, supervisor, stop });
  }
}
