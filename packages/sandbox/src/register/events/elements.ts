import type { MaritalStatus, RegisterPerson, Religion, Sex } from '../types.ts';
import type { EntryFault, EntryValues } from './entry.ts';

const religions: readonly Religion[] = ['islam', 'kristen', 'katolik', 'hindu', 'buddha', 'khonghucu'];

const maritalStatusName: Readonly<Record<MaritalStatus, string>> = {
  single: 'Belum kawin',
  married: 'Kawin',
  divorced: 'Cerai hidup',
  widowed: 'Cerai mati',
};

const sexName: Readonly<Record<Sex, string>> = { male: 'Laki-laki', female: 'Perempuan' };

/** What is wrong with a change of one element (`element` to `value`). */
export function elementFault(person: RegisterPerson, values: EntryValues, today: string): EntryFault[] {
  const { element, value } = values;
  if (element === undefined)
    return [{ path: 'element', code: 'required', message: 'Pilih Data yang berubah.' }];
  if (value === undefined) return [{ path: 'value', code: 'required', message: 'Isi Menjadi.' }];
  const read = readElement(element, value);
  if ('fault' in read) return [{ path: 'value', code: 'malformed', message: read.fault }];
  if (element === 'birthDate' && read.value > today)
    return [{ path: 'value', code: 'malformed', message: 'Tanggal lahir belum terjadi.' }];
  if (String(person[element as keyof RegisterPerson]) === read.value)
    return [{ path: 'value', code: 'same', message: 'Data ini sudah tercatat begitu.' }];
  return [];
}

/** The NIK stays as first issued, whatever changes (Perpres 96/2018). */
export function changeElement(
  person: RegisterPerson,
  element: string,
  value: string,
  instant: string,
): RegisterPerson {
  const read = readElement(element, value);
  if ('fault' in read) return person;
  const from = String(person[element as keyof RegisterPerson] ?? '');
  const correction = { element, from, to: read.value, correctedOn: instant.slice(0, 10) };
  return { ...person, [element]: read.value, corrections: [...(person.corrections ?? []), correction] };
}

function readElement(
  element: string,
  value: string,
): { readonly value: string } | { readonly fault: string } {
  switch (element) {
    case 'name':
      return value.length <= 60 && !/\d/.test(value)
        ? { value }
        : { fault: 'Nama paling banyak 60 huruf, tanpa angka.' };
    case 'birthDate':
      return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
        ? { value }
        : { fault: 'Tanggal ditulis tahun-bulan-tanggal, misalnya 1993-06-22.' };
    case 'sex':
      return oneOf(value, Object.entries(sexName), 'Laki-laki atau Perempuan');
    case 'maritalStatus':
      return oneOf(value, Object.entries(maritalStatusName), Object.values(maritalStatusName).join(', '));
    case 'religion':
      return oneOf(
        value,
        religions.map((religion) => [religion, religion]),
        religions.join(', '),
      );
    default:
      return { value };
  }
}

function oneOf(
  value: string,
  options: readonly (readonly [code: string, label: string])[],
  told: string,
): { readonly value: string } | { readonly fault: string } {
  const wanted = value.toLowerCase();
  const found = options.find(([code, label]) => code === wanted || label.toLowerCase() === wanted);
  return found === undefined ? { fault: `Tulis salah satu: ${told}.` } : { value: found[0] };
}
