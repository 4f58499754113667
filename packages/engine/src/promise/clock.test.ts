import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addCalendarDays, addWorkingDays, addWorkingTime, workingTimeBetween } from '../calendar/index.ts';
import { closedOn, inventedCalendar } from '../calendar/invented-calendar.ts';
import {
  type ClockInput,
  type ClockOwner,
  describePromise,
  type Promised,
  readClock,
  warnAt,
} from './index.ts';

const hour = 3_600_000;
const calendar = inventedCalendar([closedOn('2026-12-25')]);

/** A time without a zone is Jakarta's here: `2026-11-20 16:00`, a Friday. */
function jakarta(text: string): string {
  return new Date(`${text.replace(' ', 'T')}:00+07:00`).toISOString();
}

function shown(instant: string | null): string | null {
  if (instant === null) return null;
  return new Date(Date.parse(instant) + 7 * hour).toISOString().slice(0, 16).replace('T', ' ');
}

/** A story as `ours 2026-11-20 09:00 | citizen 2026-11-20 10:00 | stop 2026-11-20 12:00`. */
function story(promise: Promised, text: string, now: string): ClockInput {
  const events = text.split(' | ').map((part) => {
    const [who, ...at] = part.split(' ');
    return { who: who!, at: jakarta(at.join(' ')) };
  });
  return {
    promise,
    calendar,
    segments: events
      .filter((event) => event.who !== 'stop')
      .map((event) => ({ fromAt: event.at, owner: event.who as ClockOwner })),
    stoppedAt: events.find((event) => event.who === 'stop')?.at ?? null,
    now: jakarta(now),
  };
}

const threeHours: Promised = { amount: 3, unit: 'working-hours' };
const twoDays: Promised = { amount: 2, unit: 'working-days' };
const threeDates: Promised = { amount: 3, unit: 'calendar-days' };
const today: Promised = { amount: 0, unit: 'working-days', cutOff: '11:00' };
const dayAfter: Promised = { amount: 1, unit: 'working-days', cutOff: '11:00' };
const aDay: Promised = { amount: 24, unit: 'hours' };

describe('the clock', () => {
  test.each<[string, Promised, string, string, string | null, string]>([
    // why, promise, story, now, due, state
    ['a morning', threeHours, 'ours 2026-11-20 09:00', '2026-11-20 10:00', '2026-11-20 12:00', 'on-time'],
    [
      'its last quarter',
      threeHours,
      'ours 2026-11-20 09:00',
      '2026-11-20 11:15',
      '2026-11-20 12:00',
      'at-risk',
    ],
    [
      'the very instant it is due',
      threeHours,
      'ours 2026-11-20 09:00',
      '2026-11-20 12:00',
      '2026-11-20 12:00',
      'at-risk',
    ],
    ['a minute later', threeHours, 'ours 2026-11-20 09:00', '2026-11-20 12:01', '2026-11-20 12:00', 'late'],
    [
      'sent late on Friday',
      threeHours,
      'ours 2026-11-20 19:00',
      '2026-11-20 22:00',
      '2026-11-21 09:00',
      'on-time',
    ],
    [
      'sent on Saturday noon',
      threeHours,
      'ours 2026-11-21 12:30',
      '2026-11-22 09:00',
      '2026-11-23 11:00',
      'on-time',
    ],
    [
      'over a holiday',
      threeHours,
      'ours 2026-12-24 20:00',
      '2026-12-25 09:00',
      '2026-12-26 10:00',
      'on-time',
    ],
    [
      'sent back after an hour: due if it went on now',
      threeHours,
      'ours 2026-11-20 09:00 | citizen 2026-11-20 10:00',
      '2026-11-23 08:00',
      '2026-11-23 10:00',
      'paused',
    ],
    [
      'corrected on Monday',
      threeHours,
      'ours 2026-11-20 09:00 | citizen 2026-11-20 10:00 | ours 2026-11-23 13:00',
      '2026-11-23 14:00',
      '2026-11-23 15:00',
      'on-time',
    ],
    [
      'sent back twice',
      threeHours,
      'ours 2026-11-20 09:00 | citizen 2026-11-20 10:00 | ours 2026-11-20 11:00 | centre 2026-11-20 12:00 | ours 2026-11-20 18:00',
      '2026-11-20 18:10',
      '2026-11-20 19:00',
      'on-time',
    ],
    ['at the cut-off', today, 'ours 2026-11-20 11:00', '2026-11-20 12:00', '2026-11-20 21:00', 'on-time'],
    ['after it', today, 'ours 2026-11-20 11:01', '2026-11-20 12:00', '2026-11-21 12:00', 'on-time'],
    [
      'after it on Saturday',
      today,
      'ours 2026-11-21 11:30',
      '2026-11-21 11:45',
      '2026-11-23 21:00',
      'on-time',
    ],
    [
      'on Sunday, for Monday',
      today,
      'ours 2026-11-22 16:00',
      '2026-11-22 17:00',
      '2026-11-23 21:00',
      'on-time',
    ],
    ['on a holiday', today, 'ours 2026-12-25 09:00', '2026-12-25 09:30', '2026-12-26 12:00', 'on-time'],
    ['a day more', dayAfter, 'ours 2026-11-20 10:00', '2026-11-20 12:00', '2026-11-21 12:00', 'on-time'],
    [
      'a day more, late',
      dayAfter,
      'ours 2026-11-20 12:00',
      '2026-11-20 13:00',
      '2026-11-23 21:00',
      'on-time',
    ],
    [
      'sent back when already late',
      threeHours,
      'ours 2026-11-20 09:00 | citizen 2026-11-20 15:00',
      '2026-11-20 16:00',
      '2026-11-20 12:00',
      'late',
    ],
    [
      'done in time',
      threeHours,
      'ours 2026-11-20 09:00 | stop 2026-11-20 12:00',
      '2026-11-25 09:00',
      '2026-11-20 12:00',
      'kept',
    ],
    [
      'done too late',
      threeHours,
      'ours 2026-11-20 09:00 | stop 2026-11-20 12:01',
      '2026-11-25 09:00',
      '2026-11-20 12:00',
      'broken',
    ],
    [
      'refused while it waits for the citizen',
      threeHours,
      'ours 2026-11-20 09:00 | citizen 2026-11-20 10:00 | stop 2026-11-24 10:00',
      '2026-11-25 09:00',
      '2026-11-24 12:00',
      'kept',
    ],
    [
      'a stop that has not happened yet',
      threeHours,
      'ours 2026-11-20 09:00 | stop 2026-11-20 12:00',
      '2026-11-20 10:00',
      '2026-11-20 12:00',
      'on-time',
    ],
    ['not with us yet', threeHours, 'citizen 2026-11-20 09:00', '2026-11-20 10:00', null, 'not-started'],
    [
      'waited for a witness first',
      threeHours,
      'citizen 2026-11-20 09:00 | ours 2026-11-20 13:00',
      '2026-11-20 14:00',
      '2026-11-20 16:00',
      'on-time',
    ],
    [
      'two days over a Sunday',
      twoDays,
      'ours 2026-11-20 09:00',
      '2026-11-20 10:00',
      '2026-11-23 21:00',
      'on-time',
    ],
    [
      'two days over a holiday',
      twoDays,
      'ours 2026-12-23 09:00',
      '2026-12-24 10:00',
      '2026-12-26 12:00',
      'on-time',
    ],
    [
      'sent back and corrected on one day',
      twoDays,
      'ours 2026-11-16 09:00 | citizen 2026-11-17 10:00 | ours 2026-11-17 15:00',
      '2026-11-17 16:00',
      '2026-11-18 21:00',
      'on-time',
    ],
    [
      'corrected on the next day',
      twoDays,
      'ours 2026-11-16 09:00 | citizen 2026-11-17 10:00 | ours 2026-11-18 09:00',
      '2026-11-18 10:00',
      '2026-11-19 21:00',
      'on-time',
    ],
    [
      'corrected on the day of receipt plus one',
      twoDays,
      'ours 2026-11-16 09:00 | citizen 2026-11-16 10:00 | ours 2026-11-17 09:00',
      '2026-11-17 10:00',
      '2026-11-18 21:00',
      'on-time',
    ],
    [
      'waiting over a weekend',
      twoDays,
      'ours 2026-11-19 09:00 | citizen 2026-11-20 20:00 | ours 2026-11-23 08:00',
      '2026-11-23 09:00',
      '2026-11-24 21:00',
      'on-time',
    ],
    [
      'two days, waiting for the centre for long',
      twoDays,
      'ours 2026-11-16 09:00 | centre 2026-11-17 10:00',
      '2026-12-10 10:00',
      '2026-12-11 21:00',
      'paused',
    ],
    ['two days, over', twoDays, 'ours 2026-11-16 09:00', '2026-11-18 21:01', '2026-11-18 21:00', 'late'],
    [
      'dates pass on a Sunday too',
      threeDates,
      'ours 2026-11-20 09:00',
      '2026-11-20 10:00',
      '2026-11-24 00:00',
      'on-time',
    ],
    [
      'dates in a wait do not',
      threeDates,
      'ours 2026-11-20 09:00 | court 2026-11-21 09:00 | ours 2026-11-23 09:00',
      '2026-11-23 10:00',
      '2026-11-26 00:00',
      'on-time',
    ],
    [
      '24 hours, at night too',
      aDay,
      'ours 2026-11-21 20:00',
      '2026-11-22 10:00',
      '2026-11-22 20:00',
      'on-time',
    ],
    [
      '24 hours, paused for six',
      aDay,
      'ours 2026-11-21 20:00 | citizen 2026-11-22 00:00 | ours 2026-11-22 06:00',
      '2026-11-22 10:00',
      '2026-11-23 02:00',
      'on-time',
    ],
  ])('%s', (_why, promise, text, now, due, state) => {
    const clock = readClock(story(promise, text, now));
    expect([shown(clock.dueAt), clock.state]).toEqual([due, state]);
  });

  test('tells who it waits for, what is left, and how long each had it', () => {
    const text =
      'ours 2026-11-20 09:00 | citizen 2026-11-20 10:00 | ours 2026-11-20 14:00 | centre 2026-11-20 14:30';
    const clock = readClock(story(threeHours, text, '2026-11-21 14:30'));
    expect(clock).toMatchObject({
      startedAt: jakarta('2026-11-20 09:00'),
      paused: true,
      waitingFor: 'centre',
      usedMilliseconds: 1.5 * hour,
      leftMilliseconds: 1.5 * hour,
      leftDays: null,
      waits: { ours: 1.5 * hour, citizen: 4 * hour, centre: 24 * hour, court: 0, nobody: 0 },
      calendarVersion: 'invented-1',
    });
  });

  test('a promise in days tells the days left, and none when late', () => {
    expect(readClock(story(twoDays, 'ours 2026-11-16 09:00', '2026-11-16 10:00')).leftDays).toBe(2);
    expect(readClock(story(twoDays, 'ours 2026-11-16 09:00', '2026-11-18 10:00')).leftDays).toBe(1);
    const late = readClock(story(twoDays, 'ours 2026-11-16 09:00', '2026-11-19 10:00'));
    expect(late.leftDays).toBe(0);
    expect(late.leftMilliseconds).toBe(-2 * hour);
  });

  test('segments out of order and half days are faults of the caller', () => {
    const text = 'ours 2026-11-20 09:00 | citizen 2026-11-19 09:00';
    expect(() => readClock(story(threeHours, text, '2026-11-21 09:00'))).toThrow(RangeError);
    const halfDays: Promised = { amount: 1.5, unit: 'working-days' };
    expect(() => readClock(story(halfDays, 'ours 2026-11-20 09:00', '2026-11-21 09:00'))).toThrow(RangeError);
  });
});

describe('a calendar that is amended', () => {
  const withHoliday = inventedCalendar([closedOn('2026-11-23')], 'invented-2');
  const longerHours = {
    ...inventedCalendar([], 'invented-3'),
    exceptions: [
      {
        date: '2026-11-22',
        kind: 'special-hours' as const,
        hours: [['08:00', '20:00'] as const],
        title: { id: 'Buka', en: 'Open' },
      },
    ],
  };

  test.each([
    ['a holiday declared before moves it', withHoliday, '2026-11-20 15:00', '2026-11-24 09:00', 'invented-2'],
    [
      'one declared after it ran out does not',
      withHoliday,
      '2026-11-23 09:30',
      '2026-11-23 09:00',
      'invented-1',
    ],
    ['one not known yet does not', withHoliday, '2026-11-24 15:00', '2026-11-23 09:00', 'invented-1'],
    [
      'longer hours do not take away time that was told',
      longerHours,
      '2026-11-20 15:00',
      '2026-11-23 09:00',
      'invented-1',
    ],
  ])('%s', (_why, amended, knownAt, due, version) => {
    const input = story(threeHours, 'ours 2026-11-21 10:00', '2026-11-23 10:00');
    const clock = readClock({ ...input, amendments: [{ knownAt: jakarta(knownAt), calendar: amended }] });
    expect([shown(clock.dueAt), clock.calendarVersion]).toEqual([due, version]);
  });

  test('work done before the amendment was known stays kept by the calendar that was told', () => {
    const input = story(threeHours, 'ours 2026-11-21 10:00 | stop 2026-11-23 08:30', '2026-11-25 10:00');
    const amendments = [{ knownAt: jakarta('2026-11-24 08:00'), calendar: withHoliday }];
    expect(readClock({ ...input, amendments })).toMatchObject({
      state: 'kept',
      calendarVersion: 'invented-1',
    });
  });
});

describe('warnings', () => {
  test.each<[string, Promised, string, string, number, string | null]>([
    ['half of three hours', threeHours, 'ours 2026-11-20 09:00', '2026-11-20 09:10', 0.5, '2026-11-20 10:30'],
    ['over the night', threeHours, 'ours 2026-11-20 20:00', '2026-11-20 20:10', 0.75, '2026-11-21 09:15'],
    ['already past', threeHours, 'ours 2026-11-20 09:00', '2026-11-20 11:30', 0.5, '2026-11-20 10:30'],
    [
      'before a pause',
      threeHours,
      'ours 2026-11-20 09:00 | citizen 2026-11-20 11:00 | ours 2026-11-20 15:00',
      '2026-11-20 15:10',
      0.5,
      '2026-11-20 10:30',
    ],
    [
      'after a pause',
      threeHours,
      'ours 2026-11-20 09:00 | citizen 2026-11-20 10:00 | ours 2026-11-20 15:00',
      '2026-11-20 15:10',
      0.5,
      '2026-11-20 15:30',
    ],
    [
      'all of it is the due time',
      twoDays,
      'ours 2026-11-16 09:00',
      '2026-11-16 10:00',
      1,
      '2026-11-18 21:00',
    ],
    ['half of two days', twoDays, 'ours 2026-11-16 08:00', '2026-11-16 10:00', 0.5, '2026-11-17 14:30'],
    [
      'while paused',
      threeHours,
      'ours 2026-11-20 09:00 | citizen 2026-11-20 10:00',
      '2026-11-20 12:00',
      0.5,
      null,
    ],
    [
      'after the stop',
      threeHours,
      'ours 2026-11-20 09:00 | stop 2026-11-20 10:00',
      '2026-11-20 12:00',
      0.5,
      null,
    ],
    ['before the start', threeHours, 'citizen 2026-11-20 09:00', '2026-11-20 12:00', 0.5, null],
  ])('%s', (_why, promise, text, now, fraction, at) => {
    expect(shown(warnAt(story(promise, text, now), fraction))).toBe(at);
  });
});

describe('properties', () => {
  const minute = 60_000;
  const start = Date.UTC(2026, 10, 2);
  const promises = fc.record<Promised>({
    amount: fc.integer({ min: 1, max: 12 }),
    unit: fc.constantFrom('working-hours', 'working-days', 'calendar-days', 'hours'),
  });
  const owners = fc.constantFrom<ClockOwner>('ours', 'citizen', 'centre', 'court', 'nobody');
  /** The first segment is ours, others follow after some minutes each. */
  const stories = fc
    .record({
      promise: promises,
      first: fc.integer({ min: 0, max: 20_000 }),
      turns: fc.array(fc.record({ after: fc.integer({ min: 0, max: 5_000 }), owner: owners }), {
        maxLength: 6,
      }),
      wait: fc.integer({ min: 0, max: 20_000 }),
    })
    .map(({ promise, first, turns, wait }): ClockInput => {
      let at = start + first * minute;
      const segments = [{ fromAt: new Date(at).toISOString(), owner: 'ours' as ClockOwner }];
      for (const turn of turns) {
        at += turn.after * minute;
        segments.push({ fromAt: new Date(at).toISOString(), owner: turn.owner });
      }
      return { promise, calendar, segments, now: new Date(at + wait * minute).toISOString() };
    });

  test('without pauses the due time is that of the calendar', () => {
    fc.assert(
      fc.property(promises, fc.integer({ min: 0, max: 50_000 }), (promise, minutes) => {
        const from = new Date(start + minutes * minute).toISOString();
        const clock = readClock({
          promise,
          calendar,
          segments: [{ fromAt: from, owner: 'ours' }],
          now: from,
        });
        const expected = {
          'working-hours': () => addWorkingTime(calendar, from, promise.amount * hour),
          'working-days': () => addWorkingDays(calendar, from, promise.amount),
          'calendar-days': () => addCalendarDays(calendar, from, promise.amount),
          hours: () => new Date(Date.parse(from) + promise.amount * hour).toISOString(),
        }[promise.unit]();
        expect(clock.dueAt).toBe(expected);
      }),
    );
  });

  test('all the time since the first segment is somebody’s', () => {
    fc.assert(
      fc.property(stories, (input) => {
        const held = Object.values(readClock(input).waits).reduce((sum, wait) => sum + wait, 0);
        expect(held).toBe(Date.parse(input.now) - Date.parse(input.segments[0]!.fromAt));
      }),
    );
  });

  test('time with others never brings the due time nearer', () => {
    fc.assert(
      fc.property(stories, (input) => {
        const alone = { ...input, segments: input.segments.slice(0, 1) };
        expect(readClock(input).dueAt! >= readClock(alone).dueAt!).toBe(true);
      }),
    );
  });

  test('once late it stays late, whoever has it', () => {
    fc.assert(
      fc.property(stories, fc.integer({ min: 0, max: 100_000 }), (input, minutes) => {
        const later = new Date(Date.parse(input.now) + minutes * minute).toISOString();
        const clock = readClock(input);
        if (clock.state !== 'late') return;
        expect(readClock({ ...input, now: later })).toMatchObject({ state: 'late', dueAt: clock.dueAt });
      }),
    );
  });

  test('while the clock runs the due time does not move, and stopping by it keeps the promise', () => {
    fc.assert(
      fc.property(stories, fc.integer({ min: 0, max: 100_000 }), (input, minutes) => {
        const segments = [...input.segments, { fromAt: input.now, owner: 'ours' as ClockOwner }];
        const clock = readClock({ ...input, segments });
        const later = new Date(Date.parse(input.now) + minutes * minute).toISOString();
        const stopped = readClock({ ...input, segments, now: later, stoppedAt: later });
        expect(stopped.dueAt).toBe(clock.dueAt);
        expect(stopped.state).toBe(later <= clock.dueAt! ? 'kept' : 'broken');
      }),
    );
  });

  test('in working hours, what is used and what is left make up the promise', () => {
    fc.assert(
      fc.property(stories, fc.integer({ min: 1, max: 12 }), (story, amount) => {
        const clock = readClock({ ...story, promise: { amount, unit: 'working-hours' } });
        expect(clock.usedMilliseconds + clock.leftMilliseconds!).toBe(amount * hour);
      }),
    );
  });

  test('warnings come in the order of their parts and not after the due time', () => {
    const parts = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(stories, parts, parts, (input, first, second) => {
        const running = {
          ...input,
          segments: [...input.segments, { fromAt: input.now, owner: 'ours' as const }],
        };
        const [less, more] = [Math.min(first, second), Math.max(first, second)];
        const due = readClock(running).dueAt!;
        expect(warnAt(running, less)! <= warnAt(running, more)!).toBe(true);
        expect(workingTimeBetween(calendar, warnAt(running, more)!, due)).toBeGreaterThanOrEqual(-1);
      }),
    );
  });
});

test('a promise in words', () => {
  expect(describePromise({ amount: 3, unit: 'working-days' })).toEqual({
    id: '3 hari kerja',
    en: '3 working days',
  });
  expect(describePromise({ amount: 1, unit: 'hours' })).toEqual({ id: '1 jam', en: '1 hour' });
  expect(describePromise({ amount: 1.5, unit: 'working-hours' }).id).toBe('1,5 jam kerja');
});
