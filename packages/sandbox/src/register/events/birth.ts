import { comparableName, sameName } from '../name-match.ts';
import type { Household, RegisterPerson, Relation, Sex } from '../types.ts';
import type { World } from '../world.ts';
import type { EntryFault, EntryField, EntryValues } from './entry.ts';
import { type EventKind, faults, type Judgement, type RegisteredEvent, type RegisterTime } from './event.ts';
import { putOn, takeOff } from './family-cards.ts';
import * as field from './fields.ts';
import { unknownFaults } from './known-people.ts';

const childName = { key: 'childName', id: 'Nama bayi', en: "Child's name", kind: 'text' } as const;
const birthPlace = {
  key: 'birthPlace',
  id: 'Tempat kelahiran',
  en: 'Place of birth',
  kind: 'text',
  hint: 'Nama kota atau kabupaten',
} as const;
const birthDate = { key: 'birthDate', id: 'Tanggal lahir', en: 'Date of birth', kind: 'date' } as const;

/** The fields of a birth in the order in which the register's screen asks for them (after form F-2.01). */
const birthFields: readonly EntryField[] = [
  field.required(field.kk),
  field.required(childName),
  field.required(field.sex),
  field.required({
    key: 'birthPlaceKind',
    id: 'Tempat dilahirkan',
    en: 'Kind of place of birth',
    kind: 'choice',
    options: {
      hospital: 'RS/RB',
      'health-centre': 'Puskesmas',
      'maternity-clinic': 'Polindes',
      home: 'Rumah',
      other: 'Lainnya',
    },
  }),
  field.required(birthPlace),
  field.required(birthDate),
  field.optional({ key: 'birthTime', id: 'Pukul', en: 'Time of birth', kind: 'time' }),
  field.required({
    key: 'birthKind',
    id: 'Jenis kelahiran',
    en: 'Kind of birth',
    kind: 'choice',
    options: { single: 'Tunggal', twin: 'Kembar 2', triplet: 'Kembar 3', other: 'Lainnya' },
  }),
  field.required({ key: 'birthOrder', id: 'Kelahiran ke-', en: 'Order of birth', kind: 'number' }),
  field.required({
    key: 'attendant',
    id: 'Penolong kelahiran',
    en: 'Birth attendant',
    kind: 'choice',
    options: {
      doctor: 'Dokter',
      midwife: 'Bidan/Perawat',
      'traditional-attendant': 'Dukun',
      other: 'Lainnya',
    },
  }),
  field.optional({ key: 'weightGrams', id: 'Berat bayi (gram)', en: 'Weight (grams)', kind: 'number' }),
  field.optional({
    key: 'lengthCentimetres',
    id: 'Panjang bayi (cm)',
    en: 'Length (cm)',
    kind: 'number',
  }),
  field.required(field.motherNik),
  field.optional(field.fatherNik),
  field.optional(field.reporter),
  field.optional(field.firstWitness),
  field.optional(field.secondWitness),
  field.optional({
    key: 'newHousehold',
    id: 'Pisah KK',
    en: 'New family card',
    kind: 'choice',
    options: { yes: 'Ya, terbitkan KK baru untuk ibu dan anak' },
  }),
];

/** Names are at most 60 characters with their spaces (Permendagri 73/2022, art. 4). */
const longestName = 60;

/**
 * A birth reported later than this many days after it is numbered as late ("LT"), not ordinary ("LU")
 * (UU 24/2013 art. 27 and 32).
 */
const ordinaryBirthWithinDays = 60;

export const birth: EventKind = {
  kind: 'birth',
  slug: 'kelahiran',
  title: { id: 'Pencatatan kelahiran', en: 'Birth' },
  numberLabel: 'Nomor akta',
  fields: birthFields,
  about: ({ values }) => values.childName!,
  judge(values, world, time, earlier) {
    const wrong = [...nameFaults(values), ...parentFaults(values, world)];
    if (wrong.length > 0) return faults(wrong);
    const mother = world.person(values.motherNik!)!;
    const household = world.household(values.kk!);
    const twice = earlier.find(
      (event) => event.kind === 'birth' && sameChild(event.values, values, ['motherNik', 'birthDate']),
    );
    const isOnCard = household?.members.some(
      (member) =>
        member.motherNik === mother.nik &&
        member.birthDate === values.birthDate &&
        sameName(member.name, values.childName!),
    );
    if (twice !== undefined || isOnCard) return alreadyBorn(twice);
    const newKk = values.newHousehold === 'yes' ? world.newKk(mother.villageCode, time.day) : undefined;
    const father = values.fatherNik === undefined ? undefined : world.person(values.fatherNik);
    return issueBirth(values, world, time, {
      villageCode: mother.villageCode,
      kk: newKk ?? values.kk!,
      ...(newKk === undefined ? {} : { newKk }),
      parents: [
        ['Ibu', mother.name],
        ['Ayah', father?.name ?? '-'],
      ],
    });
  },
  apply(event, world) {
    const { values, issued } = event;
    const mother = world.person(values.motherNik!);
    const household = world.household(values.kk!);
    if (mother === undefined || household === undefined) return;
    const father = values.fatherNik === undefined ? undefined : world.person(values.fatherNik);
    if (issued.newKk === undefined) {
      const child = newborn(event, household, { mother, father, relation: relationToHead(mother) });
      world.place({ ...household, members: [...household.members, child] });
      return;
    }
    const children = household.members.filter((member) => member.motherNik === mother.nik);
    takeOff(world, [mother.nik, ...children.map(({ nik }) => nik)]);
    const card = { ...household, kk: issued.newKk, headNik: mother.nik, moves: [] };
    const child = newborn(event, household, { mother, father, relation: 'child' });
    putOn(world, card, [mother, ...children, child]);
  },
};

/** A child whose parents nobody knows stands on the card of those who care for it (form F-2.01, police record). */
export const foundling: EventKind = {
  kind: 'foundling',
  slug: 'penemuan-anak',
  title: { id: 'Pencatatan anak yang tidak diketahui asal-usulnya', en: 'Birth of a foundling' },
  numberLabel: 'Nomor akta',
  fields: [
    field.required(field.kk),
    field.required(childName),
    field.required(field.sex),
    field.required(birthPlace),
    field.required(birthDate),
    field.required({
      key: 'policeReport',
      id: 'Nomor berita acara polisi',
      en: 'Number of the police record',
      kind: 'text',
    }),
    field.optional(field.reporter),
    field.optional(field.firstWitness),
    field.optional(field.secondWitness),
    ...field.noted('Tanggal ditemukan', 'Pukul ditemukan', 'Tempat ditemukan', 'NIK penemu', 'Yang mengasuh'),
  ],
  about: ({ values }) => values.childName!,
  judge(values, world, time, earlier) {
    const wrong = [
      ...nameFaults(values),
      ...unknownFaults(values, world, ['reporterNik', 'witness1Nik', 'witness2Nik']),
    ];
    const household = world.household(values.kk!);
    if (household === undefined)
      wrong.push({ path: 'kk', code: 'unknown', message: 'Nomor KK ini tidak ditemukan.' });
    if (household === undefined || wrong.length > 0) return faults(wrong);
    const twice = earlier.find(
      (event) =>
        event.kind === 'foundling' &&
        (event.values.policeReport === values.policeReport || sameChild(event.values, values, ['birthDate'])),
    );
    if (twice !== undefined) return alreadyBorn(twice);
    return issueBirth(values, world, time, {
      villageCode: household.villageCode,
      kk: household.kk,
      parents: [['Orang tua', 'Tidak diketahui']],
    });
  },
  apply(event, world) {
    const household = world.household(event.values.kk!);
    if (household === undefined) return;
    const child = newborn(event, household, { relation: 'other-relative' });
    world.place({ ...household, members: [...household.members, child] });
  },
};

function issueBirth(
  values: EntryValues,
  world: World,
  time: RegisterTime,
  given: {
    readonly villageCode: string;
    readonly kk: string;
    readonly newKk?: string;
    readonly parents: readonly (readonly [string, string])[];
  },
): Judgement {
  const born = values.birthDate!;
  const sex = values.sex as Sex;
  const isLate = Date.parse(time.day) - Date.parse(born) > ordinaryBirthWithinDays * 86_400_000;
  const number = world.newCertificateNumber(given.villageCode, isLate ? 'LT' : 'LU', time.day);
  const nik = world.newNik({ villageCode: given.villageCode, birthDate: born, sex });
  return {
    outcome: 'registered',
    number,
    issued: {
      childNik: nik,
      kk: given.kk,
      ...(given.newKk === undefined ? {} : { newKk: given.newKk }),
    },
    document: {
      title: 'KUTIPAN AKTA KELAHIRAN',
      lines: [
        ['Nama', values.childName!],
        ['NIK', nik],
        ['Nomor KK', given.kk],
        ['Tempat, tanggal lahir', `${values.birthPlace}, ${born}`],
        ['Jenis kelamin', sex === 'male' ? 'Laki-laki' : 'Perempuan'],
        ...(values.birthOrder === undefined ? [] : ([['Anak ke-', values.birthOrder]] as const)),
        ...given.parents,
      ],
    },
  };
}

function nameFaults(values: EntryValues): EntryFault[] {
  return values.childName!.length <= longestName
    ? []
    : [{ path: 'childName', code: 'malformed', message: `Nama bayi paling banyak ${longestName} huruf.` }];
}

function parentFaults(values: EntryValues, world: World): EntryFault[] {
  const found: EntryFault[] = [];
  // A mother or father who has died is still the child's parent.
  const mother = world.person(values.motherNik!);
  if (mother === undefined || mother.sex !== 'female' || mother.status === 'withdrawn') {
    found.push({ path: 'motherNik', code: 'unknown', message: 'NIK ibu tidak ditemukan.' });
  } else if (mother.kk !== values.kk) {
    found.push({ path: 'kk', code: 'mismatch', message: 'Ibu tidak tercatat pada KK ini.' });
  } else if (values.newHousehold === 'yes' && mother.relation === 'head') {
    const message = 'Ibu sudah menjadi kepala keluarga pada KK ini.';
    found.push({ path: 'newHousehold', code: 'needless', message });
  }
  const father = values.fatherNik === undefined ? undefined : world.person(values.fatherNik);
  if (values.fatherNik !== undefined && (father === undefined || father.sex !== 'male')) {
    found.push({ path: 'fatherNik', code: 'unknown', message: 'NIK ayah tidak ditemukan.' });
  }
  return [...found, ...unknownFaults(values, world, ['reporterNik', 'witness1Nik', 'witness2Nik'])];
}

function sameChild(one: EntryValues, other: EntryValues, keys: readonly string[]): boolean {
  return (
    keys.every((key) => one[key] === other[key]) &&
    comparableName(one.childName!) === comparableName(other.childName!)
  );
}

function alreadyBorn(twice: RegisteredEvent | undefined): Judgement {
  const under = twice === undefined ? '' : ` dengan nomor ${twice.number}`;
  return { outcome: 'already', message: `Anak ini sudah tercatat${under}.` };
}

/** A child of the head or of the head's spouse is a child; a child of their daughter is a grandchild. */
function relationToHead(mother: RegisterPerson): Relation {
  if (mother.relation === 'head' || mother.relation === 'wife') return 'child';
  return mother.relation === 'child' || mother.relation === 'child-in-law' ? 'grandchild' : 'other-relative';
}

function newborn(
  event: RegisteredEvent,
  household: Household,
  of: {
    readonly mother?: RegisterPerson;
    readonly father?: RegisterPerson | undefined;
    readonly relation: Relation;
  },
): RegisterPerson {
  const { values, issued } = event;
  const carer = of.mother ?? household.members.find(({ relation }) => relation === 'head');
  return {
    nik: issued.childNik!,
    kk: issued.kk!,
    name: values.childName!,
    birthDate: values.birthDate!,
    birthPlace: values.birthPlace!,
    sex: values.sex as Sex,
    relation: of.relation,
    maritalStatus: 'single',
    religion: carer?.religion ?? 'islam',
    occupation: 'Belum bekerja',
    citizenship: 'WNI',
    motherName: of.mother?.name ?? '',
    fatherName: of.father?.name ?? '',
    ...(of.mother === undefined ? {} : { motherNik: of.mother.nik }),
    ...(of.father === undefined ? {} : { fatherNik: of.father.nik }),
    card: { state: 'none' },
    status: 'active',
    address: household.address,
    villageCode: household.villageCode,
  };
}
