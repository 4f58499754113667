import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSecrets, openAdmin, readSettings } from '@satuloket/server/platform';
import pg from 'pg';
import { serverCommand } from '../../packages/cli/src/start/server-command.ts';
import { type MasterKeys, unwrapRoot } from '../../packages/server/src/record/index.ts';

/** The product under test: the real command with the real build, in a data folder of the bench. */
export type Product = {
  readonly url: string;
  readonly sandboxUrl: string;
  /** A superuser's, for the loader and for the bare cost. */
  readonly adminUrl: string;
  readonly masterKeys: MasterKeys;
  readonly serverPid: number;
  readonly databasePid: number;
  stop(): Promise<void>;
};

/** Cases of the demo's past after which all others are made. */
const demoCases = 300;

export type Start = {
  /** Begins with an empty folder. */
  readonly fresh?: boolean;
  /** More than one: as `npm run start:cluster` runs them, behind its balancer. */
  readonly processes?: number;
  /** What stands in for services outside runs in a process of its own, and is not counted as the server. */
  readonly standInsApart?: boolean;
};

export async function startProduct(
  folder: string,
  say: (line: string) => void,
  { fresh = false, processes = 1, standInsApart = false }: Start = {},
): Promise<Product> {
  const environment = {
    SATULOKET_DATA: folder,
    SATULOKET_PORT: '0',
    SATULOKET_SANDBOX_PORT: '0',
    SATULOKET_DEMO_CASES: String(demoCases),
    SATULOKET_LOG_LEVEL: 'warn',
  };
  say(`starting the product in ${folder}${processes > 1 ? `, ${processes} processes` : ''}`);
  const order = processes > 1 ? ['cluster', '--processes', String(processes)] : ['start'];
  if (fresh) order.push('--fresh');
  const standIns = standInsApart ? await startStandIns(environment) : undefined;
  const child = spawn(process.execPath, [...serverCommand.parameters, ...order], {
    env: {
      ...process.env,
      ...serverCommand.environment,
      NODE_ENV: 'production',
      ...environment,
      ...(standIns && { SATULOKET_STAND_INS: standIns.url }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const greeting = await greetingOf(child).catch(async (error: unknown) => {
    await standIns?.stop();
    throw error;
  });
  const [url = ''] = /http:\/\/localhost:\d+/.exec(greeting) ?? [];
  const addresses = [...new Set(greeting.match(/http:\/\/(?:localhost|127\.0\.0\.1):\d+/g))];
  const sandboxUrl = standIns?.url ?? addresses.find((address) => address !== url) ?? '';
  const settings = readSettings(environment);
  if (!settings.ok) throw new Error(settings.error.message.en);
  const secrets = await loadSecrets(settings.value);
  if (!secrets.ok) throw new Error(secrets.error.message.en);
  const admin = await openAdmin(settings.value, secrets.value, { beside: true });
  if (!admin.ok) throw new Error(admin.error.message.en);
  const { adminUrl } = admin.value;
  return {
    url,
    sandboxUrl,
    adminUrl,
    masterKeys: await withRoots(adminUrl, secrets.value.masterKeys),
    serverPid: child.pid ?? 0,
    databasePid: await serverOf(adminUrl),
    async stop() {
      await end(child);
      await standIns?.stop();
    },
  };
}

async function startStandIns(environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'stand-ins.ts')], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = (await writtenUntil(child, /\n/)).trim();
  return { url, stop: () => end(child) };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

/** PostgreSQL's own process: the parent of each that serves a connection. */
async function serverOf(adminUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const stat = readFileSync(`/proc/${rows[0]?.pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } finally {
    await client.end();
  }
}

/** Indexes are derived from the root that the product made at its first start. */
async function withRoots(adminUrl: string, masterKeys: MasterKeys): Promise<MasterKeys> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      'select id, master_key_id, wrapped_key from root_key order by made_at, id',
    );
    const keys = Object.fromEntries(
      rows.map((row) => [row.id, new Uint8Array(unwrapRoot(masterKeys, row))] as const),
    );
    return { ...masterKeys, roots: { currentId: rows.at(-1).id, keys } };
  } finally {
    await client.end();
  }
}

/** All that it wrote until it said how to stop it. */
const greetingOf = (child: ChildProcess): Promise<string> => writtenUntil(child, /Ctrl-C/);

function writtenUntil(child: ChildProcess, last: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let written = '';
    child.stdout?.on('data', (part) => {
      written += part;
      if (last.test(written)) resolve(written);
    });
    child.once('exit', (code) => reject(new Error(`The product ended with ${code}:\n${written}`)));
  });
}
