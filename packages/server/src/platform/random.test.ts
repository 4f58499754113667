import { expect, test } from 'vitest';
import { randomPiece } from './random.ts';

test('pieces are of the length that was asked for, keep their bytes, and never come twice', () => {
  const pieces = Array.from({ length: 2_000 }, (_, index) => randomPiece(12 + (index % 9)));
  const first = pieces.map((piece) => piece.toString('hex'));
  randomPiece(4_096);
  expect(pieces.map((piece) => piece.toString('hex'))).toEqual(first);
  expect(pieces.map(({ length }) => length)).toEqual(first.map((_, index) => 12 + (index % 9)));
  expect(new Set(first.map((hex) => hex.slice(0, 24))).size).toBe(pieces.length);
  expect(randomPiece(10_000)).toHaveLength(10_000);
});
