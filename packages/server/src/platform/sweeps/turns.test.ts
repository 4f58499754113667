import { expect, test } from 'vitest';
import { startSweeps } from './sweeps.ts';
import { aTurnEach, moreIsDue } from './turns.ts';

/** A thousand things here, three there; ten at a turn. */
function queues() {
  const waiting = new Map([
    ['many', 1000],
    ['few', 3],
    ['none', 0],
  ]);
  const done: string[] = [];
  const work = async (id: string): Promise<boolean> => {
    const left = waiting.get(id) ?? 0;
    const now = Math.min(10, left);
    waiting.set(id, left - now);
    if (now > 0) done.push(`${id} ${now}`);
    return left > now;
  };
  return { ids: [...waiting.keys()], work, done };
}

test('few wait behind one turn of many, and the run tells that it left some', async () => {
  const { ids, work, done } = queues();
  expect(await aTurnEach(ids, work)).toBe(moreIsDue);
  expect(done).toEqual(['many 10', 'few 3']);
});

test('whose work fails is told after all others had their turn', async () => {
  const had: string[] = [];
  const run = aTurnEach(['one', 'broken', 'other'], async (id) => {
    had.push(id);
    if (id === 'broken') throw new Error('its disk is full');
    return true;
  });
  await expect(run).rejects.toThrow('its disk is full');
  expect(had).toEqual(['one', 'broken', 'other']);
});

test('a sweep that left some is run again without its pause, until nothing is due', async () => {
  const { ids, work, done } = queues();
  const over = Promise.withResolvers<void>();
  const run = async (): Promise<unknown> => {
    const answer = await aTurnEach(ids, work);
    if (answer === undefined) over.resolve();
    return answer;
  };
  const sweeps = startSweeps([{ name: 'documents', everyMilliseconds: 3_600_000, run }], () => undefined);
  await over.promise;
  await sweeps.stop();
  expect(done).toHaveLength(101);
});
