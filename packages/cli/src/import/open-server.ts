import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { failure, type Result, success } from '@satuloket/engine';
import { createDemoClock } from '@satuloket/sandbox';
import {
  createPackRegistry,
  createServer,
  type InvariantDependencies,
  type Places,
  type Server,
} from '@satuloket/server';
import {
  claimInstallation,
  createSupervisor,
  loadSecrets,
  lockInstance,
  openDatabase,
  openDataFolder,
  readSettings,
} from '@satuloket/server/platform';
import { openRootKeys } from '@satuloket/server/record';
import { regionTables } from '@satuloket/server/region-tables';
import { readDefinitions } from '../start/definitions.ts';
import { openOutsideServices } from '../start/outside.ts';

export type OpenedServer = {
  readonly server: Server;
  readonly places: Places;
  /** What a look at the database as a whole needs. */
  readonly inside: InvariantDependencies;
  readonly close: () => Promise<void>;
};

/**
 * The server's parts over the database of this installation, without pages and without jobs. Fails with
 * `already-running` while Satuloket works on the same folder: then the console imports.
 */
export async function openServer(): Promise<Result<OpenedServer>> {
  const read = readSettings(process.env);
  if (!read.ok) return read;
  // The stand-ins serve only this import; their usual port may be another's.
  const settings = { ...read.value, sandboxPort: 0 };
  const folder = openDataFolder(settings.dataFolder);
  if (!folder.ok) return folder;
  const lock = lockInstance(settings.dataFolder);
  if (!lock.ok) return lock;
  const supervisor = createSupervisor({
    onFailure: (name, error) => console.error(`Satuloket: ${name} tidak berhenti dengan baik:`, error),
  });
  const close = () => supervisor.stop();
  supervisor.onStop('kunci folder data', () => lock.value.release());
  const opened = await bringUp();
  if (!opened.ok) await close();
  return opened;

  async function bringUp(): Promise<Result<OpenedServer>> {
    const secrets = await loadSecrets(settings);
    if (!secrets.ok) return secrets;
    const database = await openDatabase({
      settings,
      secrets: secrets.value,
      regionTables,
      onExit: () => undefined,
      onIdleError(error) {
        if (!supervisor.stopping)
          console.error(`Satuloket: sambungan basis data terputus (${error.message}).`);
      },
    });
    if (!database.ok) return database;
    supervisor.onStop('basis data', () => database.value.close());
    const claimed = await claimInstallation(database.value.pool, settings.mode, new Date());
    if (!claimed.ok) return claimed;
    const definitions = await readDefinitions();
    if (!definitions.ok) return definitions;
    const { places, packs } = definitions.value;
    const isDemo = settings.mode === 'demo';
    const clock = isDemo ? createDemoClock(join(settings.dataFolder, 'sandbox')) : undefined;
    const now = clock?.now ?? (() => new Date());
    const registry = await createPackRegistry({ database: database.value.database, places, now });
    for (const region of places.regions()) {
      for (const { pack, files } of packs) {
        if (!region.installed.some((installed) => installed.pack === pack.manifest.name)) continue;
        const installed = await registry.install(region.id, files);
        if (!installed.ok) return failure(packRefused);
      }
    }
    for (const name of ['files', 'uploads']) mkdirSync(join(settings.dataFolder, name), { recursive: true });
    const opened = await openOutsideServices({
      settings,
      secrets: secrets.value,
      places,
      supervisor,
      clock,
    });
    if (!opened.ok) return opened;
    const outside = opened.value;
    const keys = await openRootKeys(database.value.database, secrets.value.masterKeys);
    if (!keys.ok) return keys;
    const inside = {
      database: database.value.database,
      masterKeys: keys.value,
      places,
      packs: registry,
      now,
    };
    const server = createServer({
      ...inside,
      mode: settings.mode,
      secondFactor: settings.secondFactor,
      pool: database.value.pool,
      register: outside.register,
      channels: outside.channels,
      publicUrl: settings.publicUrl ?? `http://localhost:${settings.port}`,
      dataFolder: settings.dataFolder,
    });
    return success({ server, places, inside, close });
  }
}

const packRefused = {
  code: 'pack-refused',
  message: {
    id: 'Sebuah paket tidak dapat dipasang. Jalankan: npx satuloket pack lint packs/<nama>',
    en: 'A pack could not be installed.',
  },
  status: 500,
  retryable: false,
};
