import { type Result, success } from '@satuloket/engine';
import type { MasterKeys, Places } from '@satuloket/server';
import {
  loadSecrets,
  lockInstance,
  type OpenDatabase,
  openDatabase,
  openDataFolder,
  readSettings,
} from '@satuloket/server/platform';
import { openRootKeys } from '@satuloket/server/record';
import { regionTables } from '@satuloket/server/region-tables';
import { readDefinitions } from './definitions.ts';

export type Beside = {
  readonly database: OpenDatabase;
  readonly masterKeys: MasterKeys;
  readonly places: Places;
  readonly close: () => Promise<void>;
};

/** The database of this installation for a task beside the server, which may serve meanwhile. */
export async function openBeside(): Promise<Result<Beside>> {
  const read = readSettings(process.env);
  if (!read.ok) return read;
  const settings = read.value;
  const folder = openDataFolder(settings.dataFolder);
  if (!folder.ok) return folder;
  const secrets = await loadSecrets(settings);
  if (!secrets.ok) return secrets;
  const definitions = await readDefinitions();
  if (!definitions.ok) return definitions;
  // While the server runs, it holds the lock and its database is used; otherwise nobody may start in between.
  const lock = lockInstance(settings.dataFolder);
  const release = () => (lock.ok ? lock.value.release() : undefined);
  const database = await openDatabase({
    settings,
    secrets: secrets.value,
    regionTables,
    isGuest: !lock.ok,
    onExit: () => undefined,
    onIdleError: (error) => console.error(`Satuloket: sambungan basis data terputus (${error.message}).`),
  });
  if (!database.ok) {
    release();
    return database;
  }
  const close = async (): Promise<void> => {
    await database.value.close();
    release();
  };
  const keys = await openRootKeys(database.value.database, secrets.value.masterKeys);
  if (!keys.ok) {
    await close();
    return keys;
  }
  return success({
    database: database.value,
    masterKeys: keys.value,
    places: definitions.value.places,
    close,
  });
}
