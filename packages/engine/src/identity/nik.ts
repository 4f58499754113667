import { type Result, success } from '../result.ts';
import { isRealDate } from './dates.ts';
import { refused, type ValueProblem } from './value-problem.ts';

/**
 * A population number, read. It is written as text, since it may not be reckoned with. What it says is how things
 * stood when it was first issued: the region is not where the person lives, and a birth date or sex that was
 * corrected later left it as it was. It has no check digit, so that a well-formed one need not exist; whether it does is
 * the population register's to say.
 */
export type Nik = {
  readonly text: string;
  /** Province, city or regency and district of first issue, six digits. */
  readonly regionPrefix: string;
  readonly sex: 'female' | 'male';
  readonly day: number;
  readonly month: number;
  readonly twoDigitYear: number;
  /** The century is not in the number: both dates are given, where the calendar has them. */
  readonly possibleBirthDates: readonly string[];
  readonly serial: number;
};

/** Added to the day of birth in a woman's number (PP 37/2007 art. 37). */
const dayOffsetOfWomen = 40;

/** Codes in order of precedence: `not-digits`, `not-16-digits`, `impossible-date`, `serial-zero`. */
export function parseNik(input: string): Result<Nik, ValueProblem> {
  const digits = sixteenDigits(input, 'NIK');
  if (!digits.ok) return digits;
  const text = digits.value;
  const writtenDay = Number(text.slice(6, 8));
  const isWoman = writtenDay > dayOffsetOfWomen;
  const day = isWoman ? writtenDay - dayOffsetOfWomen : writtenDay;
  const possibleBirthDates = ['19', '20']
    .map((century) => `${century}${text.slice(10, 12)}-${text.slice(8, 10)}-${String(day).padStart(2, '0')}`)
    .filter(isRealDate);
  if (possibleBirthDates.length === 0) {
    return refused(
      'impossible-date',
      'Angka ke-7 sampai ke-12 pada NIK ini bukan tanggal. Periksa lagi angka pada KTP-el atau KK.',
      'Digits 7 to 12 of this NIK are not a date. Check the digits on the identity card or family card again.',
    );
  }
  if (text.endsWith('0000')) {
    return refused(
      'serial-zero',
      'NIK tidak berakhir dengan 0000. Periksa lagi empat angka terakhirnya.',
      'A NIK does not end in 0000. Check the last four digits again.',
    );
  }
  return success({
    text,
    regionPrefix: text.slice(0, 6),
    sex: isWoman ? 'female' : 'male',
    day,
    month: Number(text.slice(8, 10)),
    twoDigitYear: Number(text.slice(10, 12)),
    possibleBirthDates,
    serial: Number(text.slice(12)),
  });
}

/** A family card's number, read: like a NIK, but its date is that of registration, without the 40 of women. */
export type FamilyCardNumber = {
  readonly text: string;
  readonly regionPrefix: string;
  readonly possibleRegistrationDates: readonly string[];
  readonly serial: number;
};

/** Codes as for a NIK. */
export function parseFamilyCardNumber(input: string): Result<FamilyCardNumber, ValueProblem> {
  const digits = sixteenDigits(input, 'KK');
  if (!digits.ok) return digits;
  const text = digits.value;
  const possibleRegistrationDates = ['19', '20']
    .map((century) => `${century}${text.slice(10, 12)}-${text.slice(8, 10)}-${text.slice(6, 8)}`)
    .filter(isRealDate);
  if (possibleRegistrationDates.length === 0) {
    return refused(
      'impossible-date',
      'Angka ke-7 sampai ke-12 pada nomor KK ini bukan tanggal. Periksa lagi angka di bagian atas KK.',
      'Digits 7 to 12 of this family card number are not a date. Check the digits at the top of the card again.',
    );
  }
  if (text.endsWith('0000')) {
    return refused(
      'serial-zero',
      'Nomor KK tidak berakhir dengan 0000. Periksa lagi empat angka terakhirnya.',
      'A family card number does not end in 0000. Check the last four digits again.',
    );
  }
  return success({
    text,
    regionPrefix: text.slice(0, 6),
    possibleRegistrationDates,
    serial: Number(text.slice(12)),
  });
}

/** In groups of four, as people read it aloud. What is not sixteen digits comes back unchanged. */
export function formatNik(text: string): string {
  return /^\d{16}$/.test(text) ? text.replace(/(\d{4})(?=\d)/g, '$1 ') : text;
}

function sixteenDigits(input: string, kind: 'NIK' | 'KK'): Result<string, ValueProblem> {
  const text = input.replace(/[\s.-]/g, '');
  const nameId = kind === 'NIK' ? 'NIK' : 'Nomor KK';
  const nameEn = kind === 'NIK' ? 'A NIK' : 'A family card number';
  if (/\D/.test(text)) {
    return refused(
      'not-digits',
      `${nameId} hanya berisi angka. Hapus huruf atau tanda lain.`,
      `${nameEn} has digits only. Remove letters and other signs.`,
    );
  }
  if (text.length !== 16) {
    return refused(
      'not-16-digits',
      `${nameId} terdiri dari 16 angka; yang Anda isi ${text.length} angka. Periksa angka yang kurang atau lebih.`,
      `${nameEn} has 16 digits; you entered ${text.length}. Check for missing or extra digits.`,
    );
  }
  return success(text);
}
