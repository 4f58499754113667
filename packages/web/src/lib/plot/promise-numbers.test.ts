import { describe, expect, test } from 'vitest';
import { keptPercent, minutesWords, monthWords, sharePercent } from './promise-numbers.ts';

describe('numbers of promises as people read them', () => {
  test.each([
    [199, 200, 99],
    [200, 200, 100],
    [0, 7, 0],
  ])('%i of %i kept is %i of a hundred, never rounded up', (kept, ended, expected) => {
    expect(keptPercent({ kept, ended })).toBe(expected);
  });

  test.each([
    [20, '20 menit', '20 minutes'],
    [600, '10 jam', '10 hours'],
    [5040, '3,5 hari', '3.5 days'],
  ])('%i minutes', (minutes, id, en) => {
    expect([minutesWords(minutes, 'id'), minutesWords(minutes, 'en')]).toEqual([id, en]);
  });

  test('a share and a month', () => {
    expect(sharePercent(1404)).toBe('140%');
    expect(monthWords('2026-11', 'id')).toBe('November 2026');
    expect(monthWords('2026-11', 'id', 'short')).toBe('Nov');
  });
});
