import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { opendir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import {
  type BackupHeader,
  type BackupManifest,
  backupFormat,
  filePrefix,
  headerName,
  keyFingerprint,
  manifestName,
  type Summed,
  tablePrefix,
} from './manifest.ts';
import { type BackupTable, columnList, quoted, tablesToBackUp } from './tables.ts';
import { paddingAfter, tarEnd, tarHeader } from './tar.ts';

export type WriteBackupInput = {
  /** Signs in as a member of the owner role. */
  readonly adminUrl: string;
  readonly filesFolder: string;
  readonly masterKey: Uint8Array;
  readonly version: string;
  readonly now: Date;
  readonly onProgress: (progress: BackupProgress) => void;
};

export type BackupProgress = {
  readonly what: string;
  readonly done: number;
  readonly of: number;
  readonly rows: number;
};

/** As much of a table lies in memory at a time. */
const partBytes = 4 * 1024 * 1024;

/**
 * Everything as it was at one moment: each table by COPY in one snapshot, then the files as they lie, encrypted. The
 * server may go on meanwhile. Files are never changed once they are there, so those that the tables name are whole.
 */
export async function* writeBackup(input: WriteBackupInput): AsyncGenerator<Buffer, BackupManifest> {
  const client = new pg.Client({ connectionString: input.adminUrl, application_name: 'satuloket backup' });
  client.on('error', () => {
    // The statement that was running rejects with the same error.
  });
  await client.connect();
  try {
    await client.query('set role satuloket_owner');
    await client.query('set statement_timeout = 0');
    await client.query("set timezone = 'UTC'");
    await client.query('begin isolation level repeatable read read only');
    const header = await headerOf(client, input);
    yield* member(headerName, Buffer.from(`${JSON.stringify(header, null, 2)}\n`), input.now);
    const tables: Record<string, Summed> = {};
    for (const [index, table] of header.tables.entries()) {
      tables[table.name] = yield* copyTable(client, table, input.now);
      const { count: rows } = tables[table.name]!;
      input.onProgress({ what: table.name, done: index + 1, of: header.tables.length, rows });
    }
    await client.query('commit');
    const files = yield* copyFiles(input);
    const manifest: BackupManifest = { tables, files };
    yield* member(manifestName, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), input.now);
    yield tarEnd();
    return manifest;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function headerOf(client: pg.Client, input: WriteBackupInput): Promise<BackupHeader> {
  const { rows: migrations } = await client.query<{ number: number; checksum: string }>(
    'select number, checksum from public.schema_migration order by number',
  );
  const { rows: versions } = await client.query<{ server_version: string }>('show server_version');
  return {
    format: backupFormat,
    madeAt: input.now.toISOString(),
    satuloket: input.version,
    postgres: versions[0]!.server_version,
    keyFingerprint: keyFingerprint(input.masterKey),
    migrations,
    tables: await tablesToBackUp(client),
  };
}

function* member(name: string, content: Buffer, at: Date): Generator<Buffer> {
  yield tarHeader({ name, sizeBytes: content.length }, at);
  yield content;
  yield paddingAfter(content.length);
}

/** A table in parts, since an archive says the length of a member before its content. */
async function* copyTable(client: pg.Client, table: BackupTable, at: Date): AsyncGenerator<Buffer, Summed> {
  const statement = `copy ${quoted(table.name)} (${columnList(table.columns)}) to stdout`;
  const stream = client.query(copyTo(statement));
  const sum = createHash('sha256');
  let gathered: Buffer[] = [];
  let size = 0;
  let bytes = 0;
  let part = 0;
  const flush = (): Generator<Buffer> => {
    part += 1;
    const content = Buffer.concat(gathered);
    gathered = [];
    size = 0;
    return member(`${tablePrefix}${table.name}/${String(part).padStart(6, '0')}`, content, at);
  };
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    sum.update(chunk);
    gathered.push(chunk);
    size += chunk.length;
    bytes += chunk.length;
    if (size >= partBytes) yield* flush();
  }
  if (size > 0) yield* flush();
  return { count: stream.rowCount ?? 0, bytes, sha256: sum.digest('hex') };
}

async function* copyFiles({
  filesFolder,
  now,
  onProgress,
}: WriteBackupInput): AsyncGenerator<Buffer, Summed> {
  const sum = createHash('sha256');
  let count = 0;
  let bytes = 0;
  for await (const path of filesBelow(filesFolder)) {
    const name = relative(filesFolder, path).split(sep).join('/');
    const found = await stat(path).catch(() => undefined);
    // Erased since the folder was listed, as the law asks: it is not carried on.
    if (found === undefined) continue;
    const digest = createHash('sha256');
    yield tarHeader({ name: `${filePrefix}${name}`, sizeBytes: found.size }, now);
    let read = 0;
    if (found.size > 0) {
      for await (const chunk of createReadStream(path, { end: found.size - 1 }) as AsyncIterable<Buffer>) {
        digest.update(chunk);
        read += chunk.length;
        yield chunk;
      }
    }
    if (read !== found.size) throw new Error(`The file ${name} grew shorter while it was copied.`);
    yield paddingAfter(found.size);
    addFile(sum, name, digest.digest('hex'));
    count += 1;
    bytes += found.size;
    if (count % 1_000 === 0) onProgress({ what: 'files', done: count, of: 0, rows: count });
  }
  return { count, bytes, sha256: sum.digest('hex') };
}

export function addFile(sum: Hash, name: string, sha256: string): void {
  sum.update(`${name}\n${sha256}\n`);
}

async function* filesBelow(folder: string): AsyncGenerator<string> {
  const entries = await opendir(folder).catch(() => undefined);
  if (entries === undefined) return;
  for await (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile()) yield path;
  }
}
