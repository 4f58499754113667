/** Texts, numbers and amounts. */
import {
  checkEmail,
  checkNewName,
  checkRecordedName,
  normalisePhone,
  parseFamilyCardNumber,
  parseNik,
} from '../identity/index.ts';
import type { AnswerValue, Field } from '../pack/types.ts';
import { faultOf, type ValueFault } from './value-fault.ts';
import { numberWords, rupiahWords } from './words.ts';

/** Bounds that keep a value a value, not rules of law: those stand in packs. */
export const maximumTextLength = 150;
export const maximumLongTextLength = 2000;
export const maximumRecordedNameLength = 200;

export function textProblems(field: Field & { type: 'text' }, value: string): readonly ValueFault[] {
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

export function lengthProblems(
  value: string,
  maximumLength: number,
  allowsLines: boolean,
): readonly ValueFault[] {
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

export function numberProblems(
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

export function moneyProblems(
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
