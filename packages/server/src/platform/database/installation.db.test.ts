import { expect, test } from 'vitest';
import { testDatabase } from '../../testing/index.ts';
import { openPool } from './connection.ts';
import { claimInstallation } from './installation.ts';

const { url } = await testDatabase();

test('a database stays what it was begun as', async () => {
  const pool = openPool({
    url: url('satuloket_runtime'),
    applicationName: 'test',
    maximumConnections: 1,
    statementTimeoutMilliseconds: 5_000,
    onIdleError: () => undefined,
  });
  const now = new Date('2026-11-20T08:00:00Z');
  expect(await claimInstallation(pool, 'demo', now)).toEqual({ ok: true, value: undefined });
  expect(await claimInstallation(pool, 'demo', now)).toEqual({ ok: true, value: undefined });
  expect(await claimInstallation(pool, 'production', now)).toMatchObject({
    ok: false,
    error: { code: 'database-of-demo' },
  });
  await pool.end();
});
