import { expect, test } from 'vitest';
import { promiseWords } from './promise-words.ts';

// 10:00 in Jakarta, a Tuesday.
const now = new Date('2026-11-24T03:00:00Z');

test.each`
  state        | dueAt                     | words
  ${'on-time'} | ${'2026-11-24T09:00:00Z'} | ${'hari ini 16.00'}
  ${'at-risk'} | ${'2026-11-24T16:59:00Z'} | ${'hari ini 23.59'}
  ${'on-time'} | ${'2026-11-24T17:30:00Z'} | ${'besok 00.30'}
  ${'on-time'} | ${'2026-11-26T02:00:00Z'} | ${'26 Nov, 09.00'}
  ${'late'}    | ${'2026-11-24T02:59:30Z'} | ${'lewat 1 menit'}
  ${'late'}    | ${'2026-11-24T01:00:00Z'} | ${'lewat 2 jam'}
  ${'late'}    | ${'2026-11-21T01:00:00Z'} | ${'lewat 3 hari'}
  ${'paused'}  | ${null}                   | ${'waktu berhenti'}
  ${'kept'}    | ${null}                   | ${'tepat waktu'}
  ${'broken'}  | ${null}                   | ${'lewat janji'}
`('$state, due $dueAt: $words', ({ state, dueAt, words }) => {
  expect(promiseWords({ state, dueAt }, now, 'id', 'Asia/Jakarta')).toBe(words);
});
