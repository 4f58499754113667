/** What is wrong with one value that was given, by the type of its field. */
import { isDate } from '../expression/index.ts';
import type { AddressValue, AnswerValue, Field, PersonValue, Requirement } from '../pack/types.ts';
import type { FieldProblem, Text } from '../result.ts';
import type { FormContext } from './context.ts';
import { fileProblems, isListOfFiles } from './file-values.ts';
import { addressProblems, personProblems, placeProblems } from './people-and-places.ts';
import {
  lengthProblems,
  maximumLongTextLength,
  moneyProblems,
  numberProblems,
  textProblems,
} from './plain-values.ts';
import { at, isRecord } from './value-fault.ts';

export type GivenValue = {
  readonly field: Field;
  readonly path: string;
  readonly value: AnswerValue | undefined;
  readonly context: FormContext;
  /** The document that a file field belongs to. */
  readonly requirement?: Requirement;
};
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
      return isRecord(value)
        ? personProblems(field, path, value as unknown as PersonValue, context)
        : unreadable();
    case 'address':
      return isRecord(value)
        ? addressProblems(path, value as unknown as AddressValue, context)
        : unreadable();
    case 'file':
      return isListOfFiles(value) && requirement ? at(path, fileProblems(requirement, value)) : unreadable();
    case 'group':
      return [];
  }
}
