import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CalendarException, isOpen, type OfficeCalendar } from '../calendar/index.ts';
import { closedOn, inventedCalendar } from '../calendar/invented-calendar.ts';
import {
  bookableDates,
  bookableDays,
  bookableSlot,
  readSlotId,
  slotsOn,
  type VisitSchedule,
} from './index.ts';
import { inventedSchedule } from './invented-schedule.ts';

/** In these tests a time without a zone is Jakarta's. */
const jakarta = (text: string) => new Date(`${text.replace(' ', 'T')}:00+07:00`).toISOString();

const shortDay: CalendarException = {
  date: '2026-11-26',
  kind: 'special-hours',
  hours: [['08:20', '13:30']],
  title: { id: 'Jam pendek', en: 'Short day' },
};
/** Ramadan 2027, as offices announce it: other hours for a stretch of dates. */
const ramadan: OfficeCalendar = (() => {
  const usual = inventedCalendar([closedOn('2026-12-25'), shortDay], 'with-ramadan');
  const day = [['08:00', '13:20']] as const;
  const week = { ...usual.periods[0]!.week, monday: day, tuesday: day, saturday: [] };
  return { ...usual, periods: [...usual.periods, { from: '2027-02-08', until: '2027-03-09', week }] };
})();
const club = { id: 'club', calendar: ramadan };
const schedule = inventedSchedule();
const timesOn = (date: string) => slotsOn(schedule, club, date).map(({ time }) => time);

const morning = ['08:00', '08:20', '08:40'];
const noon = ['13:00', '13:20', '13:40'];

describe('the slots of a date', () => {
  test.each([
    // date         times                         why
    ['2026-11-24', [...morning, ...noon], 'a Tuesday, in order of time'],
    ['2026-11-28', ['11:00', '11:20', '11:40'], 'a Saturday: the office closes at noon, the schedule later'],
    ['2026-11-29', [], 'a Sunday: the schedule alone does not open the office'],
    ['2026-12-25', [], 'a holiday'],
    ['2026-11-26', ['08:20', '08:40', '13:00'], 'a short day: only what fits whole'],
    ['2027-02-09', [...morning, '13:00'], 'Ramadan hours'],
    ['2027-02-13', [], 'a Saturday of Ramadan, on which the office is closed'],
    ['2027-03-16', [...morning, ...noon], 'after Ramadan'],
  ])('%s: %j (%s)', (date, times) => {
    expect(timesOn(date)).toEqual(times);
  });

  test('a slot has the same name everywhere, and its name tells where it is', () => {
    const [first] = slotsOn(schedule, club, '2026-11-24');
    expect(first).toEqual({
      id: 'portraits.club.2026-11-24.0800',
      date: '2026-11-24',
      time: '08:00',
      startsAt: '2026-11-24T01:00:00.000Z',
      endsAt: '2026-11-24T01:20:00.000Z',
    });
    expect(readSlotId(first!.id)).toEqual({
      scheduleId: 'portraits',
      officeId: 'club',
      date: '2026-11-24',
    });
  });

  test('whatever the schedule: each slot lies within the office hours, and none meets the next', () => {
    const clock = fc.integer({ min: 0, max: 1439 }).map((minutes) => {
      const two = (number: number) => String(number).padStart(2, '0');
      return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
    });
    fc.assert(
      fc.property(
        clock,
        clock,
        fc.integer({ min: 5, max: 120 }),
        fc.nat(400),
        (from, until, minutes, day) => {
          const span = from < until ? [[from, until] as const] : [];
          const week: VisitSchedule['week'] = {
            ...schedule.week,
            monday: span,
            thursday: span,
            saturday: span,
            sunday: span,
          };
          const any = inventedSchedule({ minutes, week });
          const date = new Date(Date.UTC(2026, 10, 1 + day)).toISOString().slice(0, 10);
          const slots = slotsOn(any, club, date);
          for (const [index, slot] of slots.entries()) {
            expect(isOpen(ramadan, slot.startsAt)).toBe(true);
            expect(isOpen(ramadan, new Date(Date.parse(slot.endsAt) - 1).toISOString())).toBe(true);
            expect(slot.endsAt <= (slots[index + 1]?.startsAt ?? '9999')).toBe(true);
          }
        },
      ),
    );
  });
});

describe('when a day can be booked', () => {
  test.each([
    // now                 last          why
    ['2026-11-24 08:59', '2026-11-30', 'before the hour the next day is still closed'],
    ['2026-11-24 09:00', '2026-12-01', 'at the hour it opens'],
    ['2026-11-24 23:59', '2026-12-01', 'late in the evening nothing more opens'],
    ['2026-11-25 00:00', '2026-12-01', 'nor at midnight'],
  ])('%s: up to %s (%s)', (now, last) => {
    expect(bookableDates(schedule, ramadan, jakarta(now)).last).toBe(last);
  });

  test('days without slots are left out, and what has begun today too', () => {
    const days = bookableDays(schedule, club, jakarta('2026-11-24 13:20'));
    expect(days.map(({ date }) => date)).toEqual([
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
      '2026-11-30',
      '2026-12-01',
    ]);
    expect(days[0]?.slots.map(({ time }) => time)).toEqual(['13:40']);
  });

  test.each([
    ['portraits.club.2026-11-24.1340', 'slot', 'one that is still to come'],
    ['portraits.club.2026-11-24.1320', 'begun', 'one that begins now'],
    ['portraits.club.2026-12-01.0800', 'slot', 'on the last day'],
    ['portraits.club.2026-12-02.0800', 'not-open-yet', 'on the day after it'],
    ['portraits.club.2026-11-29.0800', 'unknown', 'on a Sunday'],
    ['portraits.club.2026-11-25.0810', 'unknown', 'between two'],
    ['portraits.other.2026-11-25.0800', 'unknown', 'at another office'],
    ['portraits.club.2026-02-31.0800', 'unknown', 'on a date that is none'],
    ["portraits.club.2026-11-25.0800'; --", 'unknown', 'no name at all'],
  ])('%s: %s (%s)', (slotId, expected) => {
    const found = bookableSlot(schedule, club, slotId, jakarta('2026-11-24 13:20'));
    expect('slot' in found ? 'slot' : found.obstacle).toBe(expected);
  });
});
