import { expect, test } from 'vitest';
import { risePerHour } from './slope.ts';

const points = (value: (minute: number) => number) =>
  Array.from({ length: 30 }, (_, minutes) => ({ minutes, value: value(minutes) }));

test.each([
  ['what stays', () => 300, 0],
  ['what rises by one a minute', (minute: number) => 300 + minute, 60],
  ['what rises with teeth', (minute: number) => 300 + minute + (minute % 5 === 0 ? 80 : 0), 60],
  ['what shrinks', (minute: number) => 300 - 2 * minute, -120],
])('%s', (_, value, rise) => {
  expect(risePerHour(points(value))).toBeCloseTo(rise, 6);
});

test('one point rises by nothing', () => {
  expect(risePerHour([{ minutes: 1, value: 300 }])).toBe(0);
});
