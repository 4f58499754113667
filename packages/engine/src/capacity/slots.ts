import { minutesOfClock, officeDaysOf } from '../calendar/days.ts';
import type { Instant, IsoDate, OfficeCalendar } from '../calendar/index.ts';
import {
  dateOfEpochDay,
  epochDayOf,
  epochMillisecondsOf,
  instantOf,
  localTimeAsEpochMilliseconds,
} from '../calendar/moment.ts';
import type { Slot, VisitSchedule } from './types.ts';

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** The slots of an office on a date, in order of time: what the schedule offers within the hours that the office keeps. */
export function slotsOn(
  schedule: VisitSchedule,
  office: { readonly id: string; readonly calendar: OfficeCalendar },
  date: IsoDate,
): readonly Slot[] {
  const epochDay = epochDayOf(date);
  // 1970-01-01 was a Thursday.
  const weekday = weekdays[(((epochDay + 4) % 7) + 7) % 7]!;
  const open = officeDaysOf(office.calendar)
    .hoursOn(epochDay)
    .map(([from, until]) => [minutesOfClock(from), minutesOfClock(until)] as const);
  const isOpen = (from: number, until: number) =>
    open.some(([opens, closes]) => opens <= from && until <= closes);
  return schedule.week[weekday]
    .flatMap(([from, until]) => startsWithin(minutesOfClock(from), minutesOfClock(until), schedule.minutes))
    .filter((start) => isOpen(start, start + schedule.minutes))
    .sort((first, second) => first - second)
    .map((start) => slotAt(schedule, office, epochDay, start));
}

function startsWithin(from: number, until: number, minutes: number): readonly number[] {
  const count = Math.max(0, Math.floor((until - from) / minutes));
  return Array.from({ length: count }, (_, index) => from + index * minutes);
}

function slotAt(
  schedule: VisitSchedule,
  office: { readonly id: string; readonly calendar: OfficeCalendar },
  epochDay: number,
  minutes: number,
): Slot {
  const { zone } = office.calendar;
  const date = dateOfEpochDay(epochDay);
  const time = clockOfMinutes(minutes);
  return {
    id: `${schedule.id}.${office.id}.${date}.${time.replace(':', '')}`,
    date,
    time,
    startsAt: instantOf(localTimeAsEpochMilliseconds(epochDay, minutes, zone)),
    endsAt: instantOf(localTimeAsEpochMilliseconds(epochDay, minutes + schedule.minutes, zone)),
  };
}

function clockOfMinutes(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The first and the last date that can be booked now, by the calendar of the region. */
export function bookableDates(
  schedule: VisitSchedule,
  calendar: OfficeCalendar,
  now: Instant,
): { readonly first: IsoDate; readonly last: IsoDate } {
  const at = epochMillisecondsOf(now);
  const today = officeDaysOf(calendar).localEpochDay(at);
  const opensAt = localTimeAsEpochMilliseconds(today, minutesOfClock(schedule.opens.at), calendar.zone);
  const last = today + schedule.opens.daysAhead - (at < opensAt ? 1 : 0);
  return { first: dateOfEpochDay(today), last: dateOfEpochDay(Math.max(today, last)) };
}

/** Dates that can be booked now and have slots that have not begun, with those slots; closed days are left out. */
export function bookableDays(
  schedule: VisitSchedule,
  office: { readonly id: string; readonly calendar: OfficeCalendar },
  now: Instant,
): readonly { readonly date: IsoDate; readonly slots: readonly Slot[] }[] {
  const { first, last } = bookableDates(schedule, office.calendar, now);
  const firstDay = epochDayOf(first);
  return Array.from({ length: epochDayOf(last) - firstDay + 1 }, (_, offset) => {
    const date = dateOfEpochDay(firstDay + offset);
    const slots = slotsOn(schedule, office, date).filter(({ startsAt }) => startsAt > now);
    return { date, slots };
  }).filter(({ slots }) => slots.length > 0);
}

/** Why a slot can't be had, whatever places are left. */
export type SlotObstacle = 'unknown' | 'begun' | 'not-open-yet';

/** The slot of that name, if the schedule really offers it and it can be booked now. */
export function bookableSlot(
  schedule: VisitSchedule,
  office: { readonly id: string; readonly calendar: OfficeCalendar },
  slotId: string,
  now: Instant,
): { readonly slot: Slot } | { readonly obstacle: SlotObstacle } {
  const date = readSlotId(slotId)?.date;
  const slot = date && slotsOn(schedule, office, date).find(({ id }) => id === slotId);
  if (!slot) return { obstacle: 'unknown' };
  if (slot.startsAt <= now) return { obstacle: 'begun' };
  if (slot.date > bookableDates(schedule, office.calendar, now).last) return { obstacle: 'not-open-yet' };
  return { slot };
}

const slotName = /^([a-z0-9-]+)\.([a-z0-9-]+)\.(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))\.\d{4}$/;

/** Of which schedule, office and date a slot's name tells; nothing for a name that none can have. */
export function readSlotId(
  slotId: string,
): { readonly scheduleId: string; readonly officeId: string; readonly date: IsoDate } | undefined {
  const [, scheduleId, officeId, date] = slotName.exec(slotId) ?? [];
  if (scheduleId === undefined || officeId === undefined || date === undefined) return undefined;
  return { scheduleId, officeId, date };
}
