import { expect, test } from 'vitest';
import { localInstant } from './local-instant.ts';

test.each([
  ['2026-11-22T09:30', '2026-11-22T02:30:00.000Z'],
  ['2026-11-22T00:00:30', '2026-11-21T17:00:00.000Z'],
  ['2026-11-22', ''],
  ['2026-13-45T09:30', ''],
  ['2026-11-22T24:00', ''],
  ['kemarin', ''],
])('%s in Jakarta is %s', (posted, instant) => {
  expect(localInstant(posted, 'Asia/Jakarta')).toBe(instant);
});
