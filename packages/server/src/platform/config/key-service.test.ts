import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeyServiceStandIn } from '@satuloket/sandbox';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openKeyService } from './key-service.ts';
import { loadSecrets } from './secrets.ts';
import { readSettings } from './settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'satuloket-key-service-'));
const tokenFile = join(folder, 'token');
const vault = await createKeyServiceStandIn({ token: 's.first', keyName: 'satuloket' });
afterAll(async () => {
  await vault.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  vault.setToken('s.first');
  writeFileSync(tokenFile, 's.first\n');
});

const service = (change: { keyName?: string; url?: string; tokenFile?: string } = {}) =>
  openKeyService({ url: vault.url, keyName: 'satuloket', tokenFile, ...change });

async function wrappedOf(key: Uint8Array): Promise<string> {
  const wrapped = await service().wrap(key);
  if (!wrapped.ok) throw new Error(wrapped.error.code);
  return wrapped.value;
}

test('what was wrapped opens again, and shows nothing of the key', async () => {
  const key = randomBytes(32);
  const wrapped = await wrappedOf(key);
  expect(wrapped).toMatch(/^vault:v1:/);
  expect(wrapped).not.toContain(key.toString('base64'));
  expect(await service().unwrap(wrapped)).toEqual({ ok: true, value: key });
});

test('a renewed token is used at once, an old one is refused', async () => {
  const wrapped = await wrappedOf(randomBytes(32));
  const one = service();
  vault.setToken('s.second');
  expect(await one.unwrap(wrapped)).toMatchObject({ error: { code: 'key-service-refused' } });
  writeFileSync(tokenFile, 's.second');
  expect((await one.unwrap(wrapped)).ok).toBe(true);
});

describe('what goes wrong is told without what was sent', () => {
  const other = 'vault:v1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
  test.each([
    ['nothing listens there', { url: 'http://127.0.0.1:9/v1/transit' }, 'key-service-away', true],
    ['another key name', { keyName: 'other' }, 'key-service-refused', false],
    ['no token', { tokenFile: join(folder, 'none') }, 'key-service-refused', false],
    ['what it did not wrap', {}, 'key-service-refused', false],
  ])('%s', async (_, change, code, retryable) => {
    const answer = await service(change).unwrap(other);
    expect(answer).toMatchObject({ ok: false, error: { code, retryable } });
    expect(JSON.stringify(answer)).not.toMatch(/s\.first|AAAA/);
  });

  test('a key that is too short', async () => {
    expect(await service().unwrap(await wrappedOf(randomBytes(16)))).toMatchObject({
      error: { code: 'key-service-refused' },
    });
  });
});

describe('the master keys of an installation', () => {
  const ofService = { SATULOKET_KEY_SERVICE_URL: vault.url, SATULOKET_KEY_SERVICE_TOKEN_FILE: tokenFile };
  const secretsOf = (environment: Record<string, string>) => {
    const settings = readSettings({ SATULOKET_DATA: folder, ...environment });
    if (!settings.ok) throw new Error(settings.error.message.id);
    return loadSecrets(settings.value);
  };

  test('come wrapped, one from the service and one in clear, and are the same as before', async () => {
    const [k1, k2] = [randomBytes(32), randomBytes(32)];
    const secrets = await secretsOf({
      ...ofService,
      SATULOKET_MASTER_KEY: await wrappedOf(k2),
      SATULOKET_MASTER_KEY_ID: 'k2',
      SATULOKET_FURTHER_MASTER_KEYS: `k1:${k1.toString('base64')},k0:${await wrappedOf(k1)}`,
    });
    if (!secrets.ok) throw new Error(secrets.error.code);
    expect(secrets.value.masterKeys).toEqual({ currentId: 'k2', keys: { k0: k1, k1, k2 } });
    expect(await secrets.value.keyServiceOpens?.()).toEqual({ ok: true, value: undefined });
    vault.setToken('s.gone');
    expect(await secrets.value.keyServiceOpens?.()).toMatchObject({ error: { code: 'key-service-refused' } });
  });

  test('do not open without the service: the server does not start', async () => {
    const wrapped = await wrappedOf(randomBytes(32));
    const away = { ...ofService, SATULOKET_KEY_SERVICE_URL: 'http://127.0.0.1:9/v1/transit' };
    expect(await secretsOf({ ...away, SATULOKET_MASTER_KEY: wrapped })).toMatchObject({
      error: { code: 'key-service-away' },
    });
    expect(readSettings({ SATULOKET_MASTER_KEY: wrapped })).toMatchObject({
      error: { code: 'setting-missing' },
    });
    expect(readSettings({ SATULOKET_KEY_SERVICE_URL: vault.url })).toMatchObject({
      error: { code: 'setting-missing' },
    });
  });

  test.each([
    ['http://vault.example.go.id/v1/transit', false],
    ['http://127.0.0.1:8100/v1/transit', true],
    ['https://vault.example.go.id/v1/transit', true],
  ])('in production a token goes to %s: %s', (url, isTaken) => {
    const settings = readSettings({
      SATULOKET_MODE: 'production',
      SATULOKET_REGISTER_URL: 'https://data.example.id',
      SATULOKET_MESSAGES_URL: 'https://pesan.example.id',
      SATULOKET_KEY_SERVICE_URL: url,
      SATULOKET_KEY_SERVICE_TOKEN_FILE: tokenFile,
    });
    expect(settings.ok).toBe(isTaken);
  });
});
