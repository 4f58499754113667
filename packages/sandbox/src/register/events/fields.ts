import type { EntryField } from './entry.ts';

type Field<Kind extends EntryField['kind']> = {
  readonly key: string;
  readonly id: string;
  readonly en: string;
  readonly kind: Kind;
  readonly hint?: string;
  readonly options?: Readonly<Record<string, string>>;
};

function field(given: Field<EntryField['kind']>, required: boolean): EntryField {
  const { key, id, en, kind, hint, options } = given;
  return {
    key,
    label: { id, en },
    required,
    kind,
    ...(hint === undefined ? {} : { hint }),
    ...(options === undefined
      ? {}
      : { options: Object.entries(options).map(([value, label]) => ({ value, label })) }),
  };
}

export const required = (given: Field<EntryField['kind']>): EntryField => field(given, true);
export const optional = (given: Field<EntryField['kind']>): EntryField => field(given, false);

/** Further lines of a screen, kept as they are typed: they change nobody's record. */
export function noted(...labels: readonly string[]): readonly EntryField[] {
  return labels.map((label) => ({
    key: label.replace(/[^a-z]+(.)?/gi, (_all, letter: string | undefined) => letter?.toUpperCase() ?? ''),
    label: { id: label, en: label },
    required: false,
    kind: 'note',
  }));
}

export const kk = { key: 'kk', id: 'Nomor KK', en: 'Family card number', kind: 'kk' } as const;
export const nik = { key: 'nik', id: 'NIK', en: 'NIK', kind: 'nik' } as const;
export const sex = {
  key: 'sex',
  id: 'Jenis kelamin',
  en: 'Sex',
  kind: 'choice',
  options: { male: 'Laki-laki', female: 'Perempuan' },
} as const;

const person = (key: string, id: string, en: string) => ({ key, id, en, kind: 'nik' }) as const;
export const reporter = person('reporterNik', 'NIK pelapor', "Reporter's NIK");
export const firstWitness = person('witness1Nik', 'NIK saksi I', "First witness's NIK");
export const secondWitness = person('witness2Nik', 'NIK saksi II', "Second witness's NIK");
export const motherNik = person('motherNik', 'NIK ibu', "Mother's NIK");
export const fatherNik = person('fatherNik', 'NIK ayah', "Father's NIK");
export const childNik = person('childNik', 'NIK anak', "Child's NIK");
export const husbandNik = person('husbandNik', 'NIK suami', "Husband's NIK");
export const wifeNik = person('wifeNik', 'NIK istri', "Wife's NIK");
export const headNik = person('headNik', 'NIK kepala keluarga', "Head of the family's NIK");

export const policeReport = {
  key: 'policeReport',
  id: 'Surat kehilangan',
  en: 'Police report',
  kind: 'text',
} as const;

export const village = {
  key: 'village',
  id: 'Kelurahan/desa',
  en: 'Village',
  kind: 'village',
  hint: 'Nama dan kecamatannya, misalnya Margahayu, Bekasi Timur',
} as const;
export const street = { key: 'street', id: 'Alamat', en: 'Address', kind: 'text' } as const;
export const rt = { key: 'rt', id: 'RT', en: 'RT', kind: 'text' } as const;
export const rw = { key: 'rw', id: 'RW', en: 'RW', kind: 'text' } as const;

/** Elements of a person that are corrected or changed (form F-1.06). */
export const element = {
  key: 'element',
  id: 'Data yang berubah',
  en: 'What changes',
  kind: 'choice',
  options: {
    name: 'Nama',
    birthPlace: 'Tempat lahir',
    birthDate: 'Tanggal lahir',
    sex: 'Jenis kelamin',
    religion: 'Agama',
    occupation: 'Pekerjaan',
    maritalStatus: 'Status perkawinan',
    motherName: 'Nama ibu',
    fatherName: 'Nama ayah',
  },
} as const;
export const value = { key: 'value', id: 'Menjadi', en: 'Becomes', kind: 'text' } as const;

/** Why a card is made (again). */
export const cardReason = {
  key: 'reason',
  id: 'Alasan cetak',
  en: 'Why it is printed',
  kind: 'choice',
  options: {
    first: 'Pertama',
    lost: 'Hilang',
    damaged: 'Rusak',
    changed: 'Perubahan data',
    moved: 'Pindah datang',
  },
} as const;
