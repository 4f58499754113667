import { join } from 'node:path';
import { failure, type Result, success } from '@satuloket/engine';
import { createDemoClock } from '@satuloket/sandbox';
import {
  createSupervisor,
  loadSecrets,
  lockInstance,
  onEndRequested,
  openDatabase,
  openDataFolder,
  readSettings,
  type Settings,
  type Supervisor,
} from '@satuloket/server/platform';
import { regionTables } from '@satuloket/server/region-tables';
import { readDefinitions } from '../start/definitions.ts';
import { system } from '../start/failures.ts';
import { openOutsideServices } from '../start/outside.ts';
import { buildWebWhenStale } from '../start/web-build.ts';
import { startBalancer } from './balancer.ts';
import { keepMember } from './member.ts';

type RunningCluster = {
  /** The exit code, once everything has stopped. */
  readonly ended: Promise<number>;
};

/** PostgreSQL has a hundred, and some are kept for whoever looks after it. */
const connectionsForAll = 84;
/** Of a process besides its pool: sealing, retention, migrations, notifications. */
const connectionsBesidePool = 5;
/** As long as the balancer needs to notice that a process is being stopped. */
const shortestDrainSeconds = 2;

/**
 * What belongs to one process alone is run by this one: the embedded database, the demo's stand-ins and its clock, and
 * the address that people use. The others serve, each a whole Satuloket; they share the database and the folder.
 */
export async function startCluster(processes: number): Promise<Result<RunningCluster>> {
  const read = readSettings(process.env);
  if (!read.ok) return read;
  const supervisor = createSupervisor({
    onFailure: (name, error) => console.error(`Satuloket: ${name} tidak berhenti dengan baik:`, error),
  });
  const { promise: ended, resolve: end } = Promise.withResolvers<number>();
  const stop = (code: number): void => void supervisor.stop().then(() => end(code));
  onEndRequested(() => stop(0));
  const started = await bringUp(read.value, processes, supervisor, () => stop(1));
  if (!started.ok) {
    await supervisor.stop();
    return started;
  }
  return success({ ended });
}

async function bringUp(
  settings: Settings,
  processes: number,
  supervisor: Supervisor,
  onDatabaseGone: () => void,
): Promise<Result<void>> {
  const folder = openDataFolder(settings.dataFolder);
  if (!folder.ok) return folder;
  const lock = lockInstance(settings.dataFolder);
  if (!lock.ok) return lock;
  supervisor.onStop('kunci folder data', () => lock.value.release());
  const secrets = await loadSecrets(settings);
  if (!secrets.ok) return secrets;
  const definitions = await readDefinitions();
  if (!definitions.ok) return definitions;
  console.log(`Satuloket menyiapkan ${processes} proses …`);
  const database = await openDatabase({
    settings,
    secrets: secrets.value,
    regionTables,
    onExit: () => {
      if (supervisor.stopping) return;
      console.error(
        '✗ PostgreSQL bawaan berhenti sendiri. Mulai lagi; data yang sudah tersimpan tetap utuh.',
      );
      onDatabaseGone();
    },
    onIdleError: () => undefined,
  });
  if (!database.ok) return database;
  supervisor.onStop('basis data', () => database.value.close());
  if (settings.withPages) {
    const built = await buildWebWhenStale(supervisor, () => console.log('  halaman web: dibuat …'));
    if (!built.ok) return built;
  }
  const { places } = definitions.value;
  const clock = settings.mode === 'demo' ? createDemoClock(join(settings.dataFolder, 'sandbox')) : undefined;
  const outside = await openOutsideServices({
    settings,
    secrets: secrets.value,
    places,
    supervisor,
    clock,
  });
  if (!outside.ok) return outside;
  const { sandbox } = outside.value;
  const balancer = await startBalancer({ host: settings.host, port: settings.port });
  supervisor.onStop('pembagi permintaan', () => balancer.close());
  const address = settings.publicUrl ?? `http://localhost:${balancer.port}`;
  sandbox?.postRepliesTo(`http://127.0.0.1:${balancer.port}/hooks/whatsapp`);
  const environment = {
    ...inherited(),
    DATABASE_URL: database.value.adminUrl,
    SATULOKET_DATA: settings.dataFolder,
    SATULOKET_HOST: '127.0.0.1',
    SATULOKET_PUBLIC_URL: address,
    SATULOKET_TRUST_PROXY: 'true',
    SATULOKET_METRICS_PORT: '',
    SATULOKET_DRAIN_SECONDS: String(Math.max(settings.drainSeconds, shortestDrainSeconds)),
    SATULOKET_DATABASE_CONNECTIONS: String(
      Math.min(
        settings.databaseConnections,
        Math.floor(connectionsForAll / processes) - connectionsBesidePool,
      ),
    ),
    ...(sandbox && { SATULOKET_STAND_INS: sandbox.url }),
  };
  // One after the other: the first makes what a new installation needs, the others find it.
  for (let number = 1; number <= processes && !supervisor.stopping; number += 1) {
    const member = keepMember({
      number,
      environment,
      isStopping: () => supervisor.stopping,
      onListening: (port) => balancer.add({ port }),
      onGone: (port) => balancer.remove({ port }),
    });
    supervisor.onStop(`proses ${number}`, () => member.stop());
    if (!(await member.listens) && !supervisor.stopping) return failure(notStarted(number));
  }
  if (supervisor.stopping) return success(undefined);
  console.log(`Satuloket siap di ${address}, ${processes} proses. Tekan Ctrl-C untuk berhenti.`);
  lock.value.announce(address);
  return success(undefined);
}

function notStarted(number: number) {
  return system(
    'process-not-started',
    `Proses ${number} tidak dapat dimulai; penyebabnya tertulis di atas.`,
    `Process ${number} could not be started; see above.`,
  );
}

/** What the processes are told of, they are told by this one. */
function inherited(): Record<string, string> {
  const own = ['SATULOKET_PORT', 'SATULOKET_SANDBOX_PORT'];
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || own.includes(name) ? [] : [[name, value] as const],
    ),
  );
}
