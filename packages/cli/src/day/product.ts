import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Result, success } from '@satuloket/engine';
import { type DemoClock, keepDemoClock } from '@satuloket/sandbox';
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
  readonly dataFolder: string;
  /** Ends everything, and removes what it kept unless it is to be looked at. */
  stop(): Promise<void>;
};

/** The whole product in a folder of its own, on free ports, with the day's clock. */
export async function startDayProduct(input: {
  readonly clock: DemoClock;
  /** With pages, and its folder stays: another start goes on from where the day ended. */
  readonly isKept: boolean;
}): Promise<Result<DayProduct>> {
  const folder = mkdtempSync(join(tmpdir(), 'satuloket-day-'));
  const dataFolder = join(folder, 'data');
  const supervisor = createSupervisor({
    onFailure: (name, error) => console.error(`Satuloket: ${name} tidak berhenti dengan baik:`, error),
  });
  const stop = async (): Promise<void> => {
    await supervisor.stop();
    if (input.isKept && isUp) keepDemoClock(join(dataFolder, 'sandbox'), input.clock.now());
    else rmSync(folder, { recursive: true, force: true });
  };
  let isUp = false;
  const started = await bringUp();
  if (!started.ok) await stop();
  return started;

  async function bringUp(): Promise<Result<DayProduct>> {
    const settings = readSettings({
      SATULOKET_DATA: dataFolder,
      SATULOKET_PORT: '0',
      SATULOKET_SANDBOX_PORT: '0',
      SATULOKET_DEMO_CASES: '0',
      SATULOKET_LOG_LEVEL: 'error',
    });
    if (!settings.ok) return settings;
    const opened = openDataFolder(settings.value.dataFolder);
    if (!opened.ok) return opened;
    const secrets = await loadSecrets(settings.value);
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
    if (input.isKept) {
      const built = await buildWebWhenStale(supervisor, () => console.log('  halaman web: dibuat …'));
      if (!built.ok) return built;
    }
    const application = await startApplication({
      settings: settings.value,
      secrets: secrets.value,
      database: database.value,
      supervisor,
      driven: { clock: input.clock, pages: input.isKept },
    });
    if (!application.ok) return application;
    isUp = true;
    return success({ application: application.value, supervisor, dataFolder, stop });
  }
}
