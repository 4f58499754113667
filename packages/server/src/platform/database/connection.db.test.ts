import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../testing/test-database.ts';
import { isDatabaseAway } from './away.ts';
import { openPool } from './connection.ts';

const { url } = await testDatabase();

let isSilent = false;
const sockets: Socket[] = [];
/** A network that at some moment passes nothing on, and tells neither side. */
const network = createServer((near) => {
  const { port, hostname } = new URL(url('satuloket_runtime'));
  const far = connect(Number(port || 5432), hostname);
  sockets.push(near, far);
  const wasSilent = { now: isSilent };
  for (const [from, to] of [
    [near, far],
    [far, near],
  ] as const) {
    from.on('error', () => undefined);
    from.on('data', (piece) => {
      wasSilent.now ||= isSilent;
      if (!wasSilent.now) to.write(piece);
    });
  }
});
await new Promise<void>((resolve) => network.listen(0, '127.0.0.1', resolve));

const pool = openPool({
  url: Object.assign(new URL(url('satuloket_runtime')), {
    hostname: '127.0.0.1',
    port: String((network.address() as AddressInfo).port),
  }).href,
  applicationName: 'satuloket test',
  maximumConnections: 1,
  statementTimeoutMilliseconds: 1_000,
  onIdleError: () => undefined,
});
afterAll(async () => {
  await pool.end();
  for (const socket of sockets) socket.destroy();
  network.close();
});

const one = async (): Promise<unknown> => (await pool.query('select 1 as one')).rows[0]?.one;

test('a connection that falls silent is given up, and its place in the pool is free for another', async () => {
  expect(await one()).toBe(1);
  isSilent = true;
  const error = await one().catch((reason: unknown) => reason);
  // Whoever asked is told to come back, as when the database is away.
  expect(isDatabaseAway(error)).toBe(true);
  isSilent = false;
  expect(await one()).toBe(1);
});
