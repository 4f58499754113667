import { calendarProblems } from '../../calendar/problems.ts';
import type { OfficeCalendar } from '../../calendar/types.ts';
import { parseSpans } from '../office-calendars.ts';
import type { Finding, PathInFile } from '../problems.ts';
import type { CalendarsFile } from '../schema/calendars-file.ts';
import { type Check, duplicates, finding, unknownReference } from './finding.ts';

type Period = CalendarsFile['timetables'][number]['periods'][number];

export const timetableNamesAreUnique: Check = (files) =>
  duplicates(
    'calendars.yaml',
    files['calendars.yaml'].timetables.map((timetable, index) => ({
      name: timetable.id,
      path: ['timetables', index, 'id'],
    })),
  );

/** Dates that exist and hours that open before they close: the calendar's own rules. */
export const timetablesAreCalendars: Check = (files) =>
  files['calendars.yaml'].timetables.flatMap((timetable, t) =>
    calendarFindings(
      {
        version: '',
        zone: files['region.yaml'].zone,
        periods: timetable.periods.map((period) => ({
          ...period,
          week: {
            monday: parseSpans(period.week.monday),
            tuesday: parseSpans(period.week.tuesday),
            wednesday: parseSpans(period.week.wednesday),
            thursday: parseSpans(period.week.thursday),
            friday: parseSpans(period.week.friday),
            saturday: parseSpans(period.week.saturday),
            sunday: parseSpans(period.week.sunday),
          },
        })),
        exceptions: [],
      },
      (path) => ['timetables', t, ...path],
    ),
  );

export const holidaysAreDates: Check = (files) =>
  files['calendars.yaml'].holidays.flatMap((year, y) =>
    exceptionFindings(
      files['region.yaml'].zone,
      year.days.map((day) => ({ ...day, hours: [] })),
      (path) => ['holidays', y, 'days', ...path],
    ),
  );

export const exceptionsAreDates: Check = (files) =>
  exceptionFindings(
    files['region.yaml'].zone,
    files['calendars.yaml'].exceptions.map((exception) => ({
      ...exception,
      hours: parseSpans(exception.hours ?? []),
    })),
    (path) => ['exceptions', ...path],
  );

/** The calendar takes the latest of overlapping periods; in a region's file an overlap is a slip. */
export const periodsFollowEachOther: Check = (files) =>
  files['calendars.yaml'].timetables.flatMap((timetable, t) =>
    timetable.periods.flatMap((period, p) => {
      const before = timetable.periods[p - 1];
      if (!before || endsBefore(before, period)) return [];
      return [
        finding('overlap', 'calendars.yaml', ['timetables', t, 'periods', p, 'from'], {
          id: `Masa berlaku sejak ${period.from} bertumpuk dengan masa sebelumnya. Akhiri dulu masa itu (until).`,
          en: `The period from ${period.from} overlaps the one before. End that one first (until).`,
        }),
      ];
    }),
  );

export const timetablesGoOn: Check = (files) =>
  files['calendars.yaml'].timetables.flatMap((timetable, t) => {
    const last = timetable.periods.length - 1;
    if (timetable.periods[last]?.until === undefined) return [];
    return [
      finding('timetable-ends', 'calendars.yaml', ['timetables', t, 'periods', last, 'until'], {
        id: `Jam buka "${timetable.id}" berakhir. Hapus until pada masa terakhir atau tambahkan masa berikutnya.`,
        en: `The hours of "${timetable.id}" end. Remove until from the last period or add the next one.`,
      }),
    ];
  });

export const holidaysLieInTheirYear: Check = (files) =>
  files['calendars.yaml'].holidays.flatMap((year, y) =>
    year.days.flatMap((day, d) =>
      day.date.startsWith(`${year.year}-`)
        ? []
        : [
            finding('wrong-year', 'calendars.yaml', ['holidays', y, 'days', d, 'date'], {
              id: `${day.date} tidak termasuk tahun ${year.year}. Perbaiki tanggalnya atau pindahkan.`,
              en: `${day.date} does not lie in ${year.year}. Correct the date or move it.`,
            }),
          ],
    ),
  );

export const holidaysAreUnique: Check = (files) =>
  duplicates(
    'calendars.yaml',
    files['calendars.yaml'].holidays.flatMap((year, y) =>
      year.days.map((day, d) => ({ name: day.date, path: ['holidays', y, 'days', d, 'date'] })),
    ),
  );

export const exceptionsNameOffices: Check = (files) => {
  const offices = new Set(files['offices.yaml'].offices.map((office) => office.id));
  return files['calendars.yaml'].exceptions.flatMap((exception, e) =>
    (exception.offices ?? []).flatMap((office, o) =>
      offices.has(office)
        ? []
        : [unknownReference('calendars.yaml', ['exceptions', e, 'offices', o], office, 'offices.yaml')],
    ),
  );
};

export const exceptionsTellTheirHours: Check = (files) =>
  files['calendars.yaml'].exceptions.flatMap((exception, e) => {
    const open = (exception.hours ?? []).length > 0;
    if (open === (exception.kind === 'special-hours')) return [];
    return [
      finding(
        'hours',
        'calendars.yaml',
        ['exceptions', e, 'kind'],
        exception.kind === 'special-hours'
          ? {
              id: 'special-hours perlu jam buka. Tambahkan hours atau pakai closure.',
              en: 'special-hours needs opening hours. Add hours or use closure.',
            }
          : {
              id: 'closure berarti tutup sehari penuh. Hapus hours atau pakai special-hours.',
              en: 'closure means closed all day. Remove hours or use special-hours.',
            },
      ),
    ];
  });

function endsBefore(before: Period, period: Period): boolean {
  return before.until !== undefined && before.until < period.from;
}

function exceptionFindings(
  zone: string,
  exceptions: OfficeCalendar['exceptions'],
  place: (path: PathInFile) => PathInFile,
): readonly Finding[] {
  return calendarFindings({ version: '', zone, periods: [], exceptions }, (path) => place(path.slice(1)));
}

/** What the calendar's rules find, at its place in the file. An empty list of periods is not what is asked here. */
function calendarFindings(
  calendar: OfficeCalendar,
  place: (path: PathInFile) => PathInFile,
): readonly Finding[] {
  return calendarProblems(calendar)
    .filter((problem) => problem.code !== 'no-hours')
    .map((problem) =>
      finding(
        problem.code === 'impossible-date' ? 'invalid-date' : 'hours',
        'calendars.yaml',
        place(parsePath(problem.path)),
        problem.message,
      ),
    );
}

/** `periods[1].week.monday[0]` as steps. */
function parsePath(path: string): PathInFile {
  return [...path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map((match) => match[1] ?? Number(match[2]));
}

export const calendarChecks: readonly Check[] = [
  timetableNamesAreUnique,
  timetablesAreCalendars,
  holidaysAreDates,
  exceptionsAreDates,
  periodsFollowEachOther,
  timetablesGoOn,
  holidaysLieInTheirYear,
  holidaysAreUnique,
  exceptionsNameOffices,
  exceptionsTellTheirHours,
];
