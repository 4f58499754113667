import { checkNip, type FieldProblem, normalisePhone } from '@satuloket/engine';

const dayShape = /^\d{4}-\d{2}-\d{2}$/;
export const isDay = (day: string): boolean =>
  dayShape.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`));

export const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

export const wrong = (path: string, isWrong: boolean, id: string, en: string): readonly FieldProblem[] =>
  isWrong ? [{ path, code: 'invalid', message: { id, en } }] : [];

export const longestSpanDays = 366;
export const longestLetterNumber = 80;

/** From a day to a day, by an order with a number: what stand-ins and overseers are given. */
export function spanFaults(
  given: { readonly from: string; readonly until: string; readonly letterNumber: string },
  today: string,
): readonly FieldProblem[] {
  const { from, until } = given;
  const letterNumber = given.letterNumber.trim();
  const areDays = isDay(from) && isDay(until);
  const days = (Date.parse(until) - Date.parse(from)) / 86_400_000;
  return [
    ...wrong('from', !isDay(from), 'Tulis tanggal mulainya.', 'Enter the first day.'),
    ...wrong(
      'until',
      !isDay(until) || (areDays && (days < 0 || until < today)),
      'Tulis tanggal akhir yang tidak sebelum tanggal mulai dan belum lewat.',
      'Enter a last day that is not before the first and not past.',
    ),
    ...wrong(
      'until',
      areDays && days > longestSpanDays,
      `Paling lama ${longestSpanDays} hari; perpanjang dengan surat baru.`,
      `At most ${longestSpanDays} days; a new order extends it.`,
    ),
    ...wrong(
      'letterNumber',
      letterNumber === '' || letterNumber.length > longestLetterNumber,
      'Tulis nomor suratnya.',
      'Enter the number of the order.',
    ),
  ];
}

const emailShape = /^[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@]{2,}$/;

export type Contact = { readonly phone?: string; readonly email?: string };

/** Where a link goes: one of the two is enough. */
export function readContact(given: Contact): {
  readonly contact: Contact;
  readonly faults: readonly FieldProblem[];
} {
  const [phone = '', email = ''] = [given.phone?.trim(), given.email?.trim()];
  const normal = phone === '' ? undefined : normalisePhone(phone);
  const faults = [
    ...(normal === undefined || normal.ok ? [] : [{ path: 'phone', ...normal.error }]),
    ...wrong(
      'email',
      email !== '' && !emailShape.test(email),
      'Tulis alamat surel yang lengkap.',
      'Enter a whole e-mail address.',
    ),
    ...wrong(
      'phone',
      phone === '' && email === '',
      'Isi nomor ponsel atau surel: ke sana tautannya dikirim.',
      'Enter a phone or an e-mail address: the link goes there.',
    ),
  ];
  return {
    contact: { ...(normal?.ok && { phone: normal.value }), ...(email !== '' && { email }) },
    faults,
  };
}

export function nipFaults(nip: string): readonly FieldProblem[] {
  if (nip.trim() === '') return [];
  const read = checkNip(nip);
  return read.ok ? [] : [{ path: 'nip', ...read.error }];
}
