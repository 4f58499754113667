/** The named functions of the pack language, beyond CEL's own: dates as ISO strings, and words for documents. */
import type { Environment } from '@marcbachmann/cel-js';

/** What a function may need beside its arguments; handed in with each evaluation, so that nothing is looked up. */
export type Lookups = {
  /** The region's date today, `YYYY-MM-DD`. */
  readonly today?: string;
  /** The name of a village, district, city or regency by its code. */
  readonly placeName?: (code: string) => string | undefined;
};

/** Functions that a pack may call, with what each does (the reference of the language is made from this). */
export const packFunctions: readonly { readonly signature: string; readonly about: string }[] = [
  { signature: 'daysBetween(string, string): int', about: 'Whole days from the first date to the second.' },
  { signature: 'yearsBetween(string, string): int', about: 'Full years from the first date to the second.' },
  { signature: 'age(string): int', about: 'Full years from a birth date until today.' },
  {
    signature: 'addDays(string, int): string',
    about: 'The date so many days later (or earlier, when negative).',
  },
  {
    signature: 'addMonths(string, int): string',
    about: 'The date so many months later (or earlier, when negative).',
  },
  {
    signature: 'addYears(string, int): string',
    about: 'The date so many years later (or earlier, when negative).',
  },
  { signature: 'longDate(string): string', about: 'A date in Indonesian words: 21 November 2026.' },
  { signature: 'shortDate(string): string', about: 'A date in digits as forms print it: 21-11-2026.' },
  {
    signature: 'placeName(string): string',
    about: 'The name of a village, district, city or regency by its code.',
  },
  { signature: 'upper(string): string', about: 'The text in capitals.' },
];

/** Functions and macros of CEL that a pack may use; everything else is refused at load. */
export const celFunctions: readonly string[] = [
  'has',
  'all',
  'exists',
  'exists_one',
  'filter',
  'map',
  'size',
  'string',
  'int',
  'double',
  'startsWith',
  'endsWith',
  'contains',
  'lowerAscii',
  'upperAscii',
  'trim',
  'join',
];

export const comprehensions: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'filter', 'map']);

/**
 * The library hands a function its arguments only, so the lookups of the evaluation in progress stand here.
 * Evaluation is synchronous and sets them first: what a function answers depends on nothing else.
 */
let lookups: Lookups = {};

export function withLookups<Value>(given: Lookups, evaluate: () => Value): Value {
  const outer = lookups;
  lookups = given;
  try {
    return evaluate();
  } finally {
    lookups = outer;
  }
}

export function registerPackFunctions(environment: Environment): void {
  const handlers: Record<string, (...values: never[]) => unknown> = {
    daysBetween: (from: string, to: string) => BigInt(wholeDays(to) - wholeDays(from)),
    yearsBetween: (from: string, to: string) => BigInt(fullYears(from, to)),
    age: (birthDate: string) => BigInt(fullYears(birthDate, known(lookups.today))),
    addDays: (date: string, days: bigint) => isoDate((wholeDays(date) + Number(days)) * dayMilliseconds),
    addMonths: (date: string, months: bigint) => monthsLater(date, Number(months)),
    addYears: (date: string, years: bigint) => monthsLater(date, 12 * Number(years)),
    longDate: (date: string) => longDate(date),
    shortDate: (date: string) =>
      parts(date)
        .reverse()
        .map((part) => String(part).padStart(2, '0'))
        .join('-'),
    placeName: (code: string) => known(lookups.placeName?.(code)),
    upper: (text: string) => text.toUpperCase(),
  };
  for (const { signature } of packFunctions) {
    environment.registerFunction(signature, handlers[signature.slice(0, signature.indexOf('('))]! as never);
  }
}

const dayMilliseconds = 86_400_000;

const monthNames = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
];

/** A date as legal documents write it, in Indonesian whatever the reader's language. */
export function longDate(date: string): string {
  const [year, month, day] = parts(date);
  return `${day} ${monthNames[month - 1]} ${year}`;
}

/** Whether the text is a date of the calendar as `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return (
    match !== null && isoDate(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))) === text
  );
}

/** A missing value ends the evaluation as "not known yet": the adapter turns the throw into `undefined`. */
function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new TypeError('not known yet');
  return value;
}

function parts(date: string): [number, number, number] {
  if (!isDate(date)) throw new TypeError('not a date');
  return date.split('-').map(Number) as [number, number, number];
}

function wholeDays(date: string): number {
  const [year, month, day] = parts(date);
  return Date.UTC(year, month - 1, day) / dayMilliseconds;
}

function isoDate(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

function fullYears(from: string, to: string): number {
  const [fromYear] = parts(from);
  const [toYear] = parts(to);
  return toYear - fromYear - (to.slice(5) < from.slice(5) ? 1 : 0);
}

/** 29 February plus a year is 28 February, 31 January plus a month the last of February. */
function monthsLater(date: string, months: number): string {
  const [year, month, day] = parts(date);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return isoDate(Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth)));
}
