import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  metresBetween,
  nextRound,
  parcelLabel,
  type RouteStop,
  readParcelLabel,
  routeOrder,
} from './index.ts';

const at = (latitude: number, longitude: number) => ({ latitude, longitude });

describe('the order of a route', () => {
  it.each([
    {
      when: 'stops lie along a road',
      stops: [
        { id: 'far', point: at(-6.3, 107.03), along: 'a' },
        { id: 'near', point: at(-6.3, 107.01), along: 'c' },
        { id: 'middle', point: at(-6.3, 107.02), along: 'b' },
      ],
      order: ['near', 'middle', 'far'],
    },
    {
      when: 'a place is not known',
      stops: [
        { id: 'unknown', along: 'a' },
        { id: 'known', point: at(-6.3, 107.02), along: 'b' },
      ],
      order: ['known', 'unknown'],
    },
    {
      when: 'neighbours share a point',
      stops: [
        { id: '3', point: at(-6.3, 107.02), along: 'Melati 9' },
        { id: '1', point: at(-6.3, 107.02), along: 'Anggrek 1' },
        { id: '2', point: at(-6.3, 107.02), along: 'Melati 2' },
      ],
      order: ['1', '2', '3'],
    },
    { when: 'there is nothing', stops: [], order: [] },
  ])('$when', ({ stops, order }) => {
    expect(routeOrder(at(-6.3, 107), stops)).toEqual(order);
  });

  it('visits every stop once, whatever order they come in', () => {
    const stop = fc.record(
      {
        id: fc.uuid(),
        point: fc.record({
          latitude: fc.double({ min: -7, max: -6, noNaN: true }),
          longitude: fc.double({ min: 106, max: 108, noNaN: true }),
        }),
        along: fc.string({ maxLength: 5 }),
      },
      { requiredKeys: ['id', 'along'] },
    );
    const stops = fc.uniqueArray(stop, { selector: ({ id }) => id, maxLength: 30 });
    fc.assert(
      fc.property(stops, (some) => {
        const order = routeOrder(undefined, some as RouteStop[]);
        expect([...order].sort()).toEqual(some.map(({ id }) => id).sort());
        expect(routeOrder(undefined, [...(some as RouteStop[])].reverse())).toEqual(order);
      }),
    );
  });

  it('measures as maps do', () => {
    // From Monas to the mayor's office of Bekasi.
    expect(metresBetween(at(-6.1754, 106.8272), at(-6.2383, 106.9994))).toBeCloseTo(20_300, -3);
  });
});

describe('the number on a label', () => {
  it.each([
    [1, '0000018'],
    [1234, '0012344'],
    [1_000_000, '10000008'],
  ])('%i is %s', (number, label) => {
    expect(parcelLabel(number)).toBe(label);
  });

  it('is read back, and no single wrong digit passes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999_999 }),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (number, place, by) => {
          const label = parcelLabel(number);
          expect(readParcelLabel(label)).toBe(number);
          const index = place % label.length;
          const wrong = `${label.slice(0, index)}${(Number(label[index]) + by) % 10}${label.slice(index + 1)}`;
          expect(readParcelLabel(wrong)).toBeUndefined();
        },
      ),
    );
  });

  it.each(['', 'KB-1234', '0000000', '12'])('%s is none', (typed) => {
    expect(readParcelLabel(typed)).toBeUndefined();
  });
});

describe('the next round of a window', () => {
  const evening = { days: ['monday', 'friday'] as const, until: '20:30' };
  it.each([
    // 2026-11-20 is a Friday.
    { now: { date: '2026-11-20', time: '08:00' }, next: '2026-11-20' },
    { now: { date: '2026-11-20', time: '20:29' }, next: '2026-11-20' },
    { now: { date: '2026-11-20', time: '20:30' }, next: '2026-11-23' },
    { now: { date: '2026-11-21', time: '08:00' }, next: '2026-11-23' },
    { now: { date: '2026-11-23', time: '21:00' }, next: '2026-11-27' },
  ])('$now.date $now.time', ({ now, next }) => {
    expect(nextRound(evening, now)).toBe(next);
  });

  it('comes in a week where today is over and the only day', () => {
    expect(nextRound({ days: ['friday'], until: '12:00' }, { date: '2026-11-20', time: '13:00' })).toBe(
      '2026-11-27',
    );
  });
});
