import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { failure, type Result, success } from '@satuloket/engine';
import {
  createSupervisor,
  eraseDataFolder,
  eraseExternalDatabase,
  loadSecrets,
  lockInstance,
  type OpenDatabase,
  onEndRequested,
  openDatabase,
  openDataFolder,
  readSettings,
  type Settings,
  type Supervisor,
  stopLeftover,
} from '@satuloket/server/platform';
import { regionTables } from '@satuloket/server/region-tables';
import { readSeedState } from '../demo/marker.ts';
import { startApplication } from './application.ts';
import { describeSystemError, portTaken, system } from './failures.ts';
import { readFlags, type StartFlags } from './flags.ts';
import { mayShareFolder } from './sharing.ts';
import { buildWebWhenStale } from './web-build.ts';

const openingPatienceMilliseconds = 15_000;

export type Running = {
  /** Resolves with the exit code once everything has stopped. */
  ended(onUnexpected: (error: unknown) => void): Promise<number>;
};

/** Settings, data folder, database, pages, server: each step begins when the one before stands. */
export async function start(parameters: readonly string[]): Promise<Result<Running>> {
  const flags = readFlags(parameters);
  if (!flags.ok) return flags;
  const settings = readSettings(process.env);
  if (!settings.ok) return settings;

  const supervisor = createSupervisor({
    onFailure: (name, error) => console.error(`Satuloket: ${name} tidak berhenti dengan baik:`, error),
  });
  const end = watchForEnd(supervisor);
  const outcome = await bringUp(settings.value, flags.value, supervisor, end).catch(
    async (error: unknown) => {
      // Half a server, with sweeps and no pages, would look alive to whoever is to start it again.
      await supervisor.stop();
      if (end.code === undefined) throw error;
      return success(undefined);
    },
  );
  if (end.code !== undefined) {
    // Asked to end while starting: what stands is stopped, and what failed because of it needs no message.
    await supervisor.stop();
    return success({ ended: async () => end.code! });
  }
  if (!outcome.ok) {
    await supervisor.stop();
    return outcome;
  }
  return success({
    async ended(onUnexpected) {
      const fail = (error: unknown): void => {
        onUnexpected(error);
        end.request(1);
      };
      process.on('uncaughtException', fail);
      process.on('unhandledRejection', fail);
      await end.requested;
      await supervisor.stop();
      if (end.code === 0) console.log('Satuloket berhenti.');
      return end.code ?? 1;
    },
  });
}

type End = { code: number | undefined; readonly requested: Promise<void>; request(code: number): void };

function watchForEnd(supervisor: Supervisor): End {
  const { promise, resolve } = Promise.withResolvers<void>();
  const end: End = {
    code: undefined,
    requested: promise,
    request(code) {
      end.code ??= code;
      void supervisor.stop();
      resolve();
    },
  };
  onEndRequested(() => end.request(0));
  return end;
}

async function bringUp(
  settings: Settings,
  flags: StartFlags,
  supervisor: Supervisor,
  end: End,
): Promise<Result<void>> {
  const local = await openOwnFolder(settings, flags, supervisor);
  if (!local.ok) return local;
  const lock = local.value;
  const secrets = await loadSecrets(settings);
  if (!secrets.ok) return secrets;
  const free = await checkPort(settings);
  if (!free.ok) return free;

  console.log('Satuloket menyiapkan diri …');
  const opening = openDatabase({
    settings,
    secrets: secrets.value,
    regionTables,
    onExit: () => {
      if (supervisor.stopping) return;
      console.error(
        '✗ PostgreSQL bawaan berhenti sendiri. Mulai lagi; data yang sudah tersimpan tetap utuh.',
      );
      end.request(1);
    },
    onIdleError: (error) => {
      if (!supervisor.stopping) console.error(`Satuloket: sambungan basis data terputus (${error.message}).`);
    },
  });
  supervisor.onStop('basis data', async () => {
    // Stopped while it was coming up: it gets the time to arrive, then its server is ended from outside.
    const opened = await Promise.race([
      opening.catch(() => undefined),
      sleep(openingPatienceMilliseconds, undefined, { ref: false }),
    ]);
    if (opened?.ok) await opened.value.close();
    else if (settings.databaseUrl === undefined) await stopLeftover(settings.dataFolder);
  });
  const building = settings.withPages
    ? buildWebWhenStale(supervisor, () => console.log('  halaman web: dibuat, sekitar setengah menit …'))
    : success('none');
  const opened = await opening;
  if (!opened.ok) return opened;
  const built = await building;
  if (!built.ok) return built;
  if (supervisor.stopping) return success(undefined);
  console.log(`  basis data: ${tellDatabase(opened.value)}`);

  const application = await startApplication({
    settings,
    secrets: secrets.value,
    database: opened.value,
    supervisor,
  }).catch((error: unknown) => {
    const problem = describeSystemError(error);
    if (problem === undefined) throw error;
    return failure(problem);
  });
  if (!application.ok) return application;
  if (supervisor.stopping) return success(undefined);
  lock.announce(application.value.address);
  for (const line of application.value.greeting) console.log(line);
  console.log('Tekan Ctrl-C untuk berhenti.');
  return success(undefined);
}

/** The data folder, locked for us; with --fresh it is emptied first, and an embedded server that outlived us ended. */
async function openOwnFolder(
  settings: Settings,
  flags: StartFlags,
  supervisor: Supervisor,
): Promise<Result<{ announce(address: string): void }>> {
  if (flags.fresh && settings.databaseUrl !== undefined && !flags.eraseDatabase) {
    return failure(
      system(
        'fresh-needs-consent',
        'DATABASE_URL terisi: --fresh akan menghapus isi basis data itu. Bila memang itu maksud Anda, tambahkan --erase-database.',
        '--fresh would empty the database of DATABASE_URL; add --erase-database to confirm.',
      ),
    );
  }
  const opened = openDataFolder(settings.dataFolder);
  if (!opened.ok) return opened;
  if (mayShareFolder(settings) && !flags.fresh) return success({ announce: () => undefined });
  const lock = lockInstance(settings.dataFolder);
  if (!lock.ok) return lock;
  const halfTold = isHalfTold(settings);
  if (!flags.fresh && !halfTold) {
    supervisor.onStop('kunci folder data', () => lock.value.release());
    return lock;
  }
  if (halfTold) console.log('Pembuatan data contoh sebelumnya terhenti; mulai lagi dari kosong …');
  else console.log(`Memulai dari kosong: menghapus data di ${settings.dataFolder} …`);
  if (settings.databaseUrl === undefined) await stopLeftover(settings.dataFolder);
  else {
    const erasedDatabase = await eraseExternalDatabase(settings.databaseUrl);
    if (!erasedDatabase.ok) {
      lock.value.release();
      return erasedDatabase;
    }
  }
  const erased = eraseDataFolder(settings.dataFolder);
  if (!erased.ok) return erased;
  return openOwnFolder(settings, { ...flags, fresh: false }, supervisor);
}

/**
 * A demo that was stopped while its past was being told. Its server had not been open to anyone, so nothing is lost by
 * beginning again; a database of the user's own is never emptied unasked.
 */
function isHalfTold({ mode, databaseUrl, dataFolder }: Settings): boolean {
  return mode === 'demo' && databaseUrl === undefined && readSeedState(dataFolder) === 'begun';
}

/** Told before the database starts, and again by the server itself when it listens. */
function checkPort({ host, port }: Settings): Promise<Result<void>> {
  if (port === 0) return Promise.resolve(success(undefined));
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const problem = error.code === 'EADDRINUSE' ? portTaken(port) : describeSystemError(error);
      if (problem === undefined) reject(error);
      else resolve(failure(problem));
    });
    probe.listen(port, host, () => probe.close(() => resolve(success(undefined))));
  });
}

function tellDatabase({ origin, where, migrationsApplied }: OpenDatabase): string {
  const how = {
    created: 'PostgreSQL bawaan, baru dibuat',
    started: 'PostgreSQL bawaan, dinyalakan',
    adopted: 'PostgreSQL bawaan, masih hidup dan dipakai lagi',
    external: 'DATABASE_URL',
  }[origin];
  const news = migrationsApplied === 0 ? '' : `, ${migrationsApplied} migrasi diterapkan`;
  return `${how} (${where})${news}`;
}
