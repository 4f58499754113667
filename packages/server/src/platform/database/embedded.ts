import { type ChildProcess, spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Result, success } from '@satuloket/engine';
import pg from 'pg';
import { neverInterrupts } from './batch.ts';
import {
  type EmbeddedFiles,
  placeEmbeddedFiles,
  type ServerAccount,
  serverAccount,
} from './embedded-files.ts';
import { databaseFailure } from './failures.ts';

/** The one database of the server that ships with us. */
export const embeddedDatabase = 'satuloket';

export type EmbeddedOptions = {
  readonly dataFolder: string;
  /** Password of the superuser `postgres`; the cluster is made with it at the first start. */
  readonly superuserPassword: string;
  /** False for tests: nothing survives a crash of the machine, and everything is faster. */
  readonly durable: boolean;
  /** Called when the server ends without having been asked to. */
  readonly onExit?: () => void;
};

export type EmbeddedServer = {
  readonly port: number;
  readonly pid: number;
  /** How it came up: a new cluster, an existing one, or one that still ran after we had been killed. */
  readonly origin: 'created' | 'started' | 'adopted';
  url(database: string): string;
  stop(): Promise<void>;
};

const logLimitBytes = 10_000_000;
const startLimitMilliseconds = 60_000;

/** Starts the PostgreSQL that ships with us, listening on this machine only. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Result<EmbeddedServer>> {
  const account = serverAccount();
  const placed = placeEmbeddedFiles(options.dataFolder, account);
  if (!placed.ok) return placed;
  const { programs, folder } = placed.value;
  const server = new ServerFiles(placed.value, account);
  const running = await findRunning(server, options);
  if (running !== undefined) return success(running);

  const created = !existsSync(join(server.cluster, 'PG_VERSION'));
  if (created) {
    const made = await makeCluster(server, options);
    if (!made.ok) return made;
  }
  for (let attempt = 1; ; attempt += 1) {
    const port = await choosePort(join(folder, 'port'));
    const logStart = server.beginLog();
    const child = runServer({ programs, server, port, durable: options.durable });
    const outcome = await waitUntilReady(child, server);
    if (outcome === 'ready') {
      await neverInterrupts(child.pid!);
      writeFileSync(join(folder, 'port'), `${port}\n`);
      return success(
        handle({ pid: child.pid!, port, child, options, origin: created ? 'created' : 'started' }),
      );
    }
    const log = readFileSync(server.log, 'utf8').slice(logStart);
    // Another program took the port in between, or processes of a server that was killed are still ending.
    const passing = /Address already in use|shared memory block .* still in use|lock file .* already exists/i;
    if (attempt < 10 && passing.test(log)) {
      if (/Address already in use/i.test(log)) rmSync(join(folder, 'port'), { force: true });
      await sleep(500);
      continue;
    }
    return explainLog(log, server.log);
  }
}

/** The address of the server that runs on this data folder now, whoever started it; undefined where none does. */
export function runningEmbeddedUrl(dataFolder: string, superuserPassword: string): string | undefined {
  const account = serverAccount();
  const placed = placeEmbeddedFiles(dataFolder, account);
  if (!placed.ok) return undefined;
  const server = new ServerFiles(placed.value, account);
  const port = Number(server.pidFile()[3]);
  if (server.runningPid() === undefined || !Number.isInteger(port)) return undefined;
  return `postgres://postgres:${encodeURIComponent(superuserPassword)}@127.0.0.1:${port}/${embeddedDatabase}`;
}

/** Stops a server that was left running on this data folder; true when there was one. */
export async function stopLeftover(dataFolder: string): Promise<boolean> {
  const account = serverAccount();
  const placed = placeEmbeddedFiles(dataFolder, account);
  if (!placed.ok) return false;
  const pid = new ServerFiles(placed.value, account).runningPid();
  if (pid === undefined) return false;
  await stopProcess(pid);
  return true;
}

class ServerFiles {
  readonly account: ServerAccount;
  readonly folder: string;
  readonly programs: string;
  readonly cluster: string;
  readonly log: string;

  constructor({ folder, programs }: EmbeddedFiles, account: ServerAccount) {
    this.account = account;
    this.folder = folder;
    this.programs = programs;
    this.cluster = join(folder, 'cluster');
    this.log = join(folder, 'server.log');
  }

  give(path: string): void {
    if (this.account !== undefined) chownSync(path, this.account.uid, this.account.gid);
  }

  /** The lines of postmaster.pid: process, folder, start, port, socket folder, address, memory, state. */
  pidFile(): readonly string[] {
    try {
      return readFileSync(join(this.cluster, 'postmaster.pid'), 'utf8').split('\n');
    } catch {
      return [];
    }
  }

  /** The process in postmaster.pid if it lives and is a server on this cluster; its number may have been reused. */
  runningPid(): number | undefined {
    const pid = Number(this.pidFile()[0] ?? Number.NaN);
    if (!Number.isInteger(pid) || pid <= 1 || !alive(pid)) return undefined;
    // The server's working folder is its cluster. Where /proc is missing, postmaster.pid is believed.
    if (!existsSync('/proc/self/cwd')) return pid;
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === this.cluster ? pid : undefined;
    } catch {
      return undefined;
    }
  }

  /** Opens the log for a new start and returns where its part begins. */
  beginLog(): number {
    const size = statSync(this.log, { throwIfNoEntry: false })?.size ?? 0;
    if (size > logLimitBytes) truncateSync(this.log);
    return size > logLimitBytes ? 0 : size;
  }
}

function handle(server: {
  pid: number;
  port: number;
  child?: ChildProcess;
  options: EmbeddedOptions;
  origin: EmbeddedServer['origin'];
}): EmbeddedServer {
  let stopping: Promise<void> | undefined;
  server.child?.once('exit', () => {
    if (stopping === undefined) server.options.onExit?.();
  });
  return {
    port: server.port,
    pid: server.pid,
    origin: server.origin,
    url: (database) =>
      `postgres://postgres:${encodeURIComponent(server.options.superuserPassword)}@127.0.0.1:${server.port}/${database}`,
    stop: () => {
      stopping ??= stopProcess(server.pid);
      return stopping;
    },
  };
}

/** Adopts a server that outlived us, or clears away what is in the way of a new one. */
async function findRunning(
  server: ServerFiles,
  options: EmbeddedOptions,
): Promise<EmbeddedServer | undefined> {
  const pid = server.runningPid();
  if (pid === undefined) {
    // Left by a crash; its number may belong to another process now, which would keep the server from starting.
    rmSync(join(server.cluster, 'postmaster.pid'), { force: true });
    return undefined;
  }
  const port = Number(server.pidFile()[3]);
  const adopted = handle({ pid, port, options, origin: 'adopted' });
  const client = new pg.Client({ connectionString: adopted.url('postgres'), connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return adopted;
  } catch {
    await stopProcess(pid);
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function makeCluster(server: ServerFiles, options: EmbeddedOptions): Promise<Result<void>> {
  // Made beside and moved in one step, so that an interrupted first start leaves no half cluster.
  const unfinished = `${server.cluster}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const passwordFile = join(server.folder, 'password');
  writeFileSync(passwordFile, options.superuserPassword, { mode: 0o600 });
  server.give(passwordFile);
  try {
    const made = await run(server, 'initdb', [
      `--pgdata=${unfinished}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...(options.durable ? [] : ['--no-sync']),
    ]);
    if (made.code !== 0) {
      writeFileSync(server.log, made.output, { flag: 'a' });
      return explainLog(made.output, server.log);
    }
    renameSync(unfinished, server.cluster);
    return success(undefined);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

const environment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

function run(
  server: ServerFiles,
  program: string,
  parameters: readonly string[],
): Promise<{ readonly code: number | null; readonly output: string }> {
  return new Promise((resolve) => {
    const child = spawn(join(server.programs, 'bin', program), parameters, {
      ...server.account,
      cwd: '/',
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.once('error', (error) => resolve({ code: null, output: `FATAL: ${error.message}` }));
    child.once('close', (code) => resolve({ code, output }));
  });
}

function runServer(options: {
  programs: string;
  server: ServerFiles;
  port: number;
  durable: boolean;
}): ChildProcess {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(options.port),
    unix_socket_directories: '',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: '100',
    shared_buffers: '128MB',
    ...(options.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const log = openSync(options.server.log, 'a', 0o600);
  options.server.give(options.server.log);
  const child = spawn(
    join(options.programs, 'bin', 'postgres'),
    [
      '-D',
      options.server.cluster,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    {
      ...options.server.account,
      cwd: '/',
      env: environment,
      stdio: ['ignore', log, log],
      // Of a group of its own: Ctrl-C reaches us first, and we stop it after the requests that still need it.
      detached: true,
    },
  );
  closeSync(log);
  child.on('error', () => undefined);
  child.unref();
  return child;
}

async function waitUntilReady(child: ChildProcess, server: ServerFiles): Promise<'ready' | 'ended'> {
  const limit = Date.now() + startLimitMilliseconds;
  while (Date.now() < limit) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return 'ended';
    const lines = server.pidFile();
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return 'ready';
    await sleep(20);
  }
  await stopProcess(child.pid!);
  return 'ended';
}

function explainLog(log: string, logFile: string): Result<never> {
  if (/No space left on device/i.test(log)) {
    return databaseFailure(
      'database-full',
      `Cakram penuh: basis data tidak dapat dijalankan. Kosongkan ruang, lalu mulai lagi; data yang sudah tersimpan tetap utuh.`,
      `The disk is full.`,
    );
  }
  const reason = /(?:FATAL|error|PANIC):\s+(.*)/.exec(log)?.[1] ?? 'server berhenti tanpa pesan';
  return databaseFailure(
    'database-files',
    `PostgreSQL bawaan tidak dapat dijalankan: ${reason}. Selengkapnya di ${logFile}.`,
    `The embedded PostgreSQL did not start.`,
  );
}

async function choosePort(file: string): Promise<number> {
  const kept = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  return kept > 0 && (await portIsFree(kept)) ? kept : freePort();
}

function portIsFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

/** SIGINT ends PostgreSQL in order, after rolling back what is open; SIGQUIT at once, to be recovered at the next start. */
async function stopProcess(pid: number): Promise<void> {
  for (const [signal, patienceMilliseconds] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!alive(pid)) return;
    process.kill(pid, signal);
    const limit = Date.now() + patienceMilliseconds;
    while (Date.now() < limit) {
      if (!alive(pid)) return;
      await sleep(20);
    }
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  try {
    // An ended process that nobody has collected yet, as in a container without an init, can still be signalled.
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return !existsSync('/proc/self/stat');
  }
}
