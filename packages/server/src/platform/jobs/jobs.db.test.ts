import { expect, test } from 'vitest';
import { testDatabase } from '../../testing/index.ts';
import { inTransaction } from '../database/index.ts';
import { enqueueJob, runJobs } from './jobs.ts';

const { database, admin, url } = await testDatabase();

test('a job is done once its transaction is committed, and never when it was rolled back', async () => {
  const done: unknown[] = [];
  const { promise: finished, resolve } = Promise.withResolvers<void>();
  await inTransaction(database, (transaction) =>
    enqueueJob(transaction, { task: 'note', payload: { which: 'kept' } }),
  );
  await expect(
    inTransaction(database, async (transaction) => {
      await enqueueJob(transaction, { task: 'note', payload: { which: 'lost' } });
      throw new Error('changed our mind');
    }),
  ).rejects.toThrow('changed our mind');
  await inTransaction(database, (transaction) =>
    enqueueJob(transaction, { task: 'last', payload: {}, runAt: new Date(Date.now() + 10) }),
  );
  const jobs = await runJobs({
    adminUrl: url('admin'),
    tasks: {
      note: async (payload) => {
        done.push(payload);
      },
      last: async () => resolve(),
    },
    schedule: [{ task: 'last', at: '0 0 1 1 *' }],
    concurrency: 1,
    onProblem: (message) => expect.fail(message),
  });
  await finished;
  await jobs.stop();
  expect(done).toEqual([{ which: 'kept' }]);
});

test('the same key keeps one waiting job', async () => {
  for (const which of ['first', 'second']) {
    await inTransaction(database, (transaction) =>
      enqueueJob(transaction, {
        task: 'later',
        payload: { which },
        key: 'one',
        runAt: new Date(Date.now() + 3_600_000),
      }),
    );
  }
  const { rows } = await admin.query(
    "select count(*)::int as count from graphile_worker.jobs where key = 'one'",
  );
  expect(rows).toEqual([{ count: 1 }]);
});
