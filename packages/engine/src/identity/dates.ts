import { problem, type ValueProblem } from './value-problem.ts';

const millisecondsOfDay = 86_400_000;

/** Whole days from one date to another, both `YYYY-MM-DD`; negative when the second lies before the first. */
export function daysBetween(fromDate: string, toDate: string): number {
  return (dateMilliseconds(toDate) - dateMilliseconds(fromDate)) / millisecondsOfDay;
}

export function isRealDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const milliseconds = Date.parse(text);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().slice(0, 10) === text;
}

/** Full years of age. Who was born on 29 February turns a year older on 1 March of a common year. */
export function ageOn(birthDate: string, date: string): number {
  requireDates(birthDate, date);
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/**
 * Whether an event was reported after its limit, such as 60 days for a birth and 30 for a death (UU 24/2013 art. 27
 * and 44; the pack brings the number). The day of the event does not count; the last day is still in time.
 */
export function isLateReport(report: {
  readonly eventDate: string;
  readonly reportDate: string;
  readonly limitDays: number;
}): boolean {
  return daysBetween(report.eventDate, report.reportDate) > report.limitDays;
}

/** Codes in order of precedence: `not-a-date`, `in-future`, `too-long-ago`. */
export function checkBirthDate(
  birthDate: string,
  limits: { readonly today: string; readonly maximumAgeYears: number },
): ValueProblem[] {
  if (!isRealDate(birthDate)) {
    return [
      problem(
        'not-a-date',
        'Tanggal lahir ini tidak ada di kalender. Periksa tanggal, bulan, dan tahunnya.',
        'This birth date is not in the calendar. Check the day, month and year.',
      ),
    ];
  }
  if (birthDate > limits.today) {
    return [
      problem(
        'in-future',
        'Tanggal lahir belum terjadi. Isi tanggal hari ini atau sebelumnya.',
        'The birth date is in the future. Enter today or an earlier date.',
      ),
    ];
  }
  if (ageOn(birthDate, limits.today) > limits.maximumAgeYears) {
    return [
      problem(
        'too-long-ago',
        `Menurut tanggal ini umurnya lebih dari ${limits.maximumAgeYears} tahun. Periksa tahun lahirnya.`,
        `By this date the age is over ${limits.maximumAgeYears} years. Check the year of birth.`,
      ),
    ];
  }
  return [];
}

function dateMilliseconds(date: string): number {
  requireDates(date);
  return Date.parse(date);
}

function requireDates(...dates: string[]): void {
  for (const date of dates) if (!isRealDate(date)) throw new RangeError(`Not a date: ${date}`);
}
