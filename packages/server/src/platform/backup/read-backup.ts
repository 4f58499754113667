import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync, readdirSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { finished } from 'node:stream/promises';
import { failure, type Problem, type Result, success } from '@satuloket/engine';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { findMigrations, type Migration } from '../database/migrations.ts';
import { prepareDatabase, serverSourceFolder } from '../database/prepare.ts';
import type { RolePasswords } from '../database/roles.ts';
import {
  type BackupHeader,
  type BackupManifest,
  backupFormat,
  filePrefix,
  headerName,
  keyFingerprint,
  manifestName,
  type Summed,
} from './manifest.ts';
import { columnList, quoted, tablesToBackUp } from './tables.ts';
import { BrokenArchive, readTar, type TarMember } from './tar.ts';
import { addFile, type BackupProgress } from './write-backup.ts';

export type ReadBackupInput = {
  readonly archive: AsyncIterable<Buffer>;
  readonly adminUrl: string;
  readonly passwords: RolePasswords;
  readonly filesFolder: string;
  /** Any of them may have wrapped the keys in the backup. */
  readonly masterKeys: readonly Uint8Array[];
  readonly onProgress: (progress: BackupProgress) => void;
};

/**
 * Puts a backup back into an empty database and an empty folder. All of it comes in in one transaction and is believed
 * only when every checksum of the manifest agrees; otherwise nothing has happened. Migrations that are newer than the
 * backup are applied afterwards.
 */
export async function readBackup(input: ReadBackupInput): Promise<Result<BackupManifest>> {
  if (existsSync(input.filesFolder) && readdirSync(input.filesFolder).length > 0)
    return failure(filesNotEmpty);
  const incoming = `${input.filesFolder}.restoring`;
  await rm(incoming, { recursive: true, force: true });
  try {
    const members = readTar(input.archive);
    const header = await readHeader(members);
    if (!header.ok) return header;
    const fit = fits(header.value, input);
    if (!fit.ok) return fit;
    const prepared = await prepareDatabase({ ...input, migrations: fit.value });
    if (!prepared.ok) return prepared;
    const restored = await restoreInto({ ...input, filesFolder: incoming }, header.value, members);
    if (!restored.ok) return restored;
    await mkdir(incoming, { recursive: true });
    await rm(input.filesFolder, { recursive: true, force: true });
    await rename(incoming, input.filesFolder);
    const upToDate = await prepareDatabase(input);
    return upToDate.ok ? restored : upToDate;
  } catch (error) {
    if (isDamage(error)) return failure(broken((error as Error).message));
    throw error;
  } finally {
    await rm(incoming, { recursive: true, force: true });
  }
}

const isDamage = (error: unknown): boolean =>
  // Of the stream (zlib's codes begin with Z), or of the rows in it: data and integrity exceptions of PostgreSQL.
  error instanceof BrokenArchive || /^(?:Z|22|23)/.test(String((error as { code?: unknown }).code ?? ''));

async function readHeader(members: AsyncGenerator<TarMember>): Promise<Result<BackupHeader>> {
  const first = await members.next();
  if (first.done || first.value.name !== headerName)
    return failure(broken('it does not begin with backup.json'));
  const header = (await readJson(first.value)) as BackupHeader;
  return header.format === backupFormat ? success(header) : failure(broken(`format ${header.format}`));
}

async function readJson({ content }: TarMember): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of content) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}

/** The migrations that the backup had seen, all of which this version must know as they were. */
function fits(header: BackupHeader, { masterKeys }: ReadBackupInput): Result<readonly Migration[]> {
  if (!masterKeys.some((key) => keyFingerprint(key) === header.keyFingerprint)) return failure(otherKey);
  const known = new Map(findMigrations(serverSourceFolder).map((migration) => [migration.number, migration]));
  const migrations: Migration[] = [];
  for (const { number, checksum } of header.migrations) {
    const migration = known.get(number);
    if (migration?.checksum !== checksum) return failure(newer(header));
    migrations.push(migration);
  }
  return success(migrations);
}

async function restoreInto(
  input: ReadBackupInput,
  header: BackupHeader,
  members: AsyncGenerator<TarMember>,
): Promise<Result<BackupManifest>> {
  const client = new pg.Client({ connectionString: input.adminUrl, application_name: 'satuloket restore' });
  client.on('error', () => {
    // The statement that was running rejects with the same error.
  });
  await client.connect();
  try {
    await client.query('set role satuloket_owner');
    await client.query('set statement_timeout = 0');
    await client.query("set timezone = 'UTC'");
    await client.query('begin');
    const filled = await firstFilled(client);
    if (filled !== undefined) return failure(notEmpty(filled));
    const outcome = await takeMembers(client, input, header, members);
    if (!outcome.ok) return outcome;
    for (const { name, counted } of header.tables) {
      for (const column of counted) {
        await client.query(
          `select setval(pg_get_serial_sequence($1, $2), coalesce(max(${columnList([column])}), 0) + 1, false) from ${quoted(name)}`,
          [quoted(name), column],
        );
      }
    }
    await client.query('commit');
    // Without counts of its own the planner would guess until the next vacuum.
    await client.query('analyze').catch(() => undefined);
    return outcome;
  } finally {
    // Ends the transaction too, where it was not committed.
    await client.end().catch(() => undefined);
  }
}

async function firstFilled(client: pg.Client): Promise<string | undefined> {
  for (const { name } of await tablesToBackUp(client)) {
    const { rowCount } = await client.query(`select 1 from ${quoted(name)} limit 1`);
    if ((rowCount ?? 0) > 0) return name;
  }
  return undefined;
}

async function takeMembers(
  client: pg.Client,
  input: ReadBackupInput,
  header: BackupHeader,
  members: AsyncGenerator<TarMember>,
): Promise<Result<BackupManifest>> {
  const tables: Record<string, Summed> = {};
  const files = { sum: createHash('sha256'), count: 0, bytes: 0 };
  let open: OpenTable | undefined;
  const close = async (): Promise<void> => {
    if (open === undefined) return;
    tables[open.name] = await open.end();
    input.onProgress({
      what: open.name,
      done: Object.keys(tables).length,
      of: header.tables.length,
      rows: tables[open.name]!.count,
    });
    open = undefined;
  };
  for await (const member of members) {
    const tableName = tableOf(member.name);
    if (tableName !== open?.name) await close();
    if (tableName !== undefined) {
      const table = header.tables.find(({ name }) => name === tableName);
      if (table === undefined || tables[tableName] !== undefined) return failure(broken(member.name));
      open ??= openTable(client, table);
      for await (const chunk of member.content) await open.write(chunk);
    } else if (member.name.startsWith(filePrefix)) {
      const name = member.name.slice(filePrefix.length);
      const digest = await takeFile(input.filesFolder, name, member);
      if (digest === undefined) return failure(broken(member.name));
      addFile(files.sum, name, digest);
      files.count += 1;
      files.bytes += member.sizeBytes;
    } else if (member.name === manifestName) {
      const manifest = (await readJson(member)) as BackupManifest;
      const found = {
        tables,
        files: { count: files.count, bytes: files.bytes, sha256: files.sum.digest('hex') },
      };
      const wrong = differing(header, manifest, found);
      return wrong.length === 0 ? success(manifest) : failure(broken(wrong.join(', ')));
    } else return failure(broken(member.name));
  }
  return failure(broken('its manifest is missing'));
}

const empty = createHash('sha256').digest('hex');

/** Which tables, or the files, are not what the manifest says. An empty table has no member. */
function differing(header: BackupHeader, manifest: BackupManifest, found: BackupManifest): readonly string[] {
  const same = (one: Summed | undefined, other: Summed | undefined): boolean =>
    one?.sha256 === other?.sha256 && one?.count === other?.count && one?.bytes === other?.bytes;
  const none: Summed = { count: 0, bytes: 0, sha256: empty };
  return [
    ...header.tables
      .map(({ name }) => name)
      .filter((name) => !same(manifest.tables[name], found.tables[name] ?? none)),
    ...(same(manifest.files, found.files) ? [] : ['files']),
  ];
}

function tableOf(memberName: string): string | undefined {
  return /^tables\/([a-z_]+\.[A-Za-z0-9_]+)\/\d+$/.exec(memberName)?.[1];
}

type OpenTable = {
  readonly name: string;
  write(chunk: Buffer): Promise<void>;
  end(): Promise<Summed>;
};

function openTable(client: pg.Client, { name, columns }: BackupHeader['tables'][number]): OpenTable {
  const stream = client.query(copyFrom(`copy ${quoted(name)} (${columnList(columns)}) from stdin`));
  const sum = createHash('sha256');
  let bytes = 0;
  return {
    name,
    async write(chunk) {
      sum.update(chunk);
      bytes += chunk.length;
      if (!stream.write(chunk)) await once(stream, 'drain');
    },
    async end() {
      stream.end();
      await finished(stream);
      return { count: stream.rowCount ?? 0, bytes, sha256: sum.digest('hex') };
    },
  };
}

/** Undefined for a name that would leave the folder. */
async function takeFile(folder: string, name: string, { content }: TarMember): Promise<string | undefined> {
  const path = join(folder, name);
  if (normalize(name) !== name || name.startsWith('/') || name.split('/').includes('..')) return undefined;
  await mkdir(dirname(path), { recursive: true });
  const digest = createHash('sha256');
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  for await (const chunk of content) {
    digest.update(chunk);
    if (!file.write(chunk)) await once(file, 'drain');
  }
  file.end();
  await finished(file);
  return digest.digest('hex');
}

const problem = (code: string, id: string, en: string): Problem => ({
  code,
  message: { id, en },
  status: 500,
  retryable: false,
});

const filesNotEmpty = problem(
  'restore-files-not-empty',
  'Folder data sudah berisi berkas. Isi SATULOKET_DATA dengan folder kosong; tidak ada yang diubah.',
  'The data folder holds files already; restore into an empty one.',
);

const notEmpty = (table: string): Problem =>
  problem(
    'restore-database-not-empty',
    `Basis data sudah berisi (${table}). Pulihkan ke basis data yang baru dan kosong; tidak ada yang diubah.`,
    `The database is not empty (${table}); restore into a new one.`,
  );

const broken = (why: string): Problem =>
  problem(
    'backup-broken',
    `Cadangan ini rusak atau tidak utuh: ${why}. Pakai cadangan lain; tidak ada yang diubah.`,
    `The backup is broken: ${why}. Nothing was changed.`,
  );

const otherKey = problem(
  'backup-other-key',
  'Cadangan ini dibuat dengan kunci induk lain. Isi SATULOKET_MASTER_KEY dengan kunci yang dipakai saat itu.',
  'The backup was made under another master key.',
);

const newer = ({ satuloket }: BackupHeader): Problem =>
  problem(
    'backup-newer',
    `Cadangan ini dibuat versi lain (${satuloket}) yang tabelnya tidak dikenal di sini. Pulihkan dengan versi itu, lalu perbarui.`,
    'The backup was made by another version of Satuloket.',
  );
