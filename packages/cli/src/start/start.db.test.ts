import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { failedStart } from './spawn-start.ts';
import { newFolder, patience, ready, start, stop } from './testing.ts';

/** The database's own processes are still there when its file of the main process is. */
const databaseRuns = (folder: string): boolean => existsSync(join(folder, 'postgres/cluster/postmaster.pid'));

/** The password of `postgres` is derived from a secret; tests that look inside give it. */
const secret = randomBytes(32).toString('base64');

test(
  'first start, second start, the database dies, kill -9, start after each, and --fresh after another',
  patience,
  async () => {
    const SATULOKET_DATA = newFolder();
    const environment = { SATULOKET_DATA };
    const marker = (): string => readFileSync(join(SATULOKET_DATA, 'secrets.json'), 'utf8');

    const first = start(environment);
    const [, address] = await first.says(ready);
    expect((await fetch(`${address}/health`)).status).toBe(200);
    expect(first.output()).toContain('baru dibuat');
    const keys = marker();

    const beside = await failedStart({ SATULOKET_PORT: '0', ...environment });
    expect(beside).toMatchObject({
      code: 1,
      output: expect.stringContaining(`sudah berjalan dari folder ini di ${address}`),
    });

    expect(await stop(first, 'SIGTERM')).toBe(0);
    expect(databaseRuns(SATULOKET_DATA)).toBe(false);

    const second = start(environment);
    await second.says(ready);
    expect(second.output()).toContain('dinyalakan');
    expect(second.output()).not.toContain('migrasi');
    expect(marker()).toBe(keys);
    const [pid] = readFileSync(join(SATULOKET_DATA, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGQUIT');
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain('PostgreSQL bawaan berhenti sendiri');

    const third = start(environment);
    await third.says(ready);
    expect(await stop(third, 'SIGKILL')).toBe(null);
    expect(databaseRuns(SATULOKET_DATA)).toBe(true);

    const fourth = start(environment);
    await fourth.says(ready);
    expect(fourth.output()).toContain('masih hidup dan dipakai lagi');
    expect(await stop(fourth, 'SIGKILL')).toBe(null);

    const fresh = start(environment, ['--fresh']);
    await fresh.says(ready);
    expect(fresh.output()).toContain('baru dibuat');
    expect(marker()).not.toBe(keys);
  },
);

test('Ctrl-C while the database is being made stops it', patience, async () => {
  const SATULOKET_DATA = newFolder();
  const first = start({ SATULOKET_DATA });
  await first.says(/menyiapkan diri/);
  expect(await stop(first)).toBe(0);
  expect(databaseRuns(SATULOKET_DATA)).toBe(false);
  const second = start({ SATULOKET_DATA });
  await second.says(ready);
});

test('a start whose output nobody reads any more ends in order', patience, async () => {
  const SATULOKET_DATA = newFolder();
  const { child, says, ended } = start({ SATULOKET_DATA });
  await says(/menyiapkan diri/);
  child.stdout?.destroy();
  expect(await ended).toBe(0);
  expect(databaseRuns(SATULOKET_DATA)).toBe(false);
});

test(
  'a data folder keeps working when the secret of the database is lost, or says so',
  patience,
  async () => {
    const SATULOKET_DATA = newFolder();
    const first = start({ SATULOKET_DATA, SATULOKET_DATABASE_SECRET: secret });
    await first.says(ready);
    await stop(first);
    const { code, output } = await failedStart({ SATULOKET_DATA, SATULOKET_PORT: '0' });
    expect({ code, output }).toMatchObject({
      code: 1,
      output: expect.stringContaining('dibuat dengan rahasia lain'),
    });
    expect(databaseRuns(SATULOKET_DATA)).toBe(false);
  },
);
