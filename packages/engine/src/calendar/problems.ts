import { isRealDate } from '../identity/dates.ts';
import type { FieldProblem } from '../result.ts';
import { minutesOfClock } from './days.ts';
import { localEpochDay } from './moment.ts';
import type { DayHours, OfficeCalendar } from './types.ts';

/**
 * What a region's author should mend in a calendar before it is used. Codes: `unknown-zone`, `no-hours`,
 * `impossible-date`, `period-ends-before-it-begins`, `not-a-time`, `closes-before-it-opens`, `hours-overlap`.
 */
export function calendarProblems(calendar: OfficeCalendar): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!isKnownZone(calendar.zone)) {
    problems.push({
      path: 'zone',
      code: 'unknown-zone',
      message: {
        id: `Zona waktu "${calendar.zone}" tidak dikenal. Pakai nama IANA, misalnya Asia/Jakarta.`,
        en: `The time zone "${calendar.zone}" is unknown. Use an IANA name, such as Asia/Jakarta.`,
      },
    });
  }
  if (calendar.periods.length === 0) {
    problems.push({
      path: 'periods',
      code: 'no-hours',
      message: {
        id: 'Belum ada jam buka. Tambahkan paling sedikit satu masa berlaku.',
        en: 'There are no opening hours yet. Add at least one period.',
      },
    });
  }
  calendar.periods.forEach((period, index) => {
    const path = `periods[${index}]`;
    problems.push(...dateProblems(period.from, `${path}.from`));
    if (period.until !== undefined) {
      problems.push(...dateProblems(period.until, `${path}.until`));
      if (period.until < period.from) {
        problems.push({
          path: `${path}.until`,
          code: 'period-ends-before-it-begins',
          message: {
            id: `Masa berlaku berakhir (${period.until}) sebelum dimulai (${period.from}).`,
            en: `The period ends (${period.until}) before it begins (${period.from}).`,
          },
        });
      }
    }
    for (const [weekday, hours] of Object.entries(period.week)) {
      problems.push(...hoursProblems(hours, `${path}.week.${weekday}`));
    }
  });
  calendar.exceptions.forEach((exception, index) => {
    problems.push(...dateProblems(exception.date, `exceptions[${index}].date`));
    problems.push(...hoursProblems(exception.hours, `exceptions[${index}].hours`));
  });
  return problems;
}

function hoursProblems(hours: DayHours, path: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const spans: [number, number][] = [];
  hours.forEach(([opens, closes], index) => {
    const span = [opens, closes].map((clock) => {
      try {
        return minutesOfClock(clock);
      } catch {
        problems.push({
          path: `${path}[${index}]`,
          code: 'not-a-time',
          message: {
            id: `"${clock}" bukan jam. Tulis dua angka jam dan dua angka menit, misalnya 08:00.`,
            en: `"${clock}" is not a time. Write two digits of hours and two of minutes, such as 08:00.`,
          },
        });
        return null;
      }
    });
    const [start, end] = span;
    if (start == null || end == null) return;
    if (end <= start) {
      problems.push({
        path: `${path}[${index}]`,
        code: 'closes-before-it-opens',
        message: {
          id: `Jam tutup (${closes}) harus sesudah jam buka (${opens}). Untuk tengah malam tulis 24:00.`,
          en: `Closing (${closes}) must come after opening (${opens}). Write 24:00 for midnight.`,
        },
      });
      return;
    }
    if (spans.some(([otherStart, otherEnd]) => start < otherEnd && otherStart < end)) {
      problems.push({
        path: `${path}[${index}]`,
        code: 'hours-overlap',
        message: {
          id: `Jam ${opens}–${closes} bertumpuk dengan jam lain pada hari yang sama. Gabungkan keduanya.`,
          en: `The hours ${opens}–${closes} overlap others of the same day. Join them.`,
        },
      });
    }
    spans.push([start, end]);
  });
  return problems;
}

function dateProblems(date: string, path: string): FieldProblem[] {
  if (isRealDate(date)) return [];
  return [
    {
      path,
      code: 'impossible-date',
      message: {
        id: `"${date}" bukan tanggal. Tulis tahun-bulan-hari, misalnya 2026-08-17.`,
        en: `"${date}" is not a date. Write year-month-day, such as 2026-08-17.`,
      },
    },
  ];
}

function isKnownZone(zone: string): boolean {
  try {
    localEpochDay(0, zone);
    return true;
  } catch {
    return false;
  }
}
