import fc from 'fast-check';
import { expect, test } from 'vitest';
import { earliestSending } from './quiet.ts';

const night = { from: '21:00', until: '06:00' };
const west = (time: string): Date => new Date(`2026-11-${time.replace(' ', 'T')}:00+07:00`);

test.each<[string, string | undefined, string, string]>([
  // could go out    what it is for    goes out          why
  ['23 10:00', undefined, '23 10:00', 'by day at once'],
  ['23 20:59', undefined, '23 20:59', 'the last minute of the day'],
  ['23 21:00', undefined, '24 06:00', 'in the evening it waits for the morning'],
  ['24 02:30', undefined, '24 06:00', 'after midnight it waits for the same morning'],
  ['24 06:00', undefined, '24 06:00', 'the quiet time has ended'],
  ['23 22:00', '24 07:30', '24 06:00', 'a visit at 07:30 leaves time after six'],
  ['23 22:00', '24 07:00', '24 06:00', 'an hour is enough'],
  ['23 22:00', '24 06:59', '23 22:00', 'less than an hour: better at night than too late'],
  ['23 22:00', '24 04:00', '23 22:00', 'what happens within the night'],
  ['23 16:00', '24 04:00', '23 16:00', 'by day it never waits'],
])('what could go out at %s for %s goes out at %s: %s', (at, purpose, expected) => {
  const sent = earliestSending(
    { quiet: night, zone: 'Asia/Jakarta' },
    { at: west(at), purposeAt: purpose === undefined ? null : west(purpose) },
  );
  expect(sent).toEqual(west(expected));
});

test('quiet hours may lie within a day, and each zone has its own evening', () => {
  const noon = { quiet: { from: '12:00', until: '13:00' }, zone: 'Asia/Jakarta' } as const;
  expect(earliestSending(noon, { at: west('23 12:10') })).toEqual(west('23 13:00'));
  expect(earliestSending(noon, { at: west('23 13:00') })).toEqual(west('23 13:00'));
  const east = { quiet: night, zone: 'Asia/Jayapura' } as const;
  expect(earliestSending(east, { at: west('23 19:00') })).toEqual(west('24 04:00'));
});

test('nothing goes out before it may or within the quiet time, and waiting again changes nothing', () => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([hours, minutes]) => [hours, minutes].map((part) => String(part).padStart(2, '0')).join(':'));
  const zone = fc.constantFrom('Asia/Jakarta' as const, 'Asia/Makassar' as const, 'Asia/Jayapura' as const);
  const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(time, time, zone, moment, (from, until, where, at) => {
      const rules = { quiet: { from, until }, zone: where };
      const first = earliestSending(rules, { at });
      expect(first.getTime()).toBeGreaterThanOrEqual(at.getTime());
      expect(first.getTime() - at.getTime()).toBeLessThan(24 * 3_600_000);
      expect(earliestSending(rules, { at: first })).toEqual(first);
    }),
  );
});
