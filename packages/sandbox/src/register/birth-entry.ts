import type { Text } from '@satuloket/engine';
import type { Sex } from './types.ts';

export type BirthEntryFieldKey =
  | 'kk'
  | 'childName'
  | 'sex'
  | 'birthPlaceKind'
  | 'birthPlace'
  | 'birthDate'
  | 'birthTime'
  | 'birthKind'
  | 'birthOrder'
  | 'attendant'
  | 'weightGrams'
  | 'lengthCentimetres'
  | 'motherNik'
  | 'fatherNik'
  | 'reporterNik'
  | 'witness1Nik'
  | 'witness2Nik'
  | 'newHousehold';

export type BirthEntryField = {
  readonly key: BirthEntryFieldKey;
  readonly label: Text;
  readonly required: boolean;
  readonly kind: 'nik' | 'kk' | 'text' | 'date' | 'time' | 'number' | 'choice';
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly hint?: string;
};

/** The fields of a birth in the order in which the register's screen asks for them (after form F-2.01). */
export const birthEntryFields: readonly BirthEntryField[] = [
  { key: 'kk', label: { id: 'Nomor KK', en: 'Family card number' }, required: true, kind: 'kk' },
  { key: 'childName', label: { id: 'Nama bayi', en: "Child's name" }, required: true, kind: 'text' },
  {
    key: 'sex',
    label: { id: 'Jenis kelamin', en: 'Sex' },
    required: true,
    kind: 'choice',
    options: [
      { value: 'male', label: 'Laki-laki' },
      { value: 'female', label: 'Perempuan' },
    ],
  },
  {
    key: 'birthPlaceKind',
    label: { id: 'Tempat dilahirkan', en: 'Kind of place of birth' },
    required: true,
    kind: 'choice',
    options: [
      { value: 'hospital', label: 'RS/RB' },
      { value: 'health-centre', label: 'Puskesmas' },
      { value: 'maternity-clinic', label: 'Polindes' },
      { value: 'home', label: 'Rumah' },
      { value: 'other', label: 'Lainnya' },
    ],
  },
  {
    key: 'birthPlace',
    label: { id: 'Tempat kelahiran', en: 'Place of birth' },
    required: true,
    kind: 'text',
    hint: 'Nama kota atau kabupaten',
  },
  { key: 'birthDate', label: { id: 'Tanggal lahir', en: 'Date of birth' }, required: true, kind: 'date' },
  { key: 'birthTime', label: { id: 'Pukul', en: 'Time of birth' }, required: false, kind: 'time' },
  {
    key: 'birthKind',
    label: { id: 'Jenis kelahiran', en: 'Kind of birth' },
    required: true,
    kind: 'choice',
    options: [
      { value: 'single', label: 'Tunggal' },
      { value: 'twin', label: 'Kembar 2' },
      { value: 'triplet', label: 'Kembar 3' },
      { value: 'other', label: 'Lainnya' },
    ],
  },
  { key: 'birthOrder', label: { id: 'Kelahiran ke-', en: 'Order of birth' }, required: true, kind: 'number' },
  {
    key: 'attendant',
    label: { id: 'Penolong kelahiran', en: 'Birth attendant' },
    required: true,
    kind: 'choice',
    options: [
      { value: 'doctor', label: 'Dokter' },
      { value: 'midwife', label: 'Bidan/Perawat' },
      { value: 'traditional-attendant', label: 'Dukun' },
      { value: 'other', label: 'Lainnya' },
    ],
  },
  {
    key: 'weightGrams',
    label: { id: 'Berat bayi (gram)', en: 'Weight (grams)' },
    required: false,
    kind: 'number',
  },
  {
    key: 'lengthCentimetres',
    label: { id: 'Panjang bayi (cm)', en: 'Length (cm)' },
    required: false,
    kind: 'number',
  },
  { key: 'motherNik', label: { id: 'NIK ibu', en: "Mother's NIK" }, required: true, kind: 'nik' },
  { key: 'fatherNik', label: { id: 'NIK ayah', en: "Father's NIK" }, required: false, kind: 'nik' },
  { key: 'reporterNik', label: { id: 'NIK pelapor', en: "Reporter's NIK" }, required: false, kind: 'nik' },
  {
    key: 'witness1Nik',
    label: { id: 'NIK saksi I', en: "First witness's NIK" },
    required: false,
    kind: 'nik',
  },
  {
    key: 'witness2Nik',
    label: { id: 'NIK saksi II', en: "Second witness's NIK" },
    required: false,
    kind: 'nik',
  },
  {
    key: 'newHousehold',
    label: { id: 'Pisah KK', en: 'New family card' },
    required: false,
    kind: 'choice',
    options: [{ value: 'yes', label: 'Ya, terbitkan KK baru untuk ibu dan anak' }],
  },
];

export type BirthEntry = {
  readonly kk: string;
  readonly childName: string;
  readonly sex: Sex;
  readonly birthPlaceKind: string;
  readonly birthPlace: string;
  readonly birthDate: string;
  readonly birthTime?: string;
  readonly birthKind: string;
  readonly birthOrder: number;
  readonly attendant: string;
  readonly weightGrams?: number;
  readonly lengthCentimetres?: number;
  readonly motherNik: string;
  readonly fatherNik?: string;
  readonly reporterNik?: string;
  readonly witness1Nik?: string;
  readonly witness2Nik?: string;
  readonly newHousehold: boolean;
};

export type EntryFault = { readonly path: string; readonly code: string; readonly message: string };

/**
 * Reads what was typed, faults of every field at once. `today` is the register's own day: a birth cannot lie
 * after it.
 */
export function readBirthEntry(
  typed: Readonly<Record<string, unknown>>,
  today: string,
): { readonly entry: BirthEntry } | { readonly faults: readonly EntryFault[] } {
  const faults: EntryFault[] = [];
  const values: Partial<Record<BirthEntryFieldKey, string>> = {};
  for (const field of birthEntryFields) {
    const value = asText(typed[field.key]);
    if (value === '') {
      if (field.required)
        faults.push({ path: field.key, code: 'required', message: `Isi ${field.label.id}.` });
      continue;
    }
    const message = faultOf(field, value, today);
    if (message === undefined) values[field.key] = value;
    else faults.push({ path: field.key, code: 'malformed', message });
  }
  if (faults.length > 0) return { faults };
  const { birthOrder, weightGrams, lengthCentimetres, newHousehold, ...rest } = values;
  return {
    entry: {
      ...(rest as Pick<BirthEntry, 'kk' | 'childName' | 'sex' | 'birthPlaceKind' | 'birthPlace'> &
        Pick<BirthEntry, 'birthDate' | 'birthKind' | 'attendant' | 'motherNik'>),
      birthOrder: Number(birthOrder),
      ...(weightGrams === undefined ? {} : { weightGrams: Number(weightGrams) }),
      ...(lengthCentimetres === undefined ? {} : { lengthCentimetres: Number(lengthCentimetres) }),
      newHousehold: newHousehold === 'yes',
    },
  };
}

function asText(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (value === true) return 'yes';
  return typeof value === 'string' ? value.trim().replace(/\s+/g, ' ') : '';
}

function faultOf(field: BirthEntryField, value: string, today: string): string | undefined {
  switch (field.kind) {
    case 'nik':
    case 'kk':
      return /^\d{16}$/.test(value) ? undefined : `${field.label.id} terdiri atas 16 angka.`;
    case 'date':
      if (!isDate(value)) return `${field.label.id} ditulis tahun-bulan-tanggal, misalnya 2026-11-21.`;
      return value > today ? `${field.label.id} belum terjadi.` : undefined;
    case 'time':
      return /^([01]\d|2[0-3])[:.][0-5]\d$/.test(value)
        ? undefined
        : `${field.label.id} ditulis seperti 07:30.`;
    case 'number':
      return /^\d{1,5}$/.test(value) && Number(value) > 0
        ? undefined
        : `${field.label.id} berupa angka lebih dari nol.`;
    case 'choice':
      return field.options?.some((option) => option.value === value)
        ? undefined
        : `Pilih ${field.label.id} dari daftar.`;
    case 'text':
      return value.length <= 60 ? undefined : `${field.label.id} paling banyak 60 huruf.`;
  }
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
