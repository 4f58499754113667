import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { newCaseKey, newIdentifier } from '../../record/index.ts';
import { createDatabase, dropDatabase } from '../../testing/create-database.ts';
import { testDatabase } from '../../testing/index.ts';
import { readBackup } from './read-backup.ts';
import { tablesToBackUp } from './tables.ts';
import { type BackupProgress, writeBackup } from './write-backup.ts';

const from = await testDatabase();
const { adminUrl: serverUrl, passwords } = inject('testServer');
const folder = mkdtempSync(join(tmpdir(), 'satuloket-backup-'));
const masterKey = randomBytes(32);
const now = new Date('2026-11-23T03:00:00.000Z');
const names: string[] = [];
const clients: pg.Client[] = [];
afterAll(async () => {
  for (const client of clients) await client.end();
  for (const name of names) await dropDatabase(serverUrl, name);
  rmSync(folder, { recursive: true, force: true });
});

async function emptyDatabase(): Promise<string> {
  const name = `test_restore_${randomBytes(4).toString('hex')}`;
  names.push(name);
  await createDatabase(serverUrl, name);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  clients.push(client);
  return client;
}

async function backUp(filesFolder: string, progress: BackupProgress[] = []): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const input = {
    adminUrl: from.url('admin'),
    filesFolder,
    masterKey,
    version: '9.9.9',
    now,
    onProgress: (each: BackupProgress) => void progress.push(each),
  };
  for await (const chunk of writeBackup(input)) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

async function* inPieces(archive: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < archive.length; at += 1_000) yield archive.subarray(at, at + 1_000);
}

async function restore(
  archive: Buffer,
  input: { readonly url: string; readonly files: string; key?: Buffer },
) {
  return readBackup({
    archive: inPieces(archive),
    adminUrl: input.url,
    passwords,
    filesFolder: input.files,
    masterKeys: [randomBytes(32), input.key ?? masterKey],
    onProgress: () => undefined,
  });
}

/** Every table's rows by digest, in an order of their own. */
async function contents(url: string): Promise<Readonly<Record<string, string>>> {
  const client = await connected(url);
  const all: Record<string, string> = {};
  for (const { name, columns } of await tablesToBackUp(client)) {
    const { rows } = await client.query<{ told: string }>(
      `select coalesce(string_agg(md5(item::text), '' order by md5(item::text)), '') || count(*) as told from ${name} as item`,
    );
    all[name] = `${columns.length} ${rows[0]!.told}`;
  }
  return all;
}

function filesOf(path: string): Readonly<Record<string, string>> {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    entries.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [file.slice(path.length), createHash('sha256').update(readFileSync(file)).digest('hex')];
    }),
  );
}

const files = join(folder, 'files');
let whole: Buffer;

beforeAll(async () => {
  const here = from.region('9901');
  for (let count = 0; count < 40; count += 1) {
    const caseId = newIdentifier(now);
    const { wrapped } = newCaseKey({ currentId: 'k1', keys: { k1: masterKey } }, '9901', caseId);
    await here
      .insertInto('vault_key')
      .values({ case_id: caseId, ...wrapped })
      .execute();
    await here
      .insertInto('vault_entry')
      .values({ case_id: caseId, id: newIdentifier(now), kind: 'answers', sealed: randomBytes(300) })
      .execute();
  }
  await here
    .insertInto('outage')
    .values({
      id: newIdentifier(now),
      service: 'tab\tnew\nline \\ "quote" é',
      began_at: new Date('2026-02-28T23:59:59.123Z'),
      last_failed_at: now,
      failed_calls: 3,
      ended_at: null,
    })
    .execute();
  mkdirSync(join(files, 'ab/9901'), { recursive: true });
  writeFileSync(join(files, 'ab/9901/one'), randomBytes(70_000));
  writeFileSync(join(files, 'ab/9901/empty'), '');
  writeFileSync(join(files, `ab/9901/${'long'.repeat(24)}`), randomBytes(513));
  whole = await backUp(files);
});

describe('a backup', () => {
  test('put back into an empty database gives every table and every file again', async () => {
    const progress: BackupProgress[] = [];
    const archive = await backUp(files, progress);
    expect(progress.find(({ what }) => what === 'public.vault_key')).toMatchObject({ rows: 40 });
    expect(archive.includes(masterKey)).toBe(false);
    expect(archive.includes(masterKey.toString('base64'))).toBe(false);
    const url = await emptyDatabase();
    const restored = join(folder, 'restored');
    expect((await restore(archive, { url, files: restored })).ok).toBe(true);
    const before = await contents(from.url('admin'));
    expect(await contents(url)).toEqual(before);
    expect(Object.keys(before).length).toBeGreaterThan(60);
    expect(filesOf(restored)).toEqual(filesOf(files));
    const client = await connected(url);
    const counters = (await tablesToBackUp(client)).flatMap(({ name, counted }) =>
      counted.map((column) => [name, column]),
    );
    expect(counters.length).toBeGreaterThan(0);
    for (const counter of counters) {
      const { rows } = await client.query('select nextval(pg_get_serial_sequence($1, $2)) as next', counter);
      expect(rows).toEqual([{ next: '1' }]);
    }
    // Not a second time: what is there would be mixed with it.
    const again = await restore(archive, { url, files: join(folder, 'again') });
    expect(again).toMatchObject({ ok: false, error: { code: 'restore-database-not-empty' } });
  });

  /** What was taken back leaves it empty again, so that one is enough. */
  const halfRestored = emptyDatabase();
  const damaged: readonly (readonly [string, (archive: Buffer) => Buffer])[] = [
    ['is cut short', (archive) => archive.subarray(0, archive.length - 4_000)],
    [
      'has one byte changed in a file',
      (archive) => flipped(archive, archive.indexOf('files/ab/9901/one') + 600),
    ],
    ['has one byte changed in a table', (archive) => flipped(archive, archive.indexOf('tab\\tnew') + 1)],
    ['is no backup', () => Buffer.from('satuloket'.repeat(200))],
  ];
  test.each(damaged)('that %s changes nothing', async (_, damage) => {
    const archive = damage(whole);
    const url = await halfRestored;
    const target = join(folder, randomBytes(4).toString('hex'));
    const outcome = await restore(archive, { url, files: target });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'backup-broken' } });
    expect(() => readdirSync(target)).toThrow();
    const client = await connected(url);
    const { rows } = await client.query("select to_regclass('public.vault_key') as name");
    if (rows[0]!.name !== null) {
      expect((await client.query('select 1 from vault_key limit 1')).rowCount).toBe(0);
    }
  });

  test('of another master key is refused before anything happens', async () => {
    const url = await emptyDatabase();
    const outcome = await restore(whole, {
      url,
      files: join(folder, 'other'),
      key: randomBytes(32),
    });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'backup-other-key' } });
  });

  test('is not put into a folder that holds files', async () => {
    const url = await emptyDatabase();
    const outcome = await restore(whole, { url, files });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'restore-files-not-empty' } });
  });
});

function flipped(archive: Buffer, at: number): Buffer {
  const copy = Buffer.from(archive);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}
