import { createWriteStream, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import { failure, type Problem, type Result, success } from '@satuloket/engine';
import {
  type BackupProgress,
  loadSecrets,
  openAdmin,
  openDataFolder,
  readSettings,
  type Settings,
  writeBackup,
} from '@satuloket/server/platform';
import { backupEnding, olderBackups } from './folder.ts';

/** One backup to a file, a folder or standard output. What is unfinished never has the name of a whole one. */
export async function backUp(asked: { readonly out: string; readonly keep?: number }): Promise<Result<void>> {
  const settings = readSettings(process.env);
  if (!settings.ok) return settings;
  const target = targetOf(asked.out);
  if (!target.ok) return target;
  const folder = openDataFolder(settings.value.dataFolder);
  if (!folder.ok) return folder;
  const secrets = await loadSecrets(settings.value);
  if (!secrets.ok) return secrets;
  const access = await openAdmin(settings.value, secrets.value, { beside: true });
  if (!access.ok) return access;
  const { adminUrl, close } = access.value;
  try {
    const input = { ...sourceOf(settings.value), adminUrl, masterKey: secrets.value.masterKey };
    if (target.value.file === undefined) await pipeline(archive(input), createZstdCompress(), process.stdout);
    else await writeWhole(target.value.file, input);
  } finally {
    await close();
  }
  if (target.value.folder !== undefined && asked.keep !== undefined) {
    for (const file of olderBackups(target.value.folder, asked.keep)) {
      rmSync(file);
      console.error(`Dihapus: ${file}`);
    }
  }
  return success(undefined);
}

type Target = { readonly file?: string; readonly folder?: string };

function targetOf(out: string): Result<Target> {
  if (out === '-') return success({});
  const isFolder = existsSync(out) && statSync(out).isDirectory();
  const name = `satuloket-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}Z${backupEnding}`;
  const file = isFolder ? join(out, name) : out;
  if (existsSync(file)) return failure(exists(file));
  return success({ file, ...(isFolder && { folder: out }) });
}

type Input = Omit<Parameters<typeof writeBackup>[0], 'onProgress'>;

const sourceOf = ({ dataFolder }: Settings) => ({
  filesFolder: join(dataFolder, 'files'),
  version: '0.1.0',
  now: new Date(),
});

const archive = (input: Input): Readable =>
  Readable.from(writeBackup({ ...input, onProgress: tell }), { objectMode: false });

async function writeWhole(file: string, input: Input): Promise<void> {
  const unfinished = `${file}.unfinished`;
  try {
    await pipeline(
      archive(input),
      createZstdCompress(),
      createWriteStream(unfinished, { mode: 0o600, flags: 'w' }),
    );
    // On the disk before it is called a backup.
    const handle = await open(unfinished, 'r+');
    await handle.sync();
    await handle.close();
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  console.error(`Cadangan utuh: ${file} (${Math.ceil(statSync(file).size / 1_000_000)} MB)`);
}

/** Beside the archive, which may go to standard output. */
function tell({ what, done, of, rows }: BackupProgress): void {
  if (of === 0) console.error(`  berkas: ${done}`);
  else if (rows > 0) console.error(`  ${done}/${of} ${what}: ${rows} baris`);
}

const exists = (file: string): Problem => ({
  code: 'backup-exists',
  message: {
    id: `${file} sudah ada; cadangan lama tidak ditimpa. Pilih nama lain atau sebuah folder.`,
    en: `${file} exists; a backup is never overwritten.`,
  },
  status: 500,
  retryable: false,
});
