import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPace, pauseAfter } from './pace.ts';

test.each([
  ['a loop that was idle', { active: 0, idle: 100 }, 0],
  ['a quarter busy, as much as there is', { active: 50, idle: 150 }, 0],
  ['wholly busy: three times as long as it was', { active: 40, idle: 0 }, 120],
  ['mostly busy', { active: 30, idle: 10 }, 80],
  ['busy for long: the run goes on all the same', { active: 10_000, idle: 0 }, 250],
])('%s', (_what, used, pause) => {
  expect(pauseAfter(used)).toBe(pause);
});

test('after the pause the loop was busy for at most a quarter of the time, or the pause is the longest', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      (active, idle) => {
        const pause = pauseAfter({ active, idle });
        expect(pause).toBeGreaterThanOrEqual(0);
        expect(active <= (active + idle + pause) / 4 + 1e-6 || pause === 250).toBe(true);
      },
    ),
  );
});

test('who waits goes on one after the other, and each pause is slept once', async () => {
  const slept: number[] = [];
  const looks = [
    { active: 20, idle: 0 },
    { active: 0, idle: 20 },
    { active: 30, idle: 0 },
  ];
  const pace = createPace(
    async (milliseconds) => {
      slept.push(milliseconds);
    },
    () => looks.shift() ?? { active: 0, idle: 0 },
  );
  const order: number[] = [];
  await Promise.all([1, 2, 3].map((which) => pace.next().then(() => order.push(which))));
  expect(slept).toEqual([60, 90]);
  expect(order).toEqual([1, 2, 3]);
});
