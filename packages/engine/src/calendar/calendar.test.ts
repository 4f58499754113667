import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addCalendarDays,
  addWorkingDays,
  addWorkingTime,
  calendarProblems,
  type DayCounting,
  hoursOn,
  isOpen,
  isWorkingDay,
  localDate,
  nextOpening,
  type OfficeCalendar,
  workingDaysBetween,
  workingTimeBetween,
} from './index.ts';
import { closedOn, inventedCalendar } from './invented-calendar.ts';

const hour = 3_600_000;

/** In these tests a time without a zone is Jakarta's: `2026-11-20 16:00`, a Friday. */
function jakarta(text: string): string {
  return new Date(`${text.replace(' ', 'T')}:00+07:00`).toISOString();
}

function shown(instant: string | null): string | null {
  if (instant === null) return null;
  return new Date(Date.parse(instant) + 7 * hour).toISOString().slice(0, 16).replace('T', ' ');
}

const calendar = inventedCalendar([closedOn('2026-12-25')]);

describe('opening', () => {
  test.each([
    // at                  open    next opening           why
    ['2026-11-20 07:59', false, '2026-11-20 08:00', 'a minute before opening'],
    ['2026-11-20 08:00', true, '2026-11-20 08:00', 'the minute of opening'],
    ['2026-11-20 20:59', true, '2026-11-20 20:59', 'the last minute'],
    ['2026-11-20 21:00', false, '2026-11-21 08:00', 'the minute of closing'],
    ['2026-11-21 12:00', false, '2026-11-23 08:00', 'Saturday noon'],
    ['2026-11-22 10:00', false, '2026-11-23 08:00', 'Sunday'],
    ['2026-12-24 21:30', false, '2026-12-26 08:00', 'the eve of a holiday before a Saturday'],
  ])('%s: open %s, next %s (%s)', (at, open, next) => {
    expect(isOpen(calendar, jakarta(at))).toBe(open);
    expect(shown(nextOpening(calendar, jakarta(at)))).toBe(next);
  });

  test('the date is that of the region: late evening in UTC is the next day there', () => {
    expect(localDate(calendar, '2026-11-20T18:30:00Z')).toBe('2026-11-21');
  });

  test('a later period and a later exception win on the dates that they name', () => {
    const base = inventedCalendar([
      closedOn('2026-02-20'),
      { date: '2026-02-20', kind: 'special-hours', hours: [['09:00', '10:00']], title: { id: 'x', en: 'x' } },
    ]);
    const fasting: OfficeCalendar = {
      ...base,
      periods: [
        {
          from: '2026-02-18',
          until: '2026-03-19',
          week: { ...base.periods[0]!.week, thursday: [['08:00', '15:00']] },
        },
        ...base.periods,
      ],
    };
    expect(hoursOn(fasting, '2026-02-12')).toEqual([['08:00', '21:00']]);
    expect(hoursOn(fasting, '2026-02-19')).toEqual([['08:00', '15:00']]);
    expect(hoursOn(fasting, '2026-03-26')).toEqual([['08:00', '21:00']]);
    expect(hoursOn(fasting, '2026-02-20')).toEqual([['09:00', '10:00']]);
    expect(isWorkingDay(fasting, '2026-02-22')).toBe(false);
  });

  test('an office that never opens again has no next opening and no due time', () => {
    const ended: OfficeCalendar = {
      ...calendar,
      periods: [{ ...calendar.periods[0]!, until: '2026-11-20' }],
    };
    expect(nextOpening(ended, jakarta('2026-11-20 21:00'))).toBeNull();
    expect(addWorkingTime(ended, jakarta('2026-11-20 20:00'), 2 * hour)).toBeNull();
    expect(addWorkingDays(ended, jakarta('2026-11-19 20:00'), 2)).toBeNull();
    expect(shown(addWorkingDays(ended, jakarta('2026-11-19 20:00'), 1))).toBe('2026-11-20 21:00');
  });

  test('a time without a zone is a fault of the caller', () => {
    expect(() => isOpen(calendar, '2026-11-20T10:00:00')).toThrow(RangeError);
    expect(() => isOpen(calendar, 'kemarin')).toThrow(RangeError);
  });
});

describe('working time', () => {
  test.each([
    // from               hours  due
    ['2026-11-20 09:00', 3, '2026-11-20 12:00'],
    ['2026-11-20 20:00', 1, '2026-11-20 21:00'],
    ['2026-11-20 20:00', 2, '2026-11-21 09:00'],
    ['2026-11-20 22:00', 4, '2026-11-21 12:00'],
    ['2026-11-21 11:00', 2, '2026-11-23 09:00'],
    ['2026-12-24 20:00', 2, '2026-12-26 09:00'],
    ['2026-11-22 10:00', 0, '2026-11-22 10:00'],
  ])('from %s, %d hours are due at %s', (from, hours, due) => {
    expect(shown(addWorkingTime(calendar, jakarta(from), hours * hour))).toBe(due);
  });

  test('a midday break is not working time', () => {
    const broken: OfficeCalendar = {
      ...calendar,
      exceptions: [
        {
          date: '2026-11-20',
          kind: 'special-hours',
          hours: [
            ['13:00', '15:00'],
            ['08:00', '11:30'],
          ],
          title: { id: 'Jumat', en: 'Friday' },
        },
      ],
    };
    expect(shown(addWorkingTime(broken, jakarta('2026-11-20 11:00'), hour))).toBe('2026-11-20 13:30');
    expect(workingTimeBetween(broken, jakarta('2026-11-20 00:00'), jakarta('2026-11-21 00:00'))).toBe(
      5.5 * hour,
    );
  });
});

const nextDay: DayCounting = { dayOfReceipt: 'not-counted', receiptOutsideHours: 'next-working-day' };
const countedToo: DayCounting = { dayOfReceipt: 'counted', receiptOutsideHours: 'same-day' };

describe('working days', () => {
  test.each<[string, number, DayCounting | undefined, string, string]>([
    // from               days  counting   due                  why
    ['2026-11-19 10:00', 1, undefined, '2026-11-20 21:00', 'the day of receipt does not count'],
    ['2026-11-20 10:00', 1, undefined, '2026-11-21 12:00', 'a Saturday with any opening is a working day'],
    ['2026-11-20 10:00', 2, undefined, '2026-11-23 21:00', 'a Sunday is not'],
    ['2026-11-20 22:00', 1, undefined, '2026-11-21 12:00', 'the evening is received on the same day'],
    ['2026-11-20 22:00', 1, nextDay, '2026-11-23 21:00', 'or on the next working day'],
    ['2026-11-22 10:00', 1, nextDay, '2026-11-24 21:00', 'so is a Sunday'],
    ['2026-11-20 07:00', 1, nextDay, '2026-11-21 12:00', 'before opening it is still today'],
    ['2026-11-20 10:00', 1, countedToo, '2026-11-20 21:00', 'a rule that counts the day of receipt'],
    ['2026-11-20 21:00', 1, countedToo, '2026-11-21 12:00', 'which is over at closing'],
    ['2026-12-23 10:00', 2, undefined, '2026-12-26 12:00', 'a holiday is not a working day'],
    ['2026-11-20 10:00', 0, undefined, '2026-11-20 21:00', 'no days: the first close'],
    ['2026-11-22 10:00', 0, undefined, '2026-11-23 21:00', 'no days on a Sunday'],
  ])('from %s, %d days: %s → %s (%s)', (from, days, counting, due) => {
    expect(shown(addWorkingDays(calendar, jakarta(from), days, counting))).toBe(due);
  });

  test.each<[string, number, DayCounting | undefined, string]>([
    ['2026-11-20 10:00', 3, undefined, '2026-11-24 00:00'],
    ['2026-11-20 10:00', 3, countedToo, '2026-11-23 00:00'],
    ['2026-11-22 10:00', 1, nextDay, '2026-11-25 00:00'],
    ['2026-11-20 10:00', 0, undefined, '2026-11-21 00:00'],
  ])('from %s, %d calendar days: %s → %s', (from, days, counting, due) => {
    expect(shown(addCalendarDays(calendar, jakarta(from), days, counting))).toBe(due);
  });

  test('half a day cannot be added', () => {
    expect(() => addWorkingDays(calendar, jakarta('2026-11-20 10:00'), 1.5)).toThrow(RangeError);
  });
});

describe('properties', () => {
  const instants = fc
    .integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2027, 11, 31) / 60_000 })
    .map((minutes) => new Date(minutes * 60_000).toISOString());
  const amounts = fc.integer({ min: 0, max: 300 * 60 }).map((minutes) => minutes * 60_000);
  const someAmounts = amounts.filter((amount) => amount > 0);
  const dates = fc
    .integer({ min: 0, max: 800 })
    .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));
  const calendars = fc
    .uniqueArray(dates, { maxLength: 12 })
    .map((holidays) => inventedCalendar(holidays.map(closedOn)));

  test('the working time until the due time is what was added', () => {
    fc.assert(
      fc.property(calendars, instants, amounts, (office, from, amount) => {
        expect(workingTimeBetween(office, from, addWorkingTime(office, from, amount)!)).toBe(amount);
      }),
    );
  });

  test('adding in two steps is adding at once', () => {
    fc.assert(
      fc.property(calendars, instants, amounts, someAmounts, (office, from, first, second) => {
        const stepwise = addWorkingTime(office, addWorkingTime(office, from, first)!, second);
        const atOnce = addWorkingTime(office, from, first + second);
        expect(stepwise).toBe(atOnce);
      }),
    );
  });

  test('who starts later is never due earlier, in hours or in days', () => {
    fc.assert(
      fc.property(
        calendars,
        instants,
        instants,
        amounts,
        fc.integer({ min: 1, max: 20 }),
        (office, a, b, amount, days) => {
          const [early, late] = a < b ? [a, b] : [b, a];
          expect(addWorkingTime(office, early, amount)! <= addWorkingTime(office, late, amount)!).toBe(true);
          expect(addWorkingDays(office, early, days)! <= addWorkingDays(office, late, days)!).toBe(true);
        },
      ),
    );
  });

  test('a holiday declared later never makes anything due earlier', () => {
    fc.assert(
      fc.property(
        calendars,
        dates,
        instants,
        amounts,
        fc.integer({ min: 0, max: 20 }),
        (office, holiday, from, amount, days) => {
          const amended = { ...office, exceptions: [...office.exceptions, closedOn(holiday)] };
          expect(addWorkingTime(amended, from, amount)! >= addWorkingTime(office, from, amount)!).toBe(true);
          expect(addWorkingDays(amended, from, days)! >= addWorkingDays(office, from, days)!).toBe(true);
        },
      ),
    );
  });

  test('the days between receipt and due time are what was promised, whatever the counting', () => {
    const countings = fc.record<DayCounting>({
      dayOfReceipt: fc.constantFrom('counted', 'not-counted'),
      receiptOutsideHours: fc.constantFrom('same-day', 'next-working-day'),
    });
    fc.assert(
      fc.property(
        calendars,
        instants,
        fc.integer({ min: 1, max: 30 }),
        countings,
        (office, from, days, counting) => {
          const due = addWorkingDays(office, from, days, counting)!;
          expect(workingDaysBetween(office, from, due, counting)).toBe(days);
        },
      ),
    );
  });

  test('working time is additive, and backwards it is negative', () => {
    fc.assert(
      fc.property(calendars, instants, instants, instants, (office, a, b, c) => {
        expect(workingTimeBetween(office, a, b) + workingTimeBetween(office, b, c)).toBe(
          workingTimeBetween(office, a, c),
        );
      }),
    );
  });
});

test('in a zone that changes its clocks an opening keeps its length on the wall', () => {
  const amsterdam: OfficeCalendar = { ...inventedCalendar(), zone: 'Europe/Amsterdam' };
  expect(nextOpening(amsterdam, '2026-10-23T23:00:00Z')).toBe('2026-10-24T06:00:00.000Z');
  expect(nextOpening(amsterdam, '2026-10-24T12:00:00Z')).toBe('2026-10-26T07:00:00.000Z');
});

describe('what an author is told', () => {
  const week = inventedCalendar().periods[0]!.week;
  test.each([
    ['no-hours', { periods: [] }, 'periods'],
    ['unknown-zone', { zone: 'Asia/Bekasi' }, 'zone'],
    ['impossible-date', { exceptions: [closedOn('2026-02-30')] }, 'exceptions[0].date'],
    ['impossible-date', { periods: [{ from: '1 Januari', week }] }, 'periods[0].from'],
    [
      'period-ends-before-it-begins',
      { periods: [{ from: '2026-02-01', until: '2026-01-31', week }] },
      'periods[0].until',
    ],
    [
      'not-a-time',
      { periods: [{ from: '2026-01-01', week: { ...week, monday: [['8:00', '16:00']] } }] },
      'periods[0].week.monday[0]',
    ],
    [
      'closes-before-it-opens',
      { periods: [{ from: '2026-01-01', week: { ...week, sunday: [['20:00', '02:00']] } }] },
      'periods[0].week.sunday[0]',
    ],
    [
      'hours-overlap',
      {
        exceptions: [
          {
            ...closedOn('2026-01-05'),
            hours: [
              ['08:00', '12:00'],
              ['11:00', '15:00'],
            ],
          },
        ],
      },
      'exceptions[0].hours[1]',
    ],
  ])('%s', (code, change, path) => {
    const problems = calendarProblems({ ...inventedCalendar(), ...change } as OfficeCalendar);
    expect(problems.map((problem) => [problem.code, problem.path])).toEqual([[code, path]]);
  });

  test('nothing, of a calendar that is right', () => {
    expect(calendarProblems(calendar)).toEqual([]);
  });
});
