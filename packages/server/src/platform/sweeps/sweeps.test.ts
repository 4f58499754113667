import { expect, test } from 'vitest';
import { startSweeps } from './sweeps.ts';

test('a sweep runs again and again, never twice at once, also after it failed', async () => {
  const problems: string[] = [];
  let running = 0;
  let most = 0;
  let runs = 0;
  const { promise: enough, resolve } = Promise.withResolvers<void>();
  const run = async (): Promise<void> => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((done) => setTimeout(done, 1));
    running -= 1;
    runs += 1;
    if (runs === 2) throw new Error('the database was away');
    if (runs === 4) resolve();
  };
  const sweeps = startSweeps([{ name: 'test', everyMilliseconds: 1, run }], (name, error) => {
    problems.push(`${name}: ${(error as Error).message}`);
  });
  await enough;
  await sweeps.stop();
  const runsWhenStopped = runs;
  await new Promise((done) => setTimeout(done, 10));
  expect({ most, problems, after: runs }).toEqual({
    most: 1,
    problems: ['test: the database was away'],
    after: runsWhenStopped,
  });
});

test('who wakes the sweeps need not wait for a pause, nor for a run that began before', async () => {
  const began: string[] = [];
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const twice = Promise.withResolvers<void>();
  const ranAgain = Promise.withResolvers<void>();
  const sweeps = startSweeps(
    [
      {
        name: 'short',
        everyMilliseconds: 3_600_000,
        run: async () => {
          began.push('short');
          if (began.filter((name) => name === 'short').length === 2) twice.resolve();
        },
      },
      {
        name: 'long',
        everyMilliseconds: 3_600_000,
        run: async () => {
          began.push('long');
          if (began.filter((name) => name === 'long').length === 2) ranAgain.resolve();
          await held;
        },
      },
    ],
    () => undefined,
  );
  await Promise.resolve();
  sweeps.wake();
  await twice.promise;
  expect(began.toSorted()).toEqual(['long', 'short', 'short']);
  release();
  await ranAgain.promise;
  await sweeps.stop();
});
