import { type Field, type Flow, indonesianMobileNumbers, type Service, type Text } from '@satuloket/engine';

/** A column of the table: a field of the form, a part of one, or what only a former system knows. */
export type Column = {
  /** Stands in the heading, in brackets: by it a column is found again, whatever the words before it. */
  readonly code: string;
  readonly label: Text;
  /** `fitting`: asked only of some applications. */
  readonly need: 'required' | 'optional' | 'fitting';
  readonly kind:
    | 'text'
    | 'digits'
    | 'phone'
    | 'date'
    | 'time'
    | 'number'
    | 'choice'
    | 'yes-no'
    | 'agreed'
    | 'village'
    | 'district'
    | 'regency';
  readonly choices?: readonly { readonly value: string; readonly label: Text }[];
  readonly help: Text;
  readonly example: string;
};

/** Columns of every service: what the application was called, since when it waits and for whom. */
export const formerColumns = {
  number: 'nomor_lama',
  filedOn: 'tanggal_masuk',
  stage: 'tahap',
  nik: 'pemohon_nik',
  kk: 'pemohon_kk',
  name: 'pemohon_nama',
  birthDate: 'pemohon_tanggal_lahir',
  phone: 'pemohon_hp',
} as const;

/** A row with this in place of its number is the template's example and is passed over. */
export const exampleNumber = 'CONTOH';

/** More items of a group than these have no column in the template; columns added by hand are read all the same. */
const templateItems = 3;

const write = (id: string, en: string): Text => ({ id, en });

const helps = {
  text: write('Teks', 'Text'),
  digits: write('16 angka, disimpan sebagai teks', '16 digits, kept as text'),
  phone: write('Diawali 08 atau +62', 'Begins with 08 or +62'),
  date: write('Tanggal, misalnya 21/11/2026 atau 21 November 2026', 'A date, such as 21/11/2026'),
  time: write('Jam, misalnya 07:30', 'A time, such as 07:30'),
  number: write('Angka', 'A number'),
  choice: write('Salah satu dari daftar di lembar Pilihan', 'One of the list on the sheet Pilihan'),
  'yes-no': write('ya atau tidak', 'ya or tidak'),
  agreed: write(
    'ya, bila pernyataan ini sudah ditandatangani di berkas lama',
    'ya, when this statement was signed in the former papers',
  ),
  village: write(
    'Nama kelurahan atau desa dan kecamatannya, misalnya Margahayu, Bekasi Timur; atau kodenya',
    'The village and its district, or its code',
  ),
  district: write('Nama kecamatan atau kodenya', 'The district or its code'),
  regency: write('Nama kota atau kabupaten, misalnya Kota Bekasi; atau kodenya', 'The city or regency'),
} as const satisfies Record<Column['kind'], Text>;

const examples: Readonly<Record<Column['kind'], string>> = {
  text: 'Contoh',
  digits: '3275015403967001',
  phone: '081200000101',
  date: '21/11/2026',
  time: '07:30',
  number: '1',
  choice: '',
  'yes-no': 'ya',
  agreed: 'ya',
  village: 'Margahayu, Bekasi Timur',
  district: 'Bekasi Timur',
  regency: 'Kota Bekasi',
};

const exampleFamilyCard = '3275011809237001';

/** All columns that an import of a service reads, in the order of its template. */
export function columnsOf(service: Service): readonly Column[] {
  return [
    column('number', 'text', 'Nomor berkas di sistem lama', 'Number in the former system', 'required', {
      example: exampleNumber,
      help: write(
        'Nomor yang sama tidak masuk dua kali. Baris bernomor CONTOH dilewati.',
        'The same number comes in once. A row with the number CONTOH is passed over.',
      ),
    }),
    column('filedOn', 'date', 'Tanggal masuk', 'Filed on', 'optional', {
      help: write(
        'Janji layanan dihitung dari tanggal ini; tanpa tanggal, dari hari impor.',
        'The promise counts from this day; without it, from the day of the import.',
      ),
    }),
    column('stage', 'choice', 'Tahap saat ini', 'Stage', 'optional', {
      choices: openStates(service.flow),
      help: write(
        'Sudah sampai di mana; kosong berarti tahap pertama.',
        'How far it is; empty means the first stage.',
      ),
    }),
    column('nik', 'digits', 'NIK pemohon', "Applicant's NIK", 'required'),
    column('kk', 'digits', 'Nomor KK pemohon', "Applicant's family card", 'optional', {
      example: exampleFamilyCard,
    }),
    column('name', 'text', 'Nama pemohon', "Applicant's name", 'required', {
      example: 'Dewi Anggraini Putri',
      help: write('Persis seperti di KTP', 'Exactly as on the identity card'),
    }),
    column('birthDate', 'date', 'Tanggal lahir pemohon', "Applicant's birth date", 'required', {
      example: '14/03/1996',
    }),
    column('phone', 'phone', 'Nomor HP pemohon', "Applicant's phone", 'optional'),
    ...service.form.steps.flatMap((step) =>
      step.fields.flatMap((field) => columnsOfField(field, field.code, field.label, step.when !== undefined)),
    ),
  ];
}

function column(
  name: keyof typeof formerColumns,
  kind: Column['kind'],
  id: string,
  en: string,
  need: Column['need'],
  more: Partial<Column> = {},
): Column {
  return {
    code: formerColumns[name],
    label: { id, en },
    need,
    kind,
    help: helps[kind],
    example: examples[kind],
    ...more,
  };
}

function columnsOfField(field: Field, code: string, label: Text, isFitting: boolean): readonly Column[] {
  const need = field.optional ? 'optional' : isFitting || field.when !== undefined ? 'fitting' : 'required';
  const one = (kind: Column['kind'], more: Partial<Column> = {}): readonly Column[] => [
    { code, label, need, kind, help: helps[kind], example: examples[kind], ...more },
  ];
  const partOf = (
    name: string,
    kind: Column['kind'],
    id: string,
    en: string,
    partNeed: Column['need'] = need,
  ): Column => ({
    code: `${code}.${name}`,
    label: { id: `${label.id}: ${id}`, en: `${label.en}: ${en}` },
    need: partNeed,
    kind,
    help: helps[kind],
    example: examples[kind],
  });
  switch (field.type) {
    case 'file':
      return [];
    case 'text':
      if (field.format === 'nik') return one('digits');
      if (field.format === 'kk-number') return one('digits', { example: exampleFamilyCard });
      return one(field.format === 'phone' ? 'phone' : 'text');
    case 'long-text':
      return one('text');
    case 'date':
    case 'time':
    case 'number':
    case 'yes-no':
      return one(field.type);
    case 'money':
      return one('number');
    case 'statement':
      return one('agreed');
    case 'choice':
      return one('choice', { choices: field.options, example: field.options[0]?.label.id ?? '' });
    case 'place':
      return one(field.level);
    case 'person':
      return [
        partOf('nik', 'digits', 'NIK', 'NIK'),
        partOf('name', 'text', 'nama', 'name'),
        partOf('birthDate', 'date', 'tanggal lahir', 'birth date', 'optional'),
      ];
    case 'address':
      return [
        partOf('street', 'text', 'jalan', 'street'),
        partOf('rt', 'text', 'RT', 'RT', 'optional'),
        partOf('rw', 'text', 'RW', 'RW', 'optional'),
        partOf('villageCode', 'village', 'kelurahan/desa', 'village'),
      ];
    case 'group': {
      const count = Math.min(field.maximumItems, Math.max(field.minimumItems, templateItems));
      return Array.from({ length: count }, (_, index) =>
        field.fields.flatMap((inner) =>
          columnsOfField(
            inner,
            `${code}[${index}].${inner.code}`,
            {
              id: `${field.itemTitle.id} ${index + 1}: ${inner.label.id}`,
              en: `${field.itemTitle.en} ${index + 1}: ${inner.label.en}`,
            },
            isFitting || index >= field.minimumItems,
          ),
        ),
      ).flat();
    }
  }
}

/** Where an open case may stand: every state that can be come to from the start and that is no end. */
export function openStates(flow: Flow): readonly { readonly value: string; readonly label: Text }[] {
  const reached = new Set([flow.start]);
  for (const state of reached) {
    for (const { from, to } of Object.values(flow.actions)) if (from.includes(state)) reached.add(to);
  }
  return [...reached].flatMap((value) => {
    const state = flow.states[value];
    return state === undefined || state.end !== undefined ? [] : [{ value, label: state.title }];
  });
}

/** `Nama bayi [childName]`: words for people, the code for us. */
export function headingOf({ label, code }: Column): string {
  return `${label.id} [${code}]`;
}

/** Digits of a NIK or a family card. */
export const identityDigits = 16;

export const countryCode = indonesianMobileNumbers.countryCode;
