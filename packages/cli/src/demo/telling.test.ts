import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createClock, type Story, tellStories } from './telling.ts';

const minute = 60_000;

test('each moment has its own time, in order, and nothing of after the end is told', async () => {
  const clock = createClock();
  const told: string[] = [];
  const stretches: number[] = [];
  const broken: string[] = [];
  const note = (who: string) => told.push(`${who} ${clock.now().getTime() / minute}`);

  async function* story(who: string, moments: readonly number[]): Story {
    await sleep(1);
    note(who);
    for (const moment of moments) {
      yield moment * minute;
      await sleep(3);
      note(who);
      if (who === 'c') throw new Error('broken');
    }
  }

  await tellStories({
    clock,
    stories: [
      { name: 'a', at: 0, story: story('a', [20, 40, 100]) },
      { name: 'b', at: 5 * minute, story: story('b', [35, 59]) },
      { name: 'c', at: 50 * minute, story: story('c', [55, 56]) },
    ],
    from: 0,
    until: 60 * minute,
    stretchEnd: (from) => from + 30 * minute,
    between: async (end) => void stretches.push(end / minute),
    isStopped: () => false,
    onBroken: (name) => broken.push(name),
  });

  expect([...told].sort()).toEqual(['a 0', 'a 20', 'a 40', 'b 5', 'b 35', 'b 59', 'c 50', 'c 55'].sort());
  // Within a stretch they run side by side; between stretches in order.
  expect(told.slice(0, 3).sort()).toEqual(['a 0', 'a 20', 'b 5']);
  expect(stretches).toEqual([30, 60]);
  expect(broken).toEqual(['c']);
});

test('it stops where it is asked to', async () => {
  const clock = createClock();
  let moments = 0;
  async function* endless(): Story {
    for (;;) {
      moments += 1;
      yield clock.now().getTime() + 1;
    }
  }
  await tellStories({
    clock,
    stories: [{ name: 'endless', at: 0, story: endless() }],
    from: 0,
    until: 1000,
    stretchEnd: (from) => from + 100,
    between: async () => undefined,
    isStopped: () => moments >= 150,
    onBroken: (_, error) => {
      throw error;
    },
  });
  expect(moments).toBe(150);
});
