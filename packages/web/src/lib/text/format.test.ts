import { expect, test } from 'vitest';
import {
  formatCount,
  formatDate,
  formatDateTime,
  formatRupiah,
  formatShortDateTime,
  formatTime,
} from './format.ts';

const zone = 'Asia/Jakarta';

test.each([
  ['id', 'Kamis, 26 November 2026, pukul 16.00'],
  ['en', 'Thursday, 26 November 2026, 16:00'],
] as const)('a moment in %s is told in words, on the region’s clock', (locale, told) => {
  expect(formatDateTime('2026-11-26T09:00:00Z', locale, zone)).toBe(told);
});

test('the first days of a month are told as people say them', () => {
  expect(formatDate('2027-01-01T05:00:00Z', 'id', zone)).toBe('Jumat, 1 Januari 2027');
});

test('a moment before midnight in UTC is tomorrow in Bekasi', () => {
  expect(formatShortDateTime('2026-11-26T20:30:00Z', 'id', zone)).toBe('27 Nov, 03.30');
  expect(formatTime('2026-11-26T17:00:00Z', 'id', zone)).toBe('00.00');
});

test.each([
  [0, 'id', 'Gratis'],
  [0n, 'en', 'Free of charge'],
  [15_000, 'id', 'Rp15.000'],
  [2_500_000n, 'en', 'Rp2.500.000'],
] as const)('%s rupiah in %s: %s', (amount, locale, told) => {
  expect(formatRupiah(amount, locale)).toBe(told);
});

test.each([
  [999, 'id', '999'],
  [1_204, 'id', '1.204'],
  [1_204, 'en', '1,204'],
  [1_230_000, 'id', '1,2 juta'],
  [2_000_000, 'en', '2 million'],
] as const)('%d in %s: %s', (count, locale, told) => {
  expect(formatCount(count, locale)).toBe(told);
});
