import { randomBytes } from 'node:crypto';
import { failure, type Result } from '@satuloket/engine';
import { isWrappedKey, openKeyService, readSettings } from '@satuloket/server/platform';
import { system } from '../start/failures.ts';

/**
 * The master key of the settings, or a new one, as the key service wraps it: what then stands in SATULOKET_MASTER_KEY.
 * A new one is shown to nobody in clear. Touches no database.
 */
export async function wrapMasterKey(
  environment: Readonly<Record<string, string | undefined>>,
  { isNew }: { readonly isNew: boolean },
): Promise<Result<string>> {
  const settings = readSettings(environment);
  if (!settings.ok) return settings;
  const { keyService, givenSecrets } = settings.value;
  if (keyService === undefined) {
    return failure(
      system(
        'key-service-missing',
        'Isi dulu SATULOKET_KEY_SERVICE_URL dan SATULOKET_KEY_SERVICE_TOKEN_FILE. Lihat docs/guides/keys.md.',
        'Set SATULOKET_KEY_SERVICE_URL and SATULOKET_KEY_SERVICE_TOKEN_FILE first.',
      ),
    );
  }
  const written = givenSecrets.masterKey;
  if (!isNew && (written === undefined || isWrappedKey(written))) {
    return failure(
      system(
        'master-key-not-in-clear',
        'SATULOKET_MASTER_KEY kosong atau sudah terbungkus. Untuk kunci baru: satuloket keys wrap --new',
        'SATULOKET_MASTER_KEY is empty or wrapped already; --new makes another.',
      ),
    );
  }
  const key = isNew ? randomBytes(32) : Buffer.from(written!, 'base64');
  const service = openKeyService(keyService);
  const wrapped = await service.wrap(key);
  if (!wrapped.ok) return wrapped;
  // Before anything depends on it: a service that wraps and doesn't open would lock the data away.
  const opened = await service.unwrap(wrapped.value);
  if (!opened.ok) return opened;
  if (!opened.value.equals(key)) throw new Error('The key service gave back another key than it wrapped.');
  return wrapped;
}
