import { expect, onTestFinished, test } from 'vitest';
import { testDatabase } from '../../testing/test-database.ts';
import { createNotifications, openPool } from '../database/index.ts';
import { createRateLimit } from './rate-limit.ts';
import { shareRateLimit } from './rate-limit-sharing.ts';

const { url, admin } = await testDatabase();
const pool = openPool({
  url: url('satuloket_runtime'),
  applicationName: 'satuloket test',
  maximumConnections: 1,
  statementTimeoutMilliseconds: 5000,
  onIdleError: () => undefined,
});
const village = '203.0.113.7';
/** So seldom that asking alone does not empty a bucket of 300. */
const soon = { timeout: 15_000, interval: 250 };

/** A process of which nothing but its limit stands. */
async function process() {
  const limit = createRateLimit({ now: () => 0 });
  const notifications = createNotifications(pool);
  const stop = shareRateLimit(limit, notifications);
  const listening = new Promise<void>((resolve) =>
    notifications.hear('listening', { onTold: () => undefined, onListening: resolve }),
  );
  notifications.open(() => undefined);
  await listening;
  onTestFinished(async () => {
    stop();
    await notifications.close();
  });
  const through = (count: number, address = village): number =>
    Array.from({ length: count }, () => limit({ address, method: 'POST', path: '/kota-contoh' })).filter(
      (refused) => refused === undefined,
    ).length;
  return through;
}

test('a network that divides its requests among processes is limited by what it asks of all', async () => {
  const [first, second, third] = [await process(), await process(), await process()];
  expect(first(290)).toBe(290);
  // Those whom nothing was left to by one find nothing with the others either.
  await expect.poll(() => second(1, village) + third(1, village), soon).toBe(0);
  expect(second(300, '203.0.113.8')).toBe(300);
  // What a proxy says that is no address must not break off what the processes tell one another.
  expect(first(300, 'x'.repeat(9000))).toBe(300);
  expect(first(290, '203.0.113.11')).toBe(290);
  await expect.poll(() => second(1, '203.0.113.11'), soon).toBe(0);
  // What no process of ours told is not believed, and hurts nobody.
  for (const payload of [
    '',
    '{',
    '{"by":"x","asked":[["reading"],["else 1.2.3.4",3],["writing 203.0.113.9",-9]]}',
  ])
    await admin.query(`select pg_notify('satuloket_paces', $1)`, [payload]);
  await admin.query(`select pg_notify('satuloket_paces', $1)`, [
    JSON.stringify({ by: 'x', asked: [['writing 203.0.113.10', 299]] }),
  ]);
  await expect.poll(() => third(1, '203.0.113.10'), soon).toBe(0);
  expect(third(300, '203.0.113.9')).toBe(300);
});
