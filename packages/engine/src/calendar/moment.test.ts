import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { localEpochDay, millisecondsOfDay } from './moment.ts';

const zones = [
  'Asia/Jakarta',
  'Asia/Pontianak',
  'Asia/Makassar',
  'Asia/Jayapura',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'America/New_York',
  'Asia/Beirut',
];
const from = Date.UTC(1990, 0, 1);
const until = Date.UTC(2060, 0, 1);

test.each(zones)('the day of any instant is the one that a calendar in %s shows', (zone) => {
  const nearMidnight = fc
    .tuple(
      fc.integer({ min: from / millisecondsOfDay, max: until / millisecondsOfDay }),
      fc.integer({ min: -2, max: 2 }),
    )
    .map(
      ([day, off]) =>
        Temporal.PlainDate.from('1970-01-01').add({ days: day }).toZonedDateTime(zone).epochMilliseconds +
        off,
    );
  fc.assert(
    fc.property(fc.oneof(fc.integer({ min: from, max: until }), nearMidnight), (instant) => {
      const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
      const shown = Date.UTC(local.year, local.month - 1, local.day) / millisecondsOfDay;
      expect(localEpochDay(instant, zone)).toBe(shown);
      expect(localEpochDay(instant, zone)).toBe(shown);
    }),
  );
});

test('what is no instant has no day', () => {
  expect(() => localEpochDay(Number.NaN, 'Asia/Jakarta')).toThrow(RangeError);
});
