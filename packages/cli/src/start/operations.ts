import { setTimeout as sleep } from 'node:timers/promises';
import {
  keysOpen,
  type MasterKeys,
  openOutages,
  type Places,
  queueLengths,
  type Server,
  watchSweeps,
} from '@satuloket/server';
import {
  createMetrics,
  createReadinessProbe,
  findMigrations,
  type OpenDatabase,
  openOperationsPort,
  type ReadinessProbe,
  type Secrets,
  type Settings,
  type Supervisor,
  serverSourceFolder,
} from '@satuloket/server/platform';
import { newestBackup } from '../backup/folder.ts';

type Input = {
  readonly settings: Settings;
  readonly secrets: Pick<Secrets, 'keyServiceOpens'>;
  readonly database: OpenDatabase;
  readonly supervisor: Supervisor;
  readonly masterKeys: MasterKeys;
  readonly places: Places;
  readonly now: () => Date;
  /** Pages that are told of changes now. */
  readonly openPages: () => number;
};

/** Whether this process may be sent requests; asked over HTTP. */
export function readinessOf({ database, secrets, masterKeys, places }: Input): ReadinessProbe {
  return createReadinessProbe({
    pool: database.pool,
    newestMigration: Math.max(...findMigrations(serverSourceFolder).map(({ number }) => number)),
    keysOpen: () => keysOpen({ database: database.database, masterKeys, places }),
    keyServiceOpens: secrets.keyServiceOpens,
  });
}

/** Traces and metrics, each where the settings ask for it. Gives back the port that was taken for metrics. */
export async function openObservation(
  input: Input,
  readiness: ReadinessProbe,
): Promise<{ readonly metricsAddress: string | undefined }> {
  const { settings, supervisor, database, places, now } = input;
  if (settings.tracing !== undefined) {
    const { startTracing } = await import('@satuloket/server/tracing');
    const tracing = await startTracing(settings.tracing);
    supervisor.onStop('jejak', () => tracing.close());
  }
  if (settings.metrics === undefined) return { metricsAddress: undefined };
  const looking = { database: database.database, places, now };
  const metrics = createMetrics({
    pool: database.pool,
    queues: () => queueLengths(looking),
    outages: async () => {
      const { keyService = 'ok' } = (await readiness.check()).checks;
      return [...(await openOutages(looking)), ...(keyService === 'ok' ? [] : ['key-service'])];
    },
    backupAgeSeconds: () => newestBackup(settings.backupsFolder)?.ageSeconds,
    isDraining: () => readiness.isDraining,
    openPages: input.openPages,
    version: '0.1.0',
  });
  supervisor.onStop('metrik', () => metrics.close());
  const { host, port, token } = settings.metrics;
  const opened = await openOperationsPort({ host, port, token, metrics, readiness });
  supervisor.onStop('porta metrik', () => opened.close());
  return { metricsAddress: `http://${host}:${opened.port}/metrics` };
}

/** The server's sweeps, and one that writes down how they go. */
export function sweepsWatched(
  sweeps: Server['sweeps'],
  { database, supervisor }: Pick<Input, 'database' | 'supervisor'>,
): Server['sweeps'] {
  const watch = watchSweeps(database.database, sweeps);
  supervisor.onStop('catatan pekerjaan berkala', () => watch.close());
  return [...sweeps, { name: 'how sweeps go', everyMilliseconds: 15_000, run: () => watch.store() }];
}

/** Requests are still taken for a while after the order to stop, so that a proxy sees the 503 and turns away. */
export function drainBeforeStop(
  { settings, supervisor }: Pick<Input, 'settings' | 'supervisor'>,
  readiness: ReadinessProbe,
): void {
  supervisor.onStop('pengalihan permintaan', async () => {
    readiness.drain();
    await sleep(settings.drainSeconds * 1000);
  });
}
