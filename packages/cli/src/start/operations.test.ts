import { setTimeout as wait } from 'node:timers/promises';
import { createHttp, startSweeps } from '@satuloket/server';
import { createReadinessProbe, createSupervisor } from '@satuloket/server/platform';
import type { Services } from '@satuloket/server/types';
import { expect, test } from 'vitest';
import { drainBeforeStop } from './operations.ts';

test('a stop turns the proxy away, answers what came, ends the sweep it is in, and only then lets the database go', async () => {
  const order: string[] = [];
  const supervisor = createSupervisor({ onFailure: (name) => order.push(`failed ${name}`) });
  supervisor.onStop('database', () => void order.push('database closed'));
  let sweeping = 0;
  const sweeps = startSweeps(
    [
      {
        name: 'slow',
        everyMilliseconds: 1,
        async run() {
          sweeping += 1;
          await wait(20);
          sweeping -= 1;
        },
      },
    ],
    () => undefined,
  );
  supervisor.onStop('sweeps', async () => {
    await sweeps.stop();
    order.push(`sweeps stopped, ${sweeping} under way`);
  });
  const readiness = createReadinessProbe({
    pool: { query: (async () => ({ rows: [{ newest: 1 }] })) as never },
    newestMigration: 1,
    keysOpen: async () => true,
  });
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const http = await createHttp({
    services: { catalogue: { regions: () => [], region: () => undefined } } as unknown as Services,
    config: { logLevel: 'silent' },
    routes: [
      (app) => {
        app.get('/slow', async () => {
          begin();
          await released;
          return { done: true };
        });
      },
    ],
    readiness,
  });
  const base = `http://127.0.0.1:${await http.listen({ host: '127.0.0.1', port: 0 })}`;
  supervisor.onStop('server', async () => {
    await http.close();
    order.push('server closed');
  });
  drainBeforeStop({ settings: { drainSeconds: 0.3 } as never, supervisor }, readiness);
  const health = async () => (await fetch(`${base}/health/ready`)).status;

  expect(await health()).toBe(200);
  const slow = fetch(`${base}/api/slow`).then(async (answer) => {
    order.push('request answered');
    return answer.json();
  });
  await begun;
  const stopped = supervisor.stop();
  expect(await health()).toBe(503);
  release();
  expect(await slow).toEqual({ done: true });
  await stopped;
  expect(order).toEqual([
    'request answered',
    'server closed',
    'sweeps stopped, 0 under way',
    'database closed',
  ]);
  await expect(fetch(base)).rejects.toThrow();
});
