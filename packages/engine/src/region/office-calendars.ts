import type { CalendarException, DayHours, HoursPeriod, OfficeCalendar, Weekday } from '../calendar/types.ts';
import { contentDigest } from './digest.ts';
import type { CalendarsFile } from './schema/calendars-file.ts';
import type { RegionFiles } from './schema/index.ts';
import type { Holiday } from './types.ts';

/** `['08:00-12:00', '13:00-16:00']` as pairs. */
export function parseSpans(spans: readonly string[]): DayHours {
  return spans.map((span) => span.split('-') as [string, string]);
}

/** Every holiday of `calendars.yaml` in order of time. */
export function listHolidays(file: CalendarsFile): readonly Holiday[] {
  return file.holidays
    .flatMap((year) =>
      year.days.map((day) => ({ ...day, source: year.source, assumed: year.assumed ?? false })),
    )
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

/**
 * The calendar of each office, by its id. Offices with the same hours and exceptions share one object, so that what
 * the calendar's rules compute once serves them all.
 */
export function buildCalendars(files: RegionFiles): Record<string, OfficeCalendar> {
  const calendars: Record<string, OfficeCalendar> = {};
  const byVersion = new Map<string, OfficeCalendar>();
  const file = files['calendars.yaml'];
  for (const office of files['offices.yaml'].offices) {
    const timetable = file.timetables.find((candidate) => candidate.id === office.timetable);
    if (!timetable) throw new Error(`Timetable ${office.timetable} of ${office.id} was not checked`);
    const content = {
      zone: files['region.yaml'].zone,
      periods: timetable.periods.map(periodOf),
      exceptions: exceptionsFor(file, office.id),
    };
    const version = contentDigest(content);
    const calendar = byVersion.get(version) ?? { version, ...content };
    byVersion.set(version, calendar);
    calendars[office.id] = calendar;
  }
  return calendars;
}

function periodOf(period: CalendarsFile['timetables'][number]['periods'][number]): HoursPeriod {
  const week = Object.fromEntries(
    Object.entries(period.week).map(([day, spans]) => [day, parseSpans(spans)]),
  ) as Record<Weekday, DayHours>;
  return {
    from: period.from,
    ...(period.until === undefined ? {} : { until: period.until }),
    week,
    ...(period.source === undefined ? {} : { source: period.source }),
  };
}

/** One exception a date: what the region says of an office wins over what it says of all, and both over a holiday. */
function exceptionsFor(file: CalendarsFile, officeId: string): readonly CalendarException[] {
  const byDate = new Map<string, CalendarException>();
  for (const holiday of listHolidays(file))
    byDate.set(holiday.date, {
      date: holiday.date,
      kind: holiday.kind,
      hours: [],
      title: holiday.title,
    });
  const general = file.exceptions.filter((exception) => exception.offices === undefined);
  const own = file.exceptions.filter((exception) => exception.offices?.includes(officeId));
  for (const exception of [...general, ...own])
    byDate.set(exception.date, {
      date: exception.date,
      kind: exception.kind,
      hours: parseSpans(exception.hours ?? []),
      title: exception.title,
    });
  return [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}
