import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { eraseDataFolder, openDataFolder } from './data-folder.ts';
import { loadSecrets } from './secrets.ts';
import { readSettings, type Settings } from './settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'satuloket-secrets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function settings(environment: Record<string, string>): Settings {
  const outcome = readSettings({ SATULOKET_DATA: folder, ...environment });
  if (!outcome.ok) throw new Error(outcome.error.message.en);
  return outcome.value;
}

test('the demo makes its keys once, readable by its user only', async () => {
  const first = await loadSecrets(settings({}));
  expect(await loadSecrets(settings({}))).toEqual(first);
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  if (!first.ok) throw new Error(first.error.code);
  const { masterKey, rolePasswords, superuserPassword } = first.value;
  const all = [masterKey.toString('base64'), superuserPassword];
  expect(new Set([...all, ...Object.values(rolePasswords)]).size).toBe(5);
  expect(masterKey.length).toBe(32);
});

test('production names every key that the environment lacks', async () => {
  const outcome = await loadSecrets(
    settings({
      SATULOKET_MODE: 'production',
      SATULOKET_REGISTER_URL: 'https://data.example.id',
      SATULOKET_MESSAGES_URL: 'https://pesan.example.id',
    }),
  );
  expect(outcome).toMatchObject({
    ok: false,
    error: {
      code: 'secrets-missing',
      message: {
        id: expect.stringContaining('SATULOKET_MASTER_KEY, SATULOKET_DATABASE_SECRET'),
      },
    },
  });
});

test('several master keys are known by name, and the current one wraps', async () => {
  const [old, next] = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64'));
  const outcome = await loadSecrets(
    settings({
      SATULOKET_MASTER_KEY: next!,
      SATULOKET_MASTER_KEY_ID: 'k2',
      SATULOKET_FURTHER_MASTER_KEYS: `k1:${old},k0:${old}`,
    }),
  );
  if (!outcome.ok) throw new Error(outcome.error.code);
  const { currentId, keys } = outcome.value.masterKeys;
  expect([currentId, Object.keys(keys).sort()]).toEqual(['k2', ['k0', 'k1', 'k2']]);
  expect([keys.k1?.[0], keys.k2?.[0]]).toEqual([1, 2]);
});

test('two keys of one name are refused, and so is a key without a name', async () => {
  const [old, next] = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64'));
  const met = settings({ SATULOKET_MASTER_KEY: next!, SATULOKET_FURTHER_MASTER_KEYS: `k1:${old}` });
  expect(await loadSecrets(met)).toMatchObject({ error: { code: 'master-keys-meet' } });
  expect(readSettings({ SATULOKET_FURTHER_MASTER_KEYS: old })).toMatchObject({
    error: { code: 'setting-wrong' },
  });
});

test('a folder of somebody else is neither taken nor emptied', () => {
  const foreign = mkdtempSync(join(folder, 'foreign-'));
  writeFileSync(join(foreign, 'letter.txt'), 'mine');
  expect(openDataFolder(foreign)).toMatchObject({ ok: false, error: { code: 'data-folder-foreign' } });
  expect(eraseDataFolder(foreign)).toMatchObject({ ok: false, error: { code: 'data-folder-foreign' } });
  expect(existsSync(join(foreign, 'letter.txt'))).toBe(true);
});

test('our own folder is made, found again and removed', () => {
  const own = join(folder, 'own', 'data');
  expect(openDataFolder(own)).toEqual({ ok: true, value: { created: true } });
  writeFileSync(join(own, 'file'), '');
  expect(openDataFolder(own)).toEqual({ ok: true, value: { created: false } });
  expect(eraseDataFolder(own)).toEqual({ ok: true, value: undefined });
  expect(openDataFolder(own)).toEqual({ ok: true, value: { created: true } });
});
