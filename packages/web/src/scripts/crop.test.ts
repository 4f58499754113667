import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { croppedArea, dragged, type Edge, edgesAt, fitted, wholePhoto, withEdge } from './crop.ts';

const anEdge = fc.constantFrom<Edge[]>('left', 'right', 'top', 'bottom');
const aShare = fc.double({ min: -2, max: 3, noNaN: true });
const aSide = fc.integer({ min: 1, max: 9000 });

describe('cropping', () => {
  test('whatever the edges are moved to, a part of the photo stays within it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anEdge, aShare)), aSide, aSide, (moves, width, height) => {
        const edges = moves.reduce((moved, [edge, share]) => withEdge(moved, edge, share), wholePhoto);
        const area = croppedArea(edges, { width, height });
        expect(area.x).toBeGreaterThanOrEqual(0);
        expect(area.y).toBeGreaterThanOrEqual(0);
        expect(area.width).toBeGreaterThanOrEqual(1);
        expect(area.height).toBeGreaterThanOrEqual(1);
        expect(area.x + area.width).toBeLessThanOrEqual(width + 1);
        expect(area.y + area.height).toBeLessThanOrEqual(height + 1);
      }),
    );
  });

  test.each([
    { x: 0.02, y: 0.5, held: ['left'] },
    { x: 0.98, y: 0.5, held: ['right'] },
    { x: 0.02, y: 0.97, held: ['left', 'bottom'] },
    { x: 0.5, y: 0.5, held: [] },
  ])('a finger at $x, $y holds $held', ({ x, y, held }) => {
    expect(edgesAt(wholePhoto, x, y, 0.1)).toEqual(held);
  });

  test('a corner follows the finger in both directions', () => {
    expect(dragged(wholePhoto, ['right', 'bottom'], 0.75, 0.5)).toEqual({
      left: 0,
      right: 0.25,
      top: 0,
      bottom: 0.5,
    });
  });

  test('an untouched photo stays whole', () => {
    expect(croppedArea(wholePhoto, { width: 4000, height: 3000 })).toEqual({
      x: 0,
      y: 0,
      width: 4000,
      height: 3000,
    });
  });
});

test.each([
  { width: 4000, height: 3000, longest: 2000, to: { width: 2000, height: 1500 } },
  { width: 600, height: 800, longest: 2000, to: { width: 600, height: 800 } },
  { width: 9000, height: 1, longest: 90, to: { width: 90, height: 1 } },
])('$width × $height within $longest', ({ width, height, longest, to }) => {
  expect(fitted({ width, height }, longest)).toEqual(to);
});
