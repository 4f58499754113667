import { createHmac } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  createDemoClock,
  type DemoClock,
  keepDemoClock,
  type Random,
  seededRandom,
} from '@satuloket/sandbox';
import { createPackRegistry, type InvariantDependencies, type Places } from '@satuloket/server';
import {
  connectDatabase,
  createSupervisor,
  loadSecrets,
  openDataFolder,
  openPool,
  readSettings,
} from '@satuloket/server/platform';
import { openRootKeys } from '@satuloket/server/record';
import { regionTables } from '@satuloket/server/region-tables';
import { readDefinitions } from '../../packages/cli/src/start/definitions.ts';
import { openOutsideServices } from '../../packages/cli/src/start/outside.ts';
import { type ArenaDatabase, openArenaDatabase } from './database.ts';
import { freePort } from './ports.ts';
import { type ServerProcess, StartFailed, startServerProcess } from './server-process.ts';
import { layWire, type Wire } from './wire.ts';

/** What the product asks over a wire of its own; the last is for signatures, times and telephone calls. */
export const outsideServices = ['register', 'messages', 'signatures'] as const;
type OutsideService = (typeof outsideServices)[number];

/** The product with its database, its outside services and the wires between them, all in the hands of the harness. */
export type Arena = {
  readonly seed: number;
  readonly folder: string;
  /** Through the wire, as clients reach it. */
  readonly url: string;
  readonly sandboxUrl: string;
  readonly places: Places;
  readonly clock: DemoClock;
  /** Every process has seen it within half a second. */
  setClockBack(minutes: number): void;
  readonly database: ArenaDatabase;
  readonly wires: Readonly<Record<'client' | 'database' | OutsideService, Wire>>;
  readonly server: ArenaServer;
  /** Another server process beside the first, over the same database and folder. */
  startBeside(): Promise<ServerProcess>;
  /** Where the wire of the clients leads; to the first when nothing is named. */
  leadClientsTo(beside?: { readonly url: string }): void;
  /** What a look at the database as a whole needs, past every wire. */
  inside(): Promise<{ readonly dependencies: InvariantDependencies; close(): Promise<void> }>;
  stop(): Promise<void>;
};

/** The server that clients speak to; whatever ends it, someone starts it again. */
export type ArenaServer = {
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** Again and again until it stands, as a supervisor of the machine does. */
  start(): Promise<void>;
  isUp(): boolean;
};

const pauseBetweenStartsMilliseconds = 300;

export type ArenaOptions = {
  readonly environment: Readonly<Record<string, string>>;
  /** Where the database lies, if not in the arena's folder. */
  readonly databaseFolder: string;
  /** At what time everything begins; now, without it. */
  readonly beginsAt: Date;
  /** When everything has stopped. */
  readonly onClose: () => void;
};

export async function openArena(input: {
  readonly seed: number;
  readonly say: (line: string) => void;
  readonly options?: Partial<ArenaOptions>;
}): Promise<Arena> {
  const { seed, say } = input;
  const random: Random = seededRandom(seed);
  const supervisor = createSupervisor({ onFailure: (name, error) => say(`${name}: ${String(error)}`) });
  if (input.options?.onClose !== undefined) supervisor.onStop('what it lay on', input.options.onClose);
  const folder = mkdtempSync(join(tmpdir(), 'satuloket-faults-'));
  chmodSync(folder, 0o755);
  supervisor.onStop('folder', async () => rmSync(folder, { recursive: true, force: true }));
  const dataFolder = join(folder, 'data');
  const secret = (name: string) => createHmac('sha256', `faults ${seed}`).update(name).digest('base64');
  const own = {
    SATULOKET_DATA: dataFolder,
    SATULOKET_SANDBOX_PORT: '0',
    SATULOKET_DEMO_CASES: '0',
    SATULOKET_PAGES: 'false',
    SATULOKET_LOG_LEVEL: 'error',
    SATULOKET_MASTER_KEY: secret('master key'),
    SATULOKET_DATABASE_SECRET: secret('database'),
    ...input.options?.environment,
  };
  const settings = readSettings(own);
  if (!settings.ok) throw new Error(settings.error.message.en);
  const opened = openDataFolder(dataFolder);
  if (!opened.ok) throw new Error(opened.error.message.en);
  const secrets = await loadSecrets(settings.value);
  if (!secrets.ok) throw new Error(secrets.error.message.en);
  const definitions = await readDefinitions();
  if (!definitions.ok) throw new Error(definitions.error.message.en);
  const { places, packs } = definitions.value;

  const database = await openArenaDatabase({
    folder: input.options?.databaseFolder ?? join(folder, 'database'),
    superuserPassword: secrets.value.superuserPassword,
  });
  supervisor.onStop('database', () => database.stop());
  const clockFolder = join(dataFolder, 'sandbox');
  if (input.options?.beginsAt !== undefined) keepDemoClock(clockFolder, input.options.beginsAt);
  const clock = createDemoClock(clockFolder, { isMovedElsewhere: true });
  const outside = await openOutsideServices({
    settings: settings.value,
    secrets: secrets.value,
    places,
    supervisor,
    clock,
  });
  if (!outside.ok) throw new Error(outside.error.message.en);
  const sandboxUrl = outside.value.sandbox?.url ?? '';

  const outsidePort = (): number => Number(new URL(sandboxUrl).port);
  const outsideOver = (wire: Wire): string => `http://127.0.0.1:${wire.port}`;
  const port = await freePort();
  let clientsTo = port;
  const wires = {
    client: await layWire({ to: () => clientsTo, random }),
    database: await layWire({ to: () => database.port(), random }),
    register: await layWire({ to: outsidePort, random }),
    messages: await layWire({ to: outsidePort, random }),
    signatures: await layWire({ to: outsidePort, random }),
  };
  for (const wire of Object.values(wires)) supervisor.onStop('wire', () => wire.close());
  const url = `http://127.0.0.1:${wires.client.port}`;
  const environment = {
    ...own,
    DATABASE_URL: Object.assign(new URL(database.url()), { port: String(wires.database.port) }).href,
    SATULOKET_STAND_INS: outsideOver(wires.signatures),
    SATULOKET_REGISTER_URL: outsideOver(wires.register),
    SATULOKET_REGISTER_KEY: outside.value.sandboxKey,
    SATULOKET_MESSAGES_URL: outsideOver(wires.messages),
    SATULOKET_MESSAGES_KEY: outside.value.sandboxKey,
    SATULOKET_PUBLIC_URL: url,
  };
  const begin = (at: number, name: string): Promise<ServerProcess> =>
    startServerProcess({ environment, port: at, logFile: join(folder, `${name}.log`) });

  let running: ServerProcess | undefined;
  const server: ArenaServer = {
    isUp: () => running?.isUp() ?? false,
    kill: async () => running?.kill(),
    stop: async () => running?.stop(),
    async start() {
      while (!supervisor.stopping) {
        try {
          running = await begin(port, 'server');
          return;
        } catch (error) {
          if (!(error instanceof StartFailed)) throw error;
          await sleep(pauseBetweenStartsMilliseconds);
        }
      }
    },
  };
  try {
    running = await begin(port, 'server');
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
  supervisor.onStop('server', () => server.stop());

  return {
    seed,
    folder,
    url,
    sandboxUrl,
    places,
    clock,
    setClockBack: (minutes) => keepDemoClock(clockFolder, new Date(clock.now().getTime() - minutes * 60_000)),
    database,
    wires,
    server,
    async startBeside() {
      const beside = await begin(await freePort(), 'beside');
      supervisor.onStop('server beside', () => beside.kill());
      return beside;
    },
    leadClientsTo: (to) => {
      clientsTo = to === undefined ? port : Number(new URL(to.url).port);
    },
    async inside() {
      const pool = openPool({
        url: database.url(),
        applicationName: 'satuloket faults',
        maximumConnections: 4,
        statementTimeoutMilliseconds: 120_000,
        onIdleError: () => undefined,
      });
      const connection = connectDatabase(pool, regionTables);
      const keys = await openRootKeys(connection, secrets.value.masterKeys);
      if (!keys.ok) throw new Error(keys.error.message.en);
      const registry = await createPackRegistry({
        database: connection,
        places,
        now: clock.now,
        known: packs.map(({ pack }) => pack),
      });
      return {
        dependencies: {
          database: connection,
          places,
          packs: registry,
          masterKeys: keys.value,
          now: clock.now,
        },
        close: () => pool.end(),
      };
    },
    stop: () => supervisor.stop(),
  };
}
