import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createZstdDecompress } from 'node:zlib';
import { failure, type Problem, type Result, success } from '@satuloket/engine';
import {
  type BackupProgress,
  loadSecrets,
  openAdmin,
  openDataFolder,
  readBackup,
  readSettings,
} from '@satuloket/server/platform';

/** Puts a backup back where nothing is yet. */
export async function restore(file: string): Promise<Result<void>> {
  const settings = readSettings(process.env);
  if (!settings.ok) return settings;
  if (file !== '-' && !existsSync(file)) return failure(missing(file));
  const { dataFolder } = settings.value;
  const folder = openDataFolder(dataFolder);
  if (!folder.ok) return folder;
  const secrets = await loadSecrets(settings.value);
  if (!secrets.ok) return secrets;
  const access = await openAdmin(settings.value, secrets.value, { beside: false });
  if (!access.ok) return access;
  const source = file === '-' ? process.stdin : createReadStream(file);
  try {
    const archive = createZstdDecompress();
    source.once('error', (error: Error) => archive.destroy(error));
    const restored = await readBackup({
      archive: source.pipe(archive),
      adminUrl: access.value.adminUrl,
      passwords: secrets.value.rolePasswords,
      filesFolder: join(dataFolder, 'files'),
      masterKeys: Object.values(secrets.value.masterKeys.keys),
      onProgress: tell,
    });
    if (!restored.ok) return restored;
    const { tables, files } = restored.value;
    const rows = Object.values(tables).reduce((sum, { count }) => sum + count, 0);
    console.log(
      `Dipulihkan: ${Object.keys(tables).length} tabel, ${rows} baris, ${files.count} berkas. Semua jumlah cocok.`,
    );
    return success(undefined);
  } finally {
    source.destroy();
    await access.value.close();
  }
}

function tell({ what, done, of, rows }: BackupProgress): void {
  if (rows > 0) console.error(`  ${done}/${of} ${what}: ${rows} baris`);
}

const missing = (file: string): Problem => ({
  code: 'backup-missing',
  message: { id: `${file} tidak ada.`, en: `${file} does not exist.` },
  status: 500,
  retryable: false,
});
