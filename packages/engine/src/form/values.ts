/** What is wrong with one value that was given, by the type of its field. */
import { isDate } from '../expression/index.ts';
import {
  checkBirthDate,
  checkEmail,
  checkNewName,
  checkRecordedName,
  normalisePhone,
  parseFamilyCardNumber,
  parseNik,
} from '../identity/index.ts';
import type { AddressValue, AnswerValue, Field, FileValue, PersonValue, Requirement } from '../pack/types.ts';
import type { FieldProblem, Text } from '../result.ts';
import type { FormContext } from './context.ts';
import { inSentence, numberWords, rupiahWords } from './words.ts';

export type GivenValue = {
  readonly field: Field;
  readonly path: string;
  readonly value: AnswerValue | undefined;
  readonly context: FormContext;
  /** The document that a file field belongs to. */
  readonly requirement?: Requirement;
};

/** Bounds that keep a value a value, not rules of law: those stand in packs. */
const maximumTextLength = 150;
const maximumLongTextLength = 2000;
const maximumRecordedNameLength = 200;
const maximumAgeYears = 130;

export function valueProblems({ field, path, value, context, requirement }: GivenValue): FieldProblem[] {
  const problem = (code: string, message: Text): FieldProblem[] => [{ path, code, message }];
  const unreadable = () =>
    problem('wrong-type', {
      id: 'Isian ini tidak terbaca. Isi sekali lagi.',
      en: 'This answer cannot be read. Fill it in again.',
    });
  switch (field.type) {
    case 'text':
      return typeof value === 'string' ? at(path, textProblems(field, value)) : unreadable();
    case 'long-text':
      return typeof value === 'string'
        ? at(path, lengthProblems(value, field.maximumLength ?? maximumLongTextLength, true))
        : unreadable();
    case 'choice':
      return field.options.some((option) => option.value === value)
        ? []
        : problem('not-an-option', {
            id: 'Pilih salah satu jawaban yang tersedia.',
            en: 'Choose one of the answers offered.',
          });
    case 'yes-no':
    case 'statement':
      return typeof value === 'boolean' ? [] : unreadable();
    case 'date':
      if (typeof value !== 'string') return unreadable();
      return isDate(value)
        ? []
        : problem('no-such-date', {
            id: 'Tanggal ini tidak ada di kalender. Isi hari, bulan dan tahun, misalnya 7 3 2026.',
            en: 'There is no such date. Enter day, month and year, such as 7 3 2026.',
          });
    case 'time':
      if (typeof value !== 'string') return unreadable();
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(value)
        ? []
        : problem('no-such-time', {
            id: 'Isi jam dengan dua angka jam dan dua angka menit, misalnya 08:30.',
            en: 'Enter hours and minutes, such as 08:30.',
          });
    case 'number':
      return at(path, numberProblems(field, value));
    case 'money':
      return at(path, moneyProblems(field, value));
    case 'place':
      return typeof value === 'string' ? at(path, placeProblems(field.level, value, context)) : unreadable();
    case 'person':
      return isRecord(value) ? personProblems(field, path, value as PersonValue, context) : unreadable();
    case 'address':
      return isRecord(value) ? addressProblems(path, value as AddressValue, context) : unreadable();
    case 'file':
      return isListOfFiles(value) && requirement ? at(path, fileProblems(requirement, value)) : unreadable();
    case 'group':
      return [];
  }
}

type ValueFault = { readonly code: string; readonly message: Text };

function at(path: string, faults: readonly ValueFault[]): FieldProblem[] {
  return faults.map(({ code, message }) => ({ path, code, message }));
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textProblems(field: Field & { type: 'text' }, value: string): readonly ValueFault[] {
  const maximumLength = field.maximumLength ?? maximumTextLength;
  switch (field.format ?? 'plain') {
    case 'new-name':
      return checkNewName(value, {
        maximumLength,
        minimumWords: field.minimumWords ?? 1,
        titles: field.barredTitles ?? [],
      });
    case 'name':
      return checkRecordedName(value, { maximumLength: field.maximumLength ?? maximumRecordedNameLength });
    case 'nik':
      return faultOf(parseNik(value));
    case 'kk-number':
      return faultOf(parseFamilyCardNumber(value));
    case 'phone':
      return faultOf(normalisePhone(value));
    case 'email':
      return faultOf(checkEmail(value));
    case 'letter-number':
    case 'plain':
      return lengthProblems(value, maximumLength, false);
  }
}

function faultOf(
  result: { readonly ok: true } | { readonly ok: false; readonly error: ValueFault },
): readonly ValueFault[] {
  return result.ok ? [] : [result.error];
}

function lengthProblems(value: string, maximumLength: number, allowsLines: boolean): readonly ValueFault[] {
  const length = [...value].length;
  if (length > maximumLength) {
    return [
      {
        code: 'too-long',
        message: {
          id: `Tulisan ini ${length} huruf; persingkat menjadi paling banyak ${maximumLength} huruf.`,
          en: `This has ${length} characters; shorten it to at most ${maximumLength}.`,
        },
      },
    ];
  }
  return [...value].some((character) => isUnprintable(character, allowsLines))
    ? [
        {
          code: 'unprintable',
          message: {
            id: 'Ada tanda yang tidak bisa dicetak. Ketik ulang tulisan ini.',
            en: 'There is a sign that cannot be printed. Type this text again.',
          },
        },
      ]
    : [];
}

function isUnprintable(character: string, allowsLines: boolean): boolean {
  const code = character.codePointAt(0)!;
  return code === 127 || (code < 32 && !(allowsLines && (character === '\n' || character === '\t')));
}

function numberProblems(
  field: Field & { type: 'number' },
  value: AnswerValue | undefined,
): readonly ValueFault[] {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    return [{ code: 'not-a-number', message: { id: 'Isi dengan angka saja.', en: 'Enter digits only.' } }];
  }
  const decimals = field.decimals ?? 0;
  if (Number(value.toFixed(decimals)) !== value) {
    return [
      {
        code: 'too-many-decimals',
        message:
          decimals === 0
            ? { id: 'Isi dengan angka bulat, tanpa koma.', en: 'Enter a whole number.' }
            : {
                id: `Paling banyak ${decimals} angka di belakang koma.`,
                en: `At most ${decimals} digits after the point.`,
              },
      },
    ];
  }
  const unit = field.unit ?? { id: '', en: '' };
  const words = (bound: number) => ({
    id: `${numberWords(bound).id} ${unit.id}`.trim(),
    en: `${numberWords(bound).en} ${unit.en}`.trim(),
  });
  if (field.minimum !== undefined && value < field.minimum) {
    return [
      {
        code: 'too-small',
        message: {
          id: `Isi paling sedikit ${words(field.minimum).id}.`,
          en: `Enter at least ${words(field.minimum).en}.`,
        },
      },
    ];
  }
  if (field.maximum !== undefined && value > field.maximum) {
    return [
      {
        code: 'too-large',
        message: {
          id: `Isi paling banyak ${words(field.maximum).id}.`,
          en: `Enter at most ${words(field.maximum).en}.`,
        },
      },
    ];
  }
  return [];
}

function moneyProblems(
  field: Field & { type: 'money' },
  value: AnswerValue | undefined,
): readonly ValueFault[] {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    return [
      {
        code: 'not-an-amount',
        message: {
          id: 'Isi jumlah rupiah dengan angka, misalnya 50.000.',
          en: 'Enter the amount in rupiah, such as 50.000.',
        },
      },
    ];
  }
  if (field.minimumRupiah !== undefined && value < field.minimumRupiah) {
    return [
      {
        code: 'too-small',
        message: {
          id: `Isi paling sedikit ${rupiahWords(field.minimumRupiah)}.`,
          en: `Enter at least ${rupiahWords(field.minimumRupiah)}.`,
        },
      },
    ];
  }
  if (field.maximumRupiah !== undefined && value > field.maximumRupiah) {
    return [
      {
        code: 'too-large',
        message: {
          id: `Isi paling banyak ${rupiahWords(field.maximumRupiah)}.`,
          en: `Enter at most ${rupiahWords(field.maximumRupiah)}.`,
        },
      },
    ];
  }
  return [];
}

const placeWords: Record<'village' | 'district' | 'regency', Text> = {
  village: { id: 'Pilih kelurahan atau desa dari daftar.', en: 'Choose the village from the list.' },
  district: { id: 'Pilih kecamatan dari daftar.', en: 'Choose the district from the list.' },
  regency: { id: 'Pilih kota atau kabupaten dari daftar.', en: 'Choose the city or regency from the list.' },
};

/** The parts of a Kemendagri code tell its level: `32.75.01.1002` is a village. */
const codeParts = { regency: 2, district: 3, village: 4 } as const;

function placeProblems(
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

function personProblems(
  field: Field & { type: 'person' },
  path: string,
  person: PersonValue,
  context: FormContext,
): FieldProblem[] {
  if (person.source === 'register') {
    if (!context.registerKnown) return [];
    const member = context.household.find(({ nik }) => nik === person.nik);
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
  if (person.source !== 'typed' || (!field.others && context.registerKnown)) {
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

function addressProblems(path: string, address: AddressValue, context: FormContext): FieldProblem[] {
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

function isListOfFiles(value: unknown): value is readonly FileValue[] {
  return (
    Array.isArray(value) &&
    value.every(
      (file) =>
        isRecord(file) &&
        ['fileId', 'name', 'sha256', 'mediaType'].every((name) => typeof file[name] === 'string') &&
        typeof file.sizeBytes === 'number',
    )
  );
}

const bytesInMegabyte = 1_048_576;

function fileProblems(requirement: Requirement, files: readonly FileValue[]): readonly ValueFault[] {
  const faults: ValueFault[] = [];
  if (files.length > requirement.maximumFiles) {
    faults.push({
      code: 'too-many-files',
      message: {
        id: `Paling banyak ${requirement.maximumFiles} berkas di sini; hapus yang lebih.`,
        en: `At most ${requirement.maximumFiles} files here; remove the rest.`,
      },
    });
  }
  for (const file of files) {
    const accepted = requirement.accepts.some((kind) =>
      kind === 'pdf' ? file.mediaType === 'application/pdf' : file.mediaType.startsWith('image/'),
    );
    if (!accepted) {
      const wanted = requirement.accepts.map((kind) => (kind === 'pdf' ? 'PDF' : 'foto')).join(' atau ');
      faults.push({
        code: 'wrong-kind-of-file',
        message: {
          id: `"${file.name}" bukan ${wanted}. Unggah ${wanted}.`,
          en: `"${file.name}" is not accepted here. Upload ${requirement.accepts.map((kind) => (kind === 'pdf' ? 'a PDF' : 'a photo')).join(' or ')}.`,
        },
      });
    }
    if (file.sizeBytes <= 0) {
      faults.push({
        code: 'empty-file',
        message: {
          id: `"${file.name}" kosong. Unggah sekali lagi.`,
          en: `"${file.name}" is empty. Upload it again.`,
        },
      });
    }
    if (file.sizeBytes > requirement.maximumMegabytes * bytesInMegabyte) {
      faults.push({
        code: 'file-too-large',
        message: {
          id: `"${file.name}" lebih dari ${requirement.maximumMegabytes} MB. Unggah yang lebih kecil.`,
          en: `"${file.name}" is over ${requirement.maximumMegabytes} MB. Upload a smaller one.`,
        },
      });
    }
  }
  return faults;
}
