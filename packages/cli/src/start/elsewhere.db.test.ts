import { randomBytes } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { asAdmin } from '@satuloket/server/testing';
import { expect, inject, onTestFinished, test } from 'vitest';
import { listenAsPostgres } from './old-postgres.ts';
import { failedStart } from './spawn-start.ts';
import { newFolder, patience, ready, start, stop } from './testing.ts';

/** Starts that fail in one line, and those over a database of the user's own. */
function listen(): Promise<{ server: Server; port: number }> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve({ server, port: (server.address() as { port: number }).port }),
    );
  });
}

type Failure = [
  what: string,
  environment: () => Promise<Record<string, string>> | Record<string, string>,
  sentence: RegExp,
];

test.each<Failure>([
  [
    'a taken port',
    async () => {
      const { server, port } = await listen();
      onTestFinished(() => void server.close());
      return { SATULOKET_PORT: String(port) };
    },
    /^✗ Porta \d+ sudah dipakai program lain\./,
  ],
  [
    'a wrong setting',
    () => ({ SATULOKET_PORT: 'delapan' }),
    /^✗ Setelan SATULOKET_PORT “delapan” tidak sah\./,
  ],
  [
    'an unknown setting',
    () => ({ SATULOKET_PROT: '80' }),
    /^✗ Setelan SATULOKET_PROT tidak dikenal; mungkin maksud Anda SATULOKET_PORT/,
  ],
  [
    'an address that is not of this machine',
    () => ({ SATULOKET_HOST: '192.0.2.1', SATULOKET_PORT: '8099' }),
    /^✗ Alamat di SATULOKET_HOST tidak ada/,
  ],
  [
    'production without keys',
    () => ({
      SATULOKET_MODE: 'production',
      SATULOKET_REGISTER_URL: 'https://data.example.id',
      SATULOKET_MESSAGES_URL: 'https://pesan.example.id',
    }),
    /^✗ Mode production memerlukan SATULOKET_MASTER_KEY/,
  ],
  [
    'a data folder with other files',
    () => {
      const folder = newFolder();
      writeFileSync(join(folder, 'letter.txt'), 'mine');
      return { SATULOKET_DATA: folder };
    },
    /^✗ Folder \S+ berisi berkas lain/,
  ],
  [
    'an unreachable database',
    async () => {
      const { server, port } = await listen();
      await new Promise((resolve) => server.close(resolve));
      return { DATABASE_URL: `postgres://me:hidden@127.0.0.1:${port}/city` };
    },
    /^✗ Basis data 127\.0\.0\.1:\d+\/city tidak dapat dihubungi \(ECONNREFUSED\)/m,
  ],
  [
    'an unknown database host',
    () => ({ DATABASE_URL: 'postgres://me:hidden@satuloket.invalid/city' }),
    /^✗ Basis data satuloket\.invalid:5432\/city tidak dapat dihubungi/m,
  ],
  [
    'a database older than PostgreSQL 17',
    async () => {
      const { url, server } = await listenAsPostgres('160004');
      onTestFinished(() => void server.close());
      return { DATABASE_URL: url };
    },
    /^✗ PostgreSQL di \S+ versi 16; Satuloket perlu versi 17 atau lebih baru\./m,
  ],
  [
    'a wrong password',
    () => ({ DATABASE_URL: changedUrl({ password: 'hidden' }) }),
    /^✗ Basis data \S+ menolak nama pengguna atau kata sandinya/m,
  ],
  [
    'a database that does not exist',
    () => ({ DATABASE_URL: changedUrl({ pathname: '/nowhere' }) }),
    /^✗ Basis data \S+\/nowhere tidak ada di server itu/m,
  ],
])('%s is one clear line', async (_, environment, sentence) => {
  const given = await environment();
  const { code, output } = await failedStart({ SATULOKET_DATA: newFolder(), SATULOKET_PORT: '0', ...given });
  expect(code).toBe(1);
  expect(output).toMatch(sentence);
  expect(output.split('\n').filter((line) => line.startsWith('✗'))).toHaveLength(1);
  expect(output).not.toMatch(/hidden|^\s+at /m);
});

function changedUrl(change: { password?: string; pathname?: string }): string {
  return Object.assign(new URL(inject('testServer').adminUrl), change).href;
}

/** A database of the user's own, whose owner is no superuser. */
async function ownDatabase(): Promise<string> {
  const name = `own_${randomBytes(5).toString('hex')}`;
  await asAdmin(inject('testServer').adminUrl, async (admin) => {
    await admin.query(`create role ${name} login createrole password 'own'`);
    await admin.query(`create database ${name} owner ${name}`);
    // The cluster's roles exist already; their maker would have these rights.
    await admin.query(
      `grant satuloket_owner, satuloket_runtime, satuloket_sealer, satuloket_retention to ${name} with admin option`,
    );
  });
  return Object.assign(new URL(inject('testServer').adminUrl), {
    username: name,
    password: 'own',
    pathname: `/${name}`,
  }).href;
}

test('DATABASE_URL is used, kept, and emptied only with consent', patience, async () => {
  const DATABASE_URL = await ownDatabase();
  const environment = {
    SATULOKET_DATA: newFolder(),
    DATABASE_URL,
    SATULOKET_DATABASE_SECRET: inject('testServer').databaseSecret,
  };
  const first = start(environment);
  await first.says(ready);
  expect(first.output()).toContain('DATABASE_URL');
  expect(await stop(first)).toBe(0);
  expect(readdirSync(environment.SATULOKET_DATA)).not.toContain('postgres');

  const refused = await failedStart({ SATULOKET_PORT: '0', ...environment }, ['--fresh']);
  expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('--erase-database') });
  const second = start(environment);
  await second.says(ready);
  expect(second.output()).not.toContain('migrasi');
  expect(await stop(second)).toBe(0);

  const emptied = start(environment, ['--fresh', '--erase-database']);
  await emptied.says(ready);
  expect(emptied.output()).toMatch(/\d+ migrasi diterapkan/);
});

test('a database user without the right to make roles is one clear line', async () => {
  const DATABASE_URL = await ownDatabase();
  await asAdmin(inject('testServer').adminUrl, (admin) =>
    admin.query(`alter role ${new URL(DATABASE_URL).username} nocreaterole`),
  );
  const { code, output } = await failedStart({
    SATULOKET_DATA: newFolder(),
    SATULOKET_PORT: '0',
    DATABASE_URL,
    SATULOKET_DATABASE_SECRET: inject('testServer').databaseSecret,
  });
  expect({ code, output }).toMatchObject({ code: 1, output: expect.stringContaining('kurang haknya') });
});
