import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeyServiceStandIn } from '@satuloket/sandbox';
import { loadSecrets, readSettings } from '@satuloket/server/platform';
import { afterAll, expect, test } from 'vitest';
import { wrapMasterKey } from './wrapping.ts';

const folder = mkdtempSync(join(tmpdir(), 'satuloket-wrapping-'));
const tokenFile = join(folder, 'token');
writeFileSync(tokenFile, 's.operator');
const vault = await createKeyServiceStandIn({ token: 's.operator', keyName: 'satuloket' });
afterAll(async () => {
  await vault.close();
  rmSync(folder, { recursive: true, force: true });
});
const clear = Buffer.alloc(32, 5).toString('base64');
const environment = {
  SATULOKET_DATA: folder,
  SATULOKET_KEY_SERVICE_URL: vault.url,
  SATULOKET_KEY_SERVICE_TOKEN_FILE: tokenFile,
};

async function masterKeyOf(written: string): Promise<Buffer> {
  const settings = readSettings({ ...environment, SATULOKET_MASTER_KEY: written });
  if (!settings.ok) throw new Error(settings.error.message.id);
  const secrets = await loadSecrets(settings.value);
  if (!secrets.ok) throw new Error(secrets.error.message.id);
  return secrets.value.masterKey;
}

test('a key in clear is handed to the service, and the server finds the same one', async () => {
  const wrapped = await wrapMasterKey({ ...environment, SATULOKET_MASTER_KEY: clear }, { isNew: false });
  if (!wrapped.ok) throw new Error(wrapped.error.code);
  expect(await masterKeyOf(wrapped.value)).toEqual(Buffer.alloc(32, 5));
  const again = await wrapMasterKey(
    { ...environment, SATULOKET_MASTER_KEY: wrapped.value },
    { isNew: false },
  );
  expect(again).toMatchObject({ error: { code: 'master-key-not-in-clear' } });
});

test('a new key is known wrapped only, and each is another', async () => {
  const made = await Promise.all([1, 2].map(() => wrapMasterKey(environment, { isNew: true })));
  const keys = await Promise.all(made.map((each) => masterKeyOf(each.ok ? each.value : '')));
  expect(keys.map(({ length }) => length)).toEqual([32, 32]);
  expect(keys[0]).not.toEqual(keys[1]);
});

test('without a key service there is nobody to wrap it', async () => {
  expect(await wrapMasterKey({ SATULOKET_DATA: folder }, { isNew: true })).toMatchObject({
    error: { code: 'key-service-missing' },
  });
});
