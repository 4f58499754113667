import { type Result, success } from '../result.ts';
import { refused, type ValueProblem } from './value-problem.ts';

export type MobileNumbering = {
  readonly countryCode: string;
  /** What a mobile number begins with after the country code. */
  readonly mobilePrefix: string;
  /** Digits after the country code, the prefix included. */
  readonly minimumDigits: number;
  readonly maximumDigits: number;
};

/** Indonesia's mobile numbers in E.164 (national numbering plan, Permenkominfo 14/2018: 62 8xx, nine to twelve digits). */
export const indonesianMobileNumbers: MobileNumbering = {
  countryCode: '62',
  mobilePrefix: '8',
  minimumDigits: 9,
  maximumDigits: 12,
};

/**
 * A mobile number as people type it (`0812-3456-7890`, `62812…`, `+62 (0)812…`) in E.164. Codes in order of
 * precedence: `empty`, `not-a-number`, `foreign-number`, `not-mobile`, `too-short`, `too-long`.
 */
export function normalisePhone(
  input: string,
  numbering: MobileNumbering = indonesianMobileNumbers,
): Result<string, ValueProblem> {
  const text = input.replace(/[\s().-]/g, '').replace(/^00/, '+');
  if (text === '') return refused('empty', 'Nomor ponsel belum diisi.', 'The phone number is missing.');
  if (!/^\+?\d+$/.test(text)) {
    return refused(
      'not-a-number',
      'Nomor ponsel hanya berisi angka, misalnya 0812 3456 7890.',
      'A phone number has digits only, such as 0812 3456 7890.',
    );
  }
  const national = nationalDigits(text, numbering);
  if (national === null) {
    return refused(
      'foreign-number',
      'Pakai nomor ponsel Indonesia, yang diawali 08 atau +62.',
      'Use an Indonesian mobile number, which begins with 08 or +62.',
    );
  }
  if (!national.startsWith(numbering.mobilePrefix)) {
    return refused(
      'not-mobile',
      'Ini bukan nomor ponsel. Pakai nomor yang diawali 08, agar pesan dapat sampai.',
      'This is not a mobile number. Use one that begins with 08, so that messages reach you.',
    );
  }
  if (national.length < numbering.minimumDigits) {
    return refused(
      'too-short',
      'Nomor ponsel ini kurang angkanya. Periksa lagi.',
      'This phone number has too few digits. Check it again.',
    );
  }
  if (national.length > numbering.maximumDigits) {
    return refused(
      'too-long',
      'Nomor ponsel ini kelebihan angka. Periksa lagi.',
      'This phone number has too many digits. Check it again.',
    );
  }
  return success(`+${numbering.countryCode}${national}`);
}

function nationalDigits(text: string, { countryCode, mobilePrefix }: MobileNumbering): string | null {
  if (text.startsWith('+')) {
    return text.startsWith(`+${countryCode}`) ? text.slice(1 + countryCode.length).replace(/^0/, '') : null;
  }
  if (text.startsWith('0')) return text.slice(1);
  if (text.startsWith(`${countryCode}${mobilePrefix}`) || text.startsWith(`${countryCode}0`)) {
    return text.slice(countryCode.length).replace(/^0/, '');
  }
  return text;
}

/** The longest address that mail can carry (RFC 5321 4.5.3.1.3 without its brackets). */
const longestEmail = 254;

/**
 * A light look that catches slips; only a message that arrives proves an address. The domain comes back in lower
 * case. Codes in order of precedence: `empty`, `has-spaces`, `no-at-sign`, `no-domain`, `too-long`.
 */
export function checkEmail(input: string): Result<string, ValueProblem> {
  const text = input.trim();
  if (text === '') return refused('empty', 'Alamat email belum diisi.', 'The e-mail address is missing.');
  if (/\s/.test(text)) {
    return refused(
      'has-spaces',
      'Alamat email tidak boleh berisi spasi. Hapus spasinya.',
      'An e-mail address may not have spaces. Remove them.',
    );
  }
  const [local = '', domain = '', ...rest] = text.split('@');
  if (!text.includes('@') || local === '' || rest.length > 0) {
    return refused(
      'no-at-sign',
      'Alamat email berisi satu tanda @, misalnya nama@contoh.id.',
      'An e-mail address has one @ sign, such as name@example.id.',
    );
  }
  if (
    !/^[^.]+(\.[^.]+)+$/.test(domain) ||
    local.startsWith('.') ||
    local.endsWith('.') ||
    local.includes('..')
  ) {
    return refused(
      'no-domain',
      'Alamat email ini belum lengkap. Sesudah @ tulis nama penyedia, misalnya contoh.id.',
      'This e-mail address is incomplete. After the @ write the provider, such as example.id.',
    );
  }
  if (text.length > longestEmail) {
    return refused('too-long', 'Alamat email ini terlalu panjang.', 'This e-mail address is too long.');
  }
  return success(`${local}@${domain.toLowerCase()}`);
}
