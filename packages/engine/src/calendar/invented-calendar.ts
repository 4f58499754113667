import type { CalendarException, DayHours, OfficeCalendar } from './types.ts';

/** An office of no real place for tests: open on weekdays 08:00–21:00 and on Saturdays 08:00–12:00. */
export function inventedCalendar(
  exceptions: readonly CalendarException[] = [],
  version = 'invented-1',
): OfficeCalendar {
  const weekday: DayHours = [['08:00', '21:00']];
  return {
    version,
    zone: 'Asia/Jakarta',
    periods: [
      {
        from: '2020-01-01',
        week: {
          monday: weekday,
          tuesday: weekday,
          wednesday: weekday,
          thursday: weekday,
          friday: weekday,
          saturday: [['08:00', '12:00']],
          sunday: [],
        },
      },
    ],
    exceptions,
  };
}

export function closedOn(date: string): CalendarException {
  return { date, kind: 'public-holiday', hours: [], title: { id: 'Libur', en: 'Holiday' } };
}
