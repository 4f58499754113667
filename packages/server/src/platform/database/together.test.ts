import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { together } from './together.ts';

function reader() {
  const asked: (readonly number[])[] = [];
  const read = together(async (keys: readonly number[]) => {
    asked.push(keys);
    if (keys.includes(-1)) throw new Error('away');
    return new Map(keys.filter((key) => key % 2 === 0).map((key) => [key, `even ${key}`]));
  });
  return { asked, read };
}

test('questions of one turn are one, each is told what was found for it, and the next turn asks anew', async () => {
  const { asked, read } = reader();
  expect(await Promise.all([read(2), read(3), read(2), read(4)])).toEqual([
    'even 2',
    undefined,
    'even 2',
    'even 4',
  ]);
  expect(await read(2)).toBe('even 2');
  expect(asked).toEqual([[2, 3, 4], [2]]);
});

test('more than go into one question are asked at once, and those after them in their turn', async () => {
  const { asked, read } = reader();
  const answers = Array.from({ length: 70 }, (_, index) => read(index));
  expect(asked.map(({ length }) => length)).toEqual([32, 32]);
  await turn();
  expect(asked.map(({ length }) => length)).toEqual([32, 32, 6]);
  expect((await Promise.all(answers)).filter((answer) => answer === undefined)).toHaveLength(35);
});

test('where the question fails all of its turn are told, and nobody else', async () => {
  const { read } = reader();
  const [first, second] = await Promise.allSettled([read(-1), read(2)]);
  expect([first?.status, second?.status]).toEqual(['rejected', 'rejected']);
  expect(await read(2)).toBe('even 2');
});
