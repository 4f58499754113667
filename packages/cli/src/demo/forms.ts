import type { AddressValue, Answers, PersonValue } from '@satuloket/engine';
import type { Random, RegisterPerson } from '@satuloket/sandbox';
import { childName } from './child-names.ts';
import type { Birth, Families, Resident } from './families.ts';

/** A form as somebody means it, and what they get wrong in it at first. */
export type FilledForm = {
  readonly service: string;
  readonly answers: Answers;
  readonly slips: readonly Slip[];
  /** A birth that the head of the agency has to decide. */
  readonly isLate: boolean;
};

/** One thing typed wrong: how it stood at first, and what an officer says about it. */
export type Slip = { readonly field: string; readonly typed: Answers[string]; readonly words: string };

export function birthForm(
  random: Random,
  families: Families,
  birth: Birth,
  input: {
    readonly filedOn: string;
    readonly ageDays: number;
    readonly isLate: boolean;
    readonly slipCount: number;
    readonly birthPlace: string;
  },
): FilledForm {
  const { household, mother, father, reporter } = birth;
  const sex = random.chance(0.5) ? 'female' : 'male';
  const placeKind = random.pick(placeKinds);
  const birthDate = shiftDays(input.filedOn, -input.ageDays);
  const [one, other] = families.witnesses(household);
  const name = childName(random, sex, father?.name);
  const weightGrams = random.between(250, 390) * 10;
  const siblings = household.members.filter(({ motherNik }) => motherNik === mother.nik).length;
  const marriagePaper = father === undefined ? 'none' : 'marriage-book';
  const answers: Answers = {
    childName: name,
    childSex: sex,
    birthDate,
    ...(random.chance(0.8) && { birthTime: clockTime(random) }),
    birthPlace: input.birthPlace,
    birthPlaceKind: placeKind,
    attendant: attendantAt(random, placeKind),
    birthKind: 'single',
    birthOrder: siblings + 1,
    ...(random.chance(0.9) && { weightGrams, lengthCentimetres: random.between(45, 53) }),
    // Where a paper is missing the witnesses would have to confirm by their links, and nobody does so in a demo.
    hasBirthLetter: true,
    mother: personValue(mother),
    marriagePaper,
    ...(father !== undefined && { father: personValue(father) }),
    familyCard: household.kk,
    home: addressOf(household),
    reporterRelation: reporter,
    witness1: { name: one!.name, nik: one!.nik, source: 'typed' },
    witness1Phone: inventedPhone('11', one!.nik),
    witness2: { name: other!.name, nik: other!.nik, source: 'typed' },
    witness2Phone: inventedPhone('13', other!.nik),
    truth: true,
  };
  const possible: Slip[] = [
    {
      field: 'childName',
      typed: misspelt(name),
      words: `Di surat keterangan lahir namanya ${name}. Samakan ejaannya huruf demi huruf.`,
    },
    {
      field: 'birthDate',
      typed: shiftDays(birthDate, input.ageDays > 1 ? 1 : 0),
      words: `Tanggal lahir di surat keterangan lahir ${birthDate.split('-').reverse().join('-')}, berbeda dengan isian.`,
    },
    ...('weightGrams' in answers
      ? [
          {
            field: 'weightGrams',
            typed: Math.max(300, Math.floor(weightGrams / 10)),
            words: 'Berat lahir kurang satu angka. Tulis dalam gram, seperti di surat keterangan lahir.',
          },
        ]
      : []),
    {
      field: 'home',
      typed: { ...addressOf(household), rt: '099' },
      words: 'RT dan RW tidak sama dengan Kartu Keluarga. Perbaiki alamatnya, ya.',
    },
  ];
  const slips = someOf(random, possible, input.slipCount, answers);
  return { service: 'akta-kelahiran', answers, slips, isLate: input.isLate };
}

export function domicileForm(
  random: Random,
  { household, person }: Resident,
  input: {
    readonly filedOn: string;
    readonly slipCount: number;
    /** Villages of the offices where the demo works. */
    readonly villageCodes: readonly string[];
    readonly tenure?: 'own' | 'rented' | 'guest';
  },
): FilledForm {
  const livesThere = input.villageCodes.includes(household.villageCode);
  const moved = !livesThere || random.chance(0.35);
  const tenure =
    input.tenure ?? (moved ? random.pick(['rented', 'rented', 'rented', 'guest'] as const) : 'own');
  const home: AddressValue = moved
    ? {
        street: random.pick(rentedStreets),
        rt: numbered(random.between(1, 12)),
        rw: numbered(random.between(1, 20)),
        villageCode: livesThere ? household.villageCode : random.pick(input.villageCodes),
      }
    : addressOf(household);
  const since = shiftDays(input.filedOn, -(moved ? random.between(20, 900) : random.between(800, 6000)));
  const purpose = random.pick(['school', 'work', 'work', 'bank', 'bank', 'health', 'other'] as const);
  const occupation = person.occupation;
  const answers: Answers = {
    subject: personValue(person),
    occupation,
    home,
    since,
    tenure,
    purpose,
    ...(purpose === 'other' && { purposeDetail: random.pick(otherPurposes) }),
    truth: true,
  };
  const possible: Slip[] = [
    {
      field: 'occupation',
      typed: occupation === 'Wiraswasta' ? 'Pedagang' : 'Wiraswasta',
      words: `Pekerjaan di KTP tertulis ${occupation}. Samakan, atau ubah dulu data KTP-nya.`,
    },
    {
      field: 'home',
      typed: { ...home, rt: '099' },
      words: 'Tidak ada RT 099 di RW itu. Tulis RT yang benar.',
    },
    {
      field: 'since',
      typed: shiftDays(since, 365 > dayCount(since, input.filedOn) ? -400 : 200),
      words: 'Tanggal mulai tinggal tidak cocok dengan bukti yang dilampirkan.',
    },
  ];
  const slips = someOf(random, possible, input.slipCount, answers);
  return { service: 'surat-domisili', answers, slips, isLate: false };
}

/** What stands in the form when it is first sent. */
export function withSlips({ answers, slips }: FilledForm): Answers {
  return { ...answers, ...Object.fromEntries(slips.map(({ field, typed }) => [field, typed])) };
}

/** A number nobody has, the same each time for the same person. */
/** Two witnesses may not have one number: each has another operator. */
function inventedPhone(operator: string, nik: string): string {
  return `+628${operator}${nik.slice(-9)}`;
}

export function personValue({ nik, name, birthDate, relation }: RegisterPerson): PersonValue {
  return { nik, name, birthDate, relation, source: 'register' };
}

export function shiftDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

const placeKinds = [
  ...Array<'hospital'>(11).fill('hospital'),
  ...Array<'health-centre'>(3).fill('health-centre'),
  ...Array<'maternity-clinic'>(5).fill('maternity-clinic'),
  'home',
] as const;

const rentedStreets = [
  'Kontrakan Haji Amsar Nomor 4',
  'Kos Melati Nomor 12',
  'Gang Mawar II Nomor 7',
  'Perumahan Bumi Asri Blok C4 Nomor 9',
  'Rusunawa Blok B Lantai 3 Nomor 11',
  'Kontrakan Bu Yati Nomor 2',
  'Jalan Cendrawasih Nomor 28',
];

const otherPurposes = ['Pemasangan sambungan air', 'Pengajuan BPJS', 'Persyaratan nikah', 'Pembuatan SIM'];

function attendantAt(random: Random, placeKind: (typeof placeKinds)[number]): string {
  if (placeKind === 'hospital') return random.pick(['doctor', 'doctor', 'midwife']);
  return placeKind === 'home' ? random.pick(['midwife', 'traditional-attendant']) : 'midwife';
}

function addressOf({
  address,
  villageCode,
}: {
  address: RegisterPerson['address'];
  villageCode: string;
}): AddressValue {
  return { street: address.street, rt: address.rt, rw: address.rw, villageCode };
}

function clockTime(random: Random): string {
  return `${String(random.between(0, 23)).padStart(2, '0')}:${String(random.between(0, 59)).padStart(2, '0')}`;
}

const numbered = (value: number) => String(value).padStart(3, '0');

const dayCount = (from: string, until: string) => (Date.parse(until) - Date.parse(from)) / 86_400_000;

/** A letter doubled, as thumbs do. */
function misspelt(name: string): string {
  const at = name.search(/[aiueo][a-z]/);
  return at === -1 ? `${name}h` : `${name.slice(0, at + 1)}${name.slice(at)}`;
}

function someOf(random: Random, possible: readonly Slip[], count: number, answers: Answers): Slip[] {
  const left = possible.filter(
    ({ field, typed }) => JSON.stringify(answers[field]) !== JSON.stringify(typed),
  );
  const chosen: Slip[] = [];
  while (chosen.length < count && left.length > 0) {
    chosen.push(...left.splice(random.between(0, left.length - 1), 1));
  }
  return chosen;
}
