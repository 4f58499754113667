import { expect, test } from 'vitest';
import { projectFolder, readSettings, settingsSchema } from './settings.ts';

test('without any setting the demo listens on this machine, port 8080', () => {
  expect(readSettings({ PATH: '/bin' })).toMatchObject({
    ok: true,
    value: {
      mode: 'demo',
      host: '127.0.0.1',
      port: 8080,
      trustProxy: false,
      databaseUrl: undefined,
      dataFolder: `${projectFolder}/.satuloket`,
    },
  });
});

test('an empty setting counts as absent', () => {
  expect(readSettings({ SATULOKET_PORT: '', DATABASE_URL: ' ' })).toMatchObject({
    ok: true,
    value: { port: 8080, databaseUrl: undefined },
  });
});

test.each([
  ['SATULOKET_PORT', '80a', 'setting-wrong', 'SATULOKET_PORT “80a”'],
  ['SATULOKET_PORT', '70000', 'setting-wrong', 'SATULOKET_PORT “70000”'],
  ['SATULOKET_PORT', '-1', 'setting-wrong', 'SATULOKET_PORT “-1”'],
  ['SATULOKET_MODE', 'test', 'setting-wrong', 'SATULOKET_MODE “test”'],
  ['SATULOKET_TRUST_PROXY', 'yes', 'setting-wrong', 'SATULOKET_TRUST_PROXY “yes”'],
  ['SATULOKET_PUBLIC_URL', 'layanan.example', 'setting-wrong', 'SATULOKET_PUBLIC_URL'],
  ['SATULOKET_MASTER_KEY', 'short-and-secret', 'setting-wrong', 'SATULOKET_MASTER_KEY tidak sah'],
  ['DATABASE_URL', 'mysql://me:hidden@host/db', 'setting-wrong', 'DATABASE_URL tidak sah'],
  [
    'SATULOKET_PROT',
    '8080',
    'setting-unknown',
    'SATULOKET_PROT tidak dikenal; mungkin maksud Anda SATULOKET_PORT',
  ],
  ['SATULOKET_COLOUR', 'red', 'setting-unknown', 'SATULOKET_COLOUR tidak dikenal.'],
])('%s=%s is %s', (name, value, code, sentence) => {
  const outcome = readSettings({ [name]: value });
  expect(outcome).toMatchObject({
    ok: false,
    error: { code, message: { id: expect.stringContaining(sentence) } },
  });
  if (!outcome.ok) {
    expect(outcome.error.message.id).not.toMatch(/hidden|short-and-secret|\n/);
  }
});

const production = {
  SATULOKET_MODE: 'production',
  SATULOKET_REGISTER_URL: 'https://data.example.id',
  SATULOKET_MESSAGES_URL: 'https://pesan.example.id',
};
const service = {
  SATULOKET_SIGNER_URL: 'https://bsre.example.id',
  SATULOKET_SIGNER_USER: 'kota',
  SATULOKET_SIGNER_PASSWORD: 'rahasia',
};
const files = { SATULOKET_SIGNERS: 'pejabat.json', SATULOKET_TRUSTED_ROOTS: 'akar.pem' };

test.each([
  ['the demo signs by itself', {}, 'local'],
  ['the demo may speak to the stand-in of BSrE', { SATULOKET_SIGNER: 'bsre-v2' }, 'bsre-v2'],
  ['production signs with nothing unless told', production, undefined],
  ['BSrE, complete', { ...production, ...service, ...files, SATULOKET_SIGNER: 'bsre-v1' }, 'bsre-v1'],
])('signing: %s', (_what, environment, kind) => {
  const outcome = readSettings(environment);
  expect(outcome.ok && outcome.value.signing?.kind).toBe(kind);
});

test.each([
  ['bsre-v1', files, 'SATULOKET_SIGNER_URL, SATULOKET_SIGNER_USER, SATULOKET_SIGNER_PASSWORD'],
  ['bsre-v2', service, 'SATULOKET_SIGNERS, SATULOKET_TRUSTED_ROOTS'],
  ['local', files, 'SATULOKET_TIMESTAMP_URL'],
])('production with %s is told what is missing', (signer, given, missing) => {
  const outcome = readSettings({ ...production, ...given, SATULOKET_SIGNER: signer });
  expect(outcome).toMatchObject({
    ok: false,
    error: { code: 'setting-missing', message: { id: expect.stringContaining(`juga ${missing}.`) } },
  });
});

test('every setting has a description', () => {
  for (const [name, schema] of Object.entries(settingsSchema.properties)) {
    expect((schema as { description?: string }).description, name).toMatch(/\w{3}/);
  }
});

test.each([
  ['one of the three', { SATULOKET_OIDC_ISSUER: 'https://inapas.example' }, 'setting-missing'],
  [
    'an issuer that others on the way can change',
    {
      SATULOKET_MODE: 'production',
      SATULOKET_OIDC_ISSUER: 'http://inapas.example',
      SATULOKET_OIDC_CLIENT_ID: 'satuloket',
      SATULOKET_OIDC_CLIENT_SECRET: 'rahasia-kami',
    },
    'setting-wrong',
  ],
])('of the national login %s is refused', (_name, environment, code) => {
  expect(readSettings(environment)).toMatchObject({ ok: false, error: { code } });
});
