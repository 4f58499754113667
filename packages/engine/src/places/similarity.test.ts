import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, placeWords, similarity, squeeze } from './similarity.ts';

describe('edit distance', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['rawalumbu', 'rawalumbu', 0],
    ['rawalumbo', 'rawalumbu', 1],
    ['marghayu', 'margahayu', 1],
    ['pengasinn', 'pengasinan', 1],
    ['bekais', 'bekasi', 1],
    ['kitten', 'sitting', 3],
  ])('%s and %s: %d', (first, second, distance) => {
    expect(editDistance(first, second)).toBe(distance);
  });

  it('is symmetric, and nothing only for the same text', () => {
    const word = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(word, word, (first, second) => {
        const distance = editDistance(first, second);
        expect(editDistance(second, first)).toBe(distance);
        expect(distance === 0).toBe(first === second);
        expect(distance).toBeLessThanOrEqual(Math.max(first.length, second.length));
      }),
    );
  });
});

it('reads words as people type them', () => {
  expect(squeeze('Bojong  Rawalumbu')).toBe('bojongrawalumbu');
  expect(placeWords(' Kel. Jatisari, Kec.  Jatiasih ')).toEqual(['jatisari', 'jatiasih']);
});

it('is always between 0 and 1, and 1 only for the same text', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abekmr'), maxLength: 12 });
  fc.assert(
    fc.property(word, word, (typed, name) => {
      const score = similarity(typed, name);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
      expect(score === 1).toBe(typed !== '' && typed === name);
    }),
  );
});
