/** People, places and addresses. */
import { isDate } from '../expression/index.ts';
import { checkBirthDate, checkRecordedName, parseNik } from '../identity/index.ts';
import type { AddressValue, Field, PersonValue } from '../pack/types.ts';
import type { FieldProblem, Text } from '../result.ts';
import type { FormContext, HouseholdMember } from './context.ts';
import { lengthProblems, maximumRecordedNameLength, maximumTextLength } from './plain-values.ts';
import { at, faultOf, type ValueFault } from './value-fault.ts';
import { inSentence } from './words.ts';

/** Nobody alive is older; it keeps a mistyped century out, no rule of law. */
const maximumAgeYears = 130;

const placeWords: Record<'village' | 'district' | 'regency', Text> = {
  village: { id: 'Pilih kelurahan atau desa dari daftar.', en: 'Choose the village from the list.' },
  district: { id: 'Pilih kecamatan dari daftar.', en: 'Choose the district from the list.' },
  regency: { id: 'Pilih kota atau kabupaten dari daftar.', en: 'Choose the city or regency from the list.' },
};

/** The parts of a Kemendagri code tell its level: `32.75.01.1002` is a village. */
const codeParts = { regency: 2, district: 3, village: 4 } as const;

export function placeProblems(
  level: 'village' | 'district' | 'regency',
  code: string,
  context: FormContext,
): readonly ValueFault[] {
  const isKnown = code.split('.').length === codeParts[level] && context.places.name(code) !== undefined;
  if (!isKnown) return [{ code: 'unknown-place', message: placeWords[level] }];
  return level === 'village' && !context.places.isVillageHere(code) ? [outsideRegion] : [];
}

const outsideRegion: ValueFault = {
  code: 'outside-region',
  message: {
    id: 'Kelurahan atau desa ini di luar daerah yang kami layani. Pilih yang ada di daftar.',
    en: 'This village is outside the area that we serve. Choose one from the list.',
  },
};

export function personProblems(
  field: Field & { type: 'person' },
  path: string,
  person: PersonValue,
  context: FormContext,
): FieldProblem[] {
  const isNamed = (context.named ?? []).some((named) => isSamePerson(named.person, person));
  if (person.source === 'register') {
    if (!context.registerKnown) return [];
    const member =
      context.household.find((candidate) => isSameMember(candidate, person)) ??
      (isNamed ? person : undefined);
    if (!member) {
      return [
        {
          path,
          code: 'not-in-household',
          message: {
            id: 'Orang ini tidak ada di Kartu Keluarga Anda. Pilih dari daftar keluarga Anda.',
            en: 'This person is not on your family card. Choose from your family.',
          },
        },
      ];
    }
    if (field.relations && !(member.relation && field.relations.includes(member.relation))) {
      const label = inSentence(field.label);
      return [
        {
          path,
          code: 'wrong-relation',
          message: {
            id: `${member.name} tidak dapat dipilih sebagai ${label.id} menurut Kartu Keluarga.`,
            en: `By the family card ${member.name} cannot be chosen here: ${label.en}.`,
          },
        },
      ];
    }
    return [];
  }
  if (person.source !== 'typed' || (!field.others && context.registerKnown && !isNamed)) {
    return [
      {
        path,
        code: 'choose-from-household',
        message: {
          id: 'Pilih orangnya dari daftar keluarga Anda.',
          en: 'Choose the person from your family.',
        },
      },
    ];
  }
  const name = typeof person.name === 'string' ? person.name.trim() : '';
  return [
    ...(name === ''
      ? [
          {
            path: `${path}.name`,
            code: 'missing',
            message: {
              id: 'Isi nama lengkap seperti di KTP.',
              en: 'Enter the full name as on the identity card.',
            },
          },
        ]
      : at(`${path}.name`, checkRecordedName(name, { maximumLength: maximumRecordedNameLength }))),
    ...(person.nik === undefined ? [] : at(`${path}.nik`, faultOf(parseNik(String(person.nik))))),
    ...(person.birthDate === undefined
      ? []
      : isDate(String(person.birthDate))
        ? at(`${path}.birthDate`, checkBirthDate(person.birthDate, { today: context.today, maximumAgeYears }))
        : [
            {
              path: `${path}.birthDate`,
              code: 'no-such-date',
              message: {
                id: 'Tanggal lahir ini tidak ada di kalender. Isi hari, bulan dan tahun.',
                en: 'There is no such birth date. Enter day, month and year.',
              },
            },
          ]),
  ];
}

/** A number of the family card does not vouch for another name or date sent with it. */
function isSameMember(member: HouseholdMember, { nik, name, birthDate, relation }: PersonValue): boolean {
  return (
    member.nik === nik &&
    member.name === name &&
    (birthDate === undefined || birthDate === member.birthDate) &&
    (relation === undefined || relation === member.relation)
  );
}

function isSamePerson(one: PersonValue, other: PersonValue): boolean {
  return (['source', 'nik', 'name', 'birthDate', 'relation'] as const).every(
    (part) => one[part] === other[part],
  );
}

export function addressProblems(path: string, address: AddressValue, context: FormContext): FieldProblem[] {
  const street = typeof address.street === 'string' ? address.street.trim() : '';
  const neighbourhood = (part: 'rt' | 'rw'): FieldProblem[] =>
    address[part] === undefined || /^\d{1,3}$/.test(String(address[part]))
      ? []
      : [
          {
            path: `${path}.${part}`,
            code: 'not-a-number',
            message: {
              id: `Isi ${part.toUpperCase()} dengan angka, misalnya 003.`,
              en: `Enter the ${part.toUpperCase()} in digits, such as 003.`,
            },
          },
        ];
  return [
    ...(street === ''
      ? [
          {
            path: `${path}.street`,
            code: 'missing',
            message: { id: 'Isi nama jalan dan nomor rumah.', en: 'Enter the street and house number.' },
          },
        ]
      : at(`${path}.street`, lengthProblems(street, maximumTextLength, false))),
    ...neighbourhood('rt'),
    ...neighbourhood('rw'),
    ...(address.villageCode
      ? at(`${path}.villageCode`, placeProblems('village', String(address.villageCode), context))
      : [{ path: `${path}.villageCode`, code: 'missing', message: placeWords.village }]),
    ...(address.point === undefined || isOnEarth(address.point)
      ? []
      : [
          {
            path: `${path}.point`,
            code: 'no-such-point',
            message: {
              id: 'Letak pada peta tidak terbaca. Tandai sekali lagi.',
              en: 'The place on the map cannot be read. Mark it again.',
            },
          },
        ]),
  ];
}

function isOnEarth({ latitude, longitude }: { latitude: number; longitude: number }): boolean {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}
