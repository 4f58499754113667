import {
  type Answers,
  type AnswerValue,
  type Field,
  type FieldProblem,
  failure,
  type Result,
  success,
} from '@satuloket/engine';
import { problems, withFields } from './problems.ts';

/** More items than any form asks for; what is above the form's own number is told by its rules. */
const maximumItems = 100;

type Read =
  | { readonly ok: true; readonly value: AnswerValue | undefined }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/**
 * Reads what a program sent for a field. Pages send texts that are read leniently; a program that sends a number where
 * an address belongs has made a mistake that no rule of the form can tell it about. `null` means not known, as if the
 * field were absent.
 */
export function readAnswer(field: Field, given: unknown, path: string = field.code): Read {
  if (given === undefined || given === null) return { ok: true, value: undefined };
  switch (field.type) {
    case 'number':
    case 'money':
      // A text is kept: the rules say why it is no number.
      return typeof given === 'number' || typeof given === 'string' ? fit(given) : wrong(path);
    case 'yes-no':
    case 'statement':
      return typeof given === 'boolean' ? fit(given) : wrong(path);
    case 'person':
      return hasTexts(given, ['name', 'source'], ['nik', 'birthDate', 'relation']) ? fit(given) : wrong(path);
    case 'address':
      return hasTexts(given, ['street', 'villageCode'], ['rt', 'rw']) && isPoint(given.point)
        ? fit(given)
        : wrong(path);
    case 'group':
      return readGroup(field, given, path);
    case 'file':
      return { ok: true, value: undefined };
    default:
      return typeof given === 'string' ? fit(given) : wrong(path);
  }
}

/** A program's answers to some fields, over those of before; all that is wrong with them is told at once. */
export function readAnswers(
  fields: readonly Field[],
  given: Readonly<Record<string, unknown>>,
  before: Answers,
): Result<Answers> {
  const merged: Answers = { ...before };
  const wrongOnes: FieldProblem[] = [];
  for (const field of fields) {
    if (field.type === 'file') continue;
    const read = readAnswer(field, own(given, field.code));
    if (!read.ok) wrongOnes.push(...read.problems);
    else if (read.value === undefined) delete merged[field.code];
    else merged[field.code] = read.value;
  }
  return wrongOnes.length > 0 ? failure(withFields(problems.answersMalformed, wrongOnes)) : success(merged);
}

function readGroup(field: Extract<Field, { type: 'group' }>, given: unknown, path: string): Read {
  if (!Array.isArray(given) || given.length > maximumItems) return wrong(path);
  const items: Answers[] = [];
  const problems: FieldProblem[] = [];
  for (const [index, item] of given.entries()) {
    if (!isRecord(item)) {
      problems.push(wrongShape(`${path}[${index}]`));
      continue;
    }
    const read: Answers = {};
    for (const inner of field.fields) {
      const value = readAnswer(inner, own(item, inner.code), `${path}[${index}].${inner.code}`);
      if (!value.ok) problems.push(...value.problems);
      else if (value.value !== undefined) read[inner.code] = value.value;
    }
    items.push(read);
  }
  return problems.length > 0 ? { ok: false, problems } : fit(items);
}

export function own(record: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasTexts(
  value: unknown,
  needed: readonly string[],
  possible: readonly string[],
): value is Record<string, unknown> {
  if (!isRecord(value)) return false;
  return (
    needed.every((name) => typeof own(value, name) === 'string') &&
    possible.every((name) => ['string', 'undefined'].includes(typeof own(value, name)))
  );
}

function isPoint(value: unknown): boolean {
  if (value === undefined) return true;
  return (
    isRecord(value) && Number.isFinite(own(value, 'latitude')) && Number.isFinite(own(value, 'longitude'))
  );
}

const fit = (value: unknown): Read => ({ ok: true, value: value as AnswerValue });
const wrong = (path: string): Read => ({ ok: false, problems: [wrongShape(path)] });

function wrongShape(path: string): FieldProblem {
  return {
    path,
    code: 'wrong-shape',
    message: {
      id: 'Bentuk isian ini tidak sesuai dengan jenisnya.',
      en: 'What was sent does not have the shape of this field.',
    },
  };
}
