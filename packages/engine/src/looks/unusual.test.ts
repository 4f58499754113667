import { describe, expect, test } from 'vitest';
import { inventedCalendar } from '../calendar/invented-calendar.ts';
import { lookLimits } from './limits.ts';
import { type LookRule, type LookSeen, unusualIn } from './unusual.ts';

const limits = lookLimits({ looks: { manyPerHour: 10, timesHabit: 3, graceMinutes: 30 } });

/** Monday, ten o'clock in Jakarta. */
const ordinary: LookSeen = {
  at: '2026-11-16T03:00:00.000Z',
  purpose: 'working-on-it',
  isOwn: false,
  isOwnFamily: false,
  isNeighbour: false,
  isProtected: false,
  calendar: inventedCalendar(),
  inTheHour: 1,
  habitPerHour: null,
};

describe('unusual looking', () => {
  const cases: readonly [string, Partial<LookSeen>, readonly LookRule[]][] = [
    ['an ordinary look', {}, []],
    ['the own case', { isOwn: true, isOwnFamily: true, isNeighbour: true }, ['own-case']],
    ['someone of the family', { isOwnFamily: true, isNeighbour: true }, ['own-family']],
    ['a neighbour', { isNeighbour: true }, ['neighbour']],
    ['a neighbour who is helped', { isNeighbour: true, purpose: 'helping' }, []],
    ['a protected person', { isProtected: true }, ['protected']],
    ['a protected officer’s own data', { isProtected: true, isOwn: true }, ['own-case']],
    ['a protected neighbour', { isProtected: true, isNeighbour: true }, ['neighbour', 'protected']],
    ['half an hour before opening', { at: '2026-11-16T00:30:00.000Z' }, []],
    ['earlier than that', { at: '2026-11-16T00:29:59.000Z' }, ['outside-hours']],
    ['shortly after closing', { at: '2026-11-16T14:29:59.000Z' }, []],
    ['at night', { at: '2026-11-16T17:00:00.000Z' }, ['outside-hours']],
    [
      'a courier’s round in the evening',
      { at: '2026-11-16T17:00:00.000Z', purpose: 'delivery', inTheHour: 90 },
      [],
    ],
    ['on a Sunday', { at: '2026-11-15T03:00:00.000Z' }, ['outside-hours']],
    ['as many as the limit', { inTheHour: 10 }, []],
    ['one more', { inTheHour: 11 }, ['many-in-an-hour']],
    ['many, where that is the habit', { inTheHour: 15, habitPerHour: 5 }, []],
    ['more than three times the habit', { inTheHour: 16, habitPerHour: 5 }, ['many-in-an-hour']],
    ['a habit of few does not lower the limit', { inTheHour: 10, habitPerHour: 1 }, []],
    ['an auditor who asks about a protected person', { isProtected: true, purpose: 'audit' }, []],
    ['an auditor who reads much', { inTheHour: 500, purpose: 'audit' }, []],
  ];
  test.each(cases)('%s', (_title, given, expected) => {
    expect(unusualIn({ ...ordinary, ...given }, limits)).toEqual(expected);
  });

  test('an office without hours is never closed', () => {
    const { calendar: _, ...withoutHours } = ordinary;
    expect(unusualIn({ ...withoutHours, at: '2026-11-15T17:00:00.000Z' }, limits)).toEqual([]);
  });

  test('a region may say one number and keep the others', () => {
    expect(lookLimits({ looks: { manyPerHour: 5 } })).toEqual({ ...lookLimits({}), manyPerHour: 5 });
  });
});
