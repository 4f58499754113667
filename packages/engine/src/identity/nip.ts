import { type Result, success } from '../result.ts';
import { isRealDate } from './dates.ts';
import { refused, type ValueProblem } from './value-problem.ts';

/** A civil servant's number, read: birth date, month of appointment, sex and serial (Perka BKN 22/2007). */
export type Nip = {
  readonly text: string;
  readonly birthDate: string;
  /** `2010-01`; for staff on a contract only the year stands in the number. */
  readonly appointed: string;
  readonly sex: 'female' | 'male';
  readonly isContract: boolean;
  readonly serial: number;
};

/** In the place of the month, numbers of staff on a contract (PPPK) hold 21 or more. */
const firstContractCode = 21;

/** Codes in order of precedence: `not-digits`, `not-18-digits`, `impossible-date`, `impossible-appointment`, `unknown-sex`, `serial-zero`. */
export function checkNip(input: string): Result<Nip, ValueProblem> {
  const text = input.replace(/[\s.-]/g, '');
  if (/\D/.test(text)) {
    return refused('not-digits', 'NIP hanya berisi angka.', 'A NIP has digits only.');
  }
  if (text.length !== 18) {
    return refused(
      'not-18-digits',
      `NIP terdiri dari 18 angka; yang Anda isi ${text.length} angka.`,
      `A NIP has 18 digits; you entered ${text.length}.`,
    );
  }
  const birthDate = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;
  if (!isRealDate(birthDate)) {
    return refused(
      'impossible-date',
      'Delapan angka pertama NIP bukan tanggal lahir. Periksa lagi.',
      'The first eight digits of the NIP are not a birth date. Check them again.',
    );
  }
  const year = text.slice(8, 12);
  const month = Number(text.slice(12, 14));
  const isContract = month >= firstContractCode;
  if (Number(year) <= Number(text.slice(0, 4)) || month === 0 || (month > 12 && !isContract)) {
    return refused(
      'impossible-appointment',
      'Angka ke-9 sampai ke-14 NIP bukan tahun dan bulan pengangkatan. Periksa lagi.',
      'Digits 9 to 14 of the NIP are not the year and month of appointment. Check them again.',
    );
  }
  if (!/[12]/.test(text[14]!)) {
    return refused(
      'unknown-sex',
      'Angka ke-15 NIP adalah 1 atau 2. Periksa lagi.',
      'Digit 15 of the NIP is 1 or 2. Check it again.',
    );
  }
  if (text.endsWith('000')) {
    return refused(
      'serial-zero',
      'NIP tidak berakhir dengan 000. Periksa lagi tiga angka terakhirnya.',
      'A NIP does not end in 000. Check the last three digits again.',
    );
  }
  return success({
    text,
    birthDate,
    appointed: isContract ? year : `${year}-${text.slice(12, 14)}`,
    sex: text[14] === '1' ? 'male' : 'female',
    isContract,
    serial: Number(text.slice(15)),
  });
}
