import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { type EmbeddedServer, startEmbedded, stopLeftover } from './embedded.ts';
import { removeFarFiles } from './embedded-files.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'satuloket-embedded-'));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

async function start(
  dataFolder: string,
  { superuserPassword = 'password', durable = false } = {},
): Promise<EmbeddedServer> {
  const started = await startEmbedded({ dataFolder, superuserPassword, durable });
  if (!started.ok) throw new Error(started.error.message.id);
  onTestFinished(() => started.value.stop());
  return started.value;
}

async function ask(server: EmbeddedServer, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: server.url('postgres') });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query(text);
  await client.end();
  return rows;
}

const notRoot = process.getuid?.() !== 0;

test('it listens on this machine only and lets nobody in without the password', async () => {
  const server = await start(newFolder());
  expect(await ask(server, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  const wrong = new pg.Client({ connectionString: server.url('postgres').replace(':password@', ':other@') });
  await expect(wrong.connect()).rejects.toThrow(/password authentication failed/);
  expect(await ask(server, 'show password_encryption')).toEqual([{ password_encryption: 'scram-sha-256' }]);
});

test.runIf(existsSync('/usr/bin/chrt'))(
  'where Linux can tell, its processes never take the core from whoever asked them',
  async () => {
    const server = await start(newFolder());
    const client = new pg.Client({ connectionString: server.url('postgres') });
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const [, afterName = ''] = readFileSync(`/proc/${rows[0]?.pid}/stat`, 'utf8').split(') ');
    await client.end();
    // proc_pid_stat(5), field 41, counted from the third: 0 for others, 3 for batch.
    expect(afterName.split(' ')[41 - 3]).toBe('3');
  },
);

test.skipIf(notRoot)('started by root, it runs as nobody and keeps its files to itself', async () => {
  const folder = newFolder();
  const server = await start(folder);
  const { uid } = statSync(join(folder, 'postgres', 'cluster'));
  expect(uid).not.toBe(0);
  expect(statSync(`/proc/${server.pid}`).uid).toBe(uid);
  expect(statSync(join(folder, 'postgres')).mode & 0o777).toBe(0o700);
});

test.skipIf(notRoot)(
  'where nobody can not reach the data folder, the database lies below /var/lib',
  async () => {
    const closed = newFolder();
    chmodSync(closed, 0o700);
    const folder = join(closed, 'data');
    onTestFinished(() => removeFarFiles(folder));
    const first = await start(folder);
    await ask(first, 'create table kept (id integer)');
    await first.stop();
    expect(existsSync(join(folder, 'postgres'))).toBe(false);
    const second = await start(folder);
    expect(second.origin).toBe('started');
    expect(await ask(second, 'select * from kept')).toEqual([]);
  },
);

test('its port is kept, and changed when another program has taken it', async () => {
  const folder = newFolder();
  const first = await start(folder);
  await first.stop();
  const again = await start(folder);
  expect(again.port).toBe(first.port);
  await again.stop();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(first.port, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const moved = await start(folder);
  expect(moved.port).not.toBe(first.port);
});

test('a server whose process was killed is started again, whatever its file says', async () => {
  const folder = newFolder();
  const first = await start(folder, { durable: true });
  await ask(first, 'create table kept (id integer)');
  process.kill(first.pid, 'SIGKILL');
  await first.stop();
  const pidFile = join(folder, 'postgres', 'cluster', 'postmaster.pid');
  // The number in the file now belongs to another process: this one.
  writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(process.pid)));
  const second = await start(folder);
  expect(second.origin).toBe('started');
  expect(await ask(second, 'select * from kept')).toEqual([]);
});

test('a first start that was interrupted begins again', async () => {
  const folder = newFolder();
  mkdirSync(join(folder, 'postgres', 'cluster.unfinished', 'base'), { recursive: true });
  const server = await start(folder);
  expect(server.origin).toBe('created');
});

test('a server that still runs is adopted; one that knows another password is replaced', async () => {
  const folder = newFolder();
  const first = await start(folder);
  const second = await start(folder);
  expect(second).toMatchObject({ origin: 'adopted', pid: first.pid, port: first.port });
  const third = await start(folder, { superuserPassword: 'other' });
  expect(third.origin).toBe('started');
  expect(third.pid).not.toBe(first.pid);
});

test('stopping what was left behind says whether there was any', async () => {
  const folder = newFolder();
  expect(await stopLeftover(folder)).toBe(false);
  await start(folder);
  expect(await stopLeftover(folder)).toBe(true);
  expect(await stopLeftover(folder)).toBe(false);
});

test('broken files are one clear sentence that names the log', async () => {
  const folder = newFolder();
  const first = await start(folder);
  await first.stop();
  rmSync(join(folder, 'postgres', 'cluster', 'global', 'pg_control'));
  const started = await startEmbedded({ dataFolder: folder, superuserPassword: 'password', durable: false });
  expect(started).toMatchObject({
    ok: false,
    error: { code: 'database-files', message: { id: expect.stringContaining('server.log') } },
  });
});
