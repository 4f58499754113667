import { expect, test } from 'vitest';
import { readDate } from './date.ts';

test.each([
  ['27', '11', '2026', '2026-11-27'],
  ['7', '1', '2026', '2026-01-07'],
  [' 7 ', '01', '2026', '2026-01-07'],
  ['', '', '', ''],
  ['31', '13', '2026', '2026-13-31'],
  ['7', '', '2026', '2026--07'],
  ['tujuh', '1', '2026', '2026-01-tujuh'],
])('day %s, month %s, year %s: %s', (day, month, year, date) => {
  const form = new FormData();
  form.set('lahir.day', day);
  form.set('lahir.month', month);
  form.set('lahir.year', year);
  expect(readDate(form, 'lahir')).toBe(date);
});
