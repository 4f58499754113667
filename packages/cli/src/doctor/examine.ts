import { createRenderer } from '@satuloket/server/fulfilment/renderer';
import {
  isWrappedKey,
  loadSecrets,
  openAdmin,
  readSettings,
  type Settings,
} from '@satuloket/server/platform';
import { newestBackup } from '../backup/folder.ts';
import { readDefinitions } from '../start/definitions.ts';
import { databaseFindings } from './database.ts';
import { type Finding, fault, ok, warning } from './finding.ts';
import { machineFindings } from './machine.ts';
import { outsideFindings } from './outside.ts';

/** Everything that an operator would look at, from the machine upwards. Nothing is changed. */
export async function examine(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<readonly Finding[]> {
  const settings = readSettings(environment);
  if (!settings.ok) {
    return [fault('Setelan', settings.error.message.id, 'Lihat docs/reference/settings.md.')];
  }
  return [
    ...machineFindings(settings.value.dataFolder),
    ok('Setelan', `mode ${settings.value.mode}, semuanya sah`),
    await rendererFinding(),
    ...(await insideFindings(settings.value)),
    ...(await outsideFindings(settings.value)),
    checkBackup(settings.value.backupsFolder, newestBackup(settings.value.backupsFolder)),
  ];
}

async function insideFindings(settings: Settings): Promise<readonly Finding[]> {
  const secrets = await loadSecrets(settings);
  if (!secrets.ok) return [fault('Kunci', secrets.error.message.id, 'Lihat docs/reference/settings.md.')];
  const definitions = await readDefinitions();
  if (!definitions.ok) {
    return [
      fault(
        'Paket dan daerah',
        definitions.error.message.id,
        'Jalankan satuloket pack lint dan region lint.',
      ),
    ];
  }
  const access = await openAdmin(settings, secrets.value, { beside: true });
  if (!access.ok) return [fault('Basis data', access.error.message.id, 'Periksa DATABASE_URL dan cakram.')];
  try {
    const { places } = definitions.value;
    return [
      ...keyServiceFindings(settings),
      ok('Paket dan daerah', `${definitions.value.packs.length} paket, ${places.regions().length} daerah`),
      ...(await databaseFindings({
        adminUrl: access.value.adminUrl,
        settings,
        places,
        masterKeys: secrets.value.masterKeys,
        now: () => new Date(),
      })),
    ];
  } catch (error) {
    const { code = '' } = error as { code?: string };
    return [
      fault('Basis data', `tidak dapat ditanya (${code || (error as Error).name})`, 'Periksa DATABASE_URL.'),
    ];
  } finally {
    await access.value.close();
  }
}

/** That it opens them is shown by our having them. */
function keyServiceFindings({ keyService, givenSecrets }: Settings): readonly Finding[] {
  if (keyService === undefined) return [];
  const all = [givenSecrets.masterKey ?? '', ...Object.values(givenSecrets.furtherMasterKeys)];
  const about = 'Layanan kunci';
  return [
    all.every(isWrappedKey)
      ? ok(about, `${new URL(keyService.url).host} membuka kunci induk`)
      : warning(
          about,
          'kunci induk masih tertulis terang',
          'Ganti dengan hasil satuloket keys wrap, lalu mulai ulang. Lihat docs/guides/keys.md.',
        ),
  ];
}

/** A page, with the fonts that are shipped: whether documents can be made here at all. */
async function rendererFinding(): Promise<Finding> {
  const renderer = createRenderer();
  try {
    const made = await renderer.render({
      template: '#set document(title: "Periksa")\n#set text(lang: "id")\n= Periksa\n',
      data: {} as never,
      createdAt: new Date(0).toISOString(),
    });
    return made.ok
      ? ok('Dokumen', 'huruf dan pembuat dokumen bekerja')
      : fault('Dokumen', `tidak dapat dibuat (${made.error.code})`, 'Pasang ulang: npm ci.');
  } finally {
    await renderer.close();
  }
}

const dayHours = 24;

export function checkBackup(
  folder: string | undefined,
  newest: { readonly ageSeconds: number } | undefined,
): Finding {
  const remedy = 'Jadwalkan satuloket backup tiap malam. Lihat docs/guides/backup.md.';
  if (folder === undefined) return warning('Cadangan', 'SATULOKET_BACKUPS belum diisi', remedy);
  if (newest === undefined) return fault('Cadangan', `tidak ada di ${folder}`, remedy);
  const hours = Math.floor(newest.ageSeconds / 3600);
  const found = `yang terbaru berumur ${hours} jam`;
  if (hours > 3 * dayHours) return fault('Cadangan', found, remedy);
  return hours > dayHours + 2 ? warning('Cadangan', found, remedy) : ok('Cadangan', found);
}
