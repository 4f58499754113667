import { type Region, regencies, type Text } from '@satuloket/engine';
import { readDate } from '../platform/sheets/dates.ts';
import type { Cell } from '../platform/sheets/sheet.ts';
import { type Column, countryCode, identityDigits } from './columns.ts';

export type ReadCell = { readonly value: string } | { readonly fault: Text };

/** What a cell says, as a page would have posted it; or in words what is wrong with it and how to mend it. */
export function readCell(column: Column, cell: Cell, region: Region): ReadCell {
  // An apostrophe in front makes a spreadsheet keep digits as text; in a CSV it comes along.
  const text = cell.text.trim().replace(/^'/, '');
  if (cell.kind === 'error') {
    return fault(
      `Sel ini berisi galat rumus (${text}). Isi nilainya.`,
      `This cell holds a formula that failed (${text}). Enter its value.`,
    );
  }
  switch (column.kind) {
    case 'digits':
      return readDigits(text, cell);
    case 'phone':
      return readPhone(text, cell);
    case 'date':
      return readDay(text, cell);
    case 'number':
      return { value: cell.kind === 'number' ? indonesian(text) : text };
    case 'choice':
      return readChoice(text, column.choices ?? []);
    case 'yes-no':
      return readYesNo(text);
    case 'agreed': {
      const answer = readYesNo(text);
      return 'value' in answer ? { value: answer.value === 'ya' ? 'agreed' : '' } : answer;
    }
    case 'village':
      return readPlace(text, villages(region), 'kelurahan atau desa', 'village');
    case 'district':
      return readPlace(text, region.districts, 'kecamatan', 'district');
    case 'regency':
      return readPlace(text, regencies, 'kota atau kabupaten', 'city or regency');
    case 'time':
      return {
        value: cell.kind === 'number' ? text : text.replace(/^(\d{1,2})[.:](\d{2})([.:]\d{2})?$/, '$1:$2'),
      };
    case 'text':
      return { value: cell.kind === 'number' && /[eE]/.test(text) ? String(Number(text)) : text };
  }
}

function fault(id: string, en: string): ReadCell {
  return { fault: { id, en } };
}

const lostDigits = fault(
  'Nomor ini tersimpan sebagai bilangan sehingga ada angka yang hilang. Ubah format kolom menjadi Teks, lalu ketik ulang 16 angkanya.',
  'This number is kept as a quantity, so digits were lost. Set the column to Text and type the 16 digits again.',
);

/** A spreadsheet keeps fifteen digits of a number, so a NIK that is one has lost its last, whatever it shows. */
function readDigits(text: string, cell: Cell): ReadCell {
  if (cell.kind !== 'text' || /^\d[.,]?\d*e\+?\d+$/i.test(text)) return lostDigits;
  const digits = text.replace(/[\s.-]/g, '');
  if (/^\d+$/.test(digits) && digits.length !== identityDigits) {
    return fault(
      `Nomor ini ${digits.length} angka, seharusnya ${identityDigits}. Bila ada angka yang hilang, ubah format kolom menjadi Teks dan ketik ulang.`,
      `This number has ${digits.length} digits instead of ${identityDigits}. If some were lost, set the column to Text and type it again.`,
    );
  }
  return { value: digits };
}

/** A phone that became a number lost only its first zero, which can be told. */
function readPhone(text: string, cell: Cell): ReadCell {
  if (/e\+?\d+$/i.test(text)) return lostDigits;
  const digits = text.replace(/[\s().-]/g, '');
  if (cell.kind === 'number' && digits.startsWith('8')) return { value: `0${digits}` };
  if (cell.kind === 'number' && digits.startsWith(countryCode)) return { value: `+${digits}` };
  return { value: text };
}

const dateFaults = {
  'no-date': fault(
    'Tanggal ini tidak terbaca. Tulis seperti 21/11/2026 atau 21 November 2026.',
    'This date can not be read. Write it as 21/11/2026.',
  ),
  'no-such-day': fault(
    'Tanggal ini tidak ada di kalender. Tulis hari, bulan, tahun: 21/11/2026.',
    'There is no such day. Write day, month, year: 21/11/2026.',
  ),
  'two-digit-year': fault(
    'Tulis tahun dengan empat angka, misalnya 21/11/2026.',
    'Write the year with four digits, such as 21/11/2026.',
  ),
} as const;

function readDay(text: string, cell: Cell): ReadCell {
  if (cell.kind === 'number') {
    return fault(
      `Sel ini berisi bilangan ${text}, bukan tanggal. Ubah format sel menjadi Tanggal.`,
      `This cell holds the number ${text} and no date. Set its format to Date.`,
    );
  }
  const read = readDate(text);
  return 'date' in read ? { value: read.date } : dateFaults[read.fault];
}

/** Numbers of a sheet have a point before decimals and sometimes a power of ten; forms are typed with a comma. */
function indonesian(text: string): string {
  const number = Number(text);
  return Number.isFinite(number) ? String(number).replace('.', ',') : text;
}

function readChoice(text: string, choices: NonNullable<Column['choices']>): ReadCell {
  const wanted = plain(text);
  const found = choices.find(({ value, label }) =>
    [value, label.id, label.en].some((word) => plain(word) === wanted),
  );
  if (found !== undefined) return { value: found.value };
  const shown = (locale: 'id' | 'en') => choices.map(({ label }) => label[locale]).join('; ');
  return fault(
    `“${text}” tidak ada dalam pilihan. Yang ada: ${shown('id')}.`,
    `“${text}” is not among the choices: ${shown('en')}.`,
  );
}

function readYesNo(text: string): ReadCell {
  const word = plain(text);
  if (['ya', 'y', 'yes', 'true', 'benar', '1'].includes(word)) return { value: 'ya' };
  if (['tidak', 't', 'no', 'n', 'false', 'salah', '0'].includes(word)) return { value: 'tidak' };
  return fault(
    `“${text}” tidak terbaca. Isi ya atau tidak.`,
    `“${text}” can not be read. Enter ya or tidak.`,
  );
}

type NamedPlace = { readonly code: string; readonly name: string; readonly districtName?: string };

const villages = (region: Region): readonly NamedPlace[] => region.villages;

/** By code or by name; a village by its name alone only where no other of the region bears it. */
function readPlace(text: string, places: readonly NamedPlace[], id: string, en: string): ReadCell {
  const wanted = plainPlace(text);
  const found = places.filter(
    ({ code, name, districtName }) =>
      code === text ||
      code.replaceAll('.', '') === text.replaceAll('.', '') ||
      plainPlace(name) === wanted ||
      (districtName !== undefined && plainPlace(name + districtName) === wanted),
  );
  const [only] = found;
  if (only !== undefined && found.length === 1) return { value: only.code };
  if (only === undefined) {
    return fault(
      `“${text}” tidak ditemukan sebagai ${id}. Periksa ejaannya.`,
      `“${text}” is not known as a ${en}. Check its spelling.`,
    );
  }
  const several = found.map(({ name, districtName }) => `${name}, ${districtName}`).join('; ');
  return fault(`Ada beberapa: ${several}. Tulis dengan kecamatannya.`, `There are several: ${several}.`);
}

function plain(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ');
}

/** What kind of place it is may be written or not, and names are written apart or together. */
function plainPlace(text: string): string {
  return text
    .toLowerCase()
    .replace(/\b(kelurahan|kel|desa|kecamatan|kec)\b\.?/g, '')
    .replace(/\bkab\b\.?/g, 'kabupaten')
    .replace(/[^a-z0-9]/g, '');
}
