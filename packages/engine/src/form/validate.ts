/** What is wrong with a form, all of it at once, each at its field. */

import type { Answers, AnswerValue, Field, Service } from '../pack/types.ts';
import type { FieldProblem, Text } from '../result.ts';
import type { FormContext } from './context.ts';
import { baseValues, isKnownFalse, lookupsOf, namesOf, scalarOf, type Values } from './names.ts';
import { valueProblems } from './values.ts';
import { itemsOf, pruneAnswers, type VisibleField, visibleFields } from './visible.ts';
import { dateWords, inSentence } from './words.ts';

/** Every problem of the whole form, in the order of its fields; fields that no form has come last. */
export function validateForm(service: Service, answers: Answers, context: FormContext): FieldProblem[] {
  return [...problemsOf(service, answers, context, () => true), ...unknownFields(service, answers)];
}

/** The problems of one step. */
export function validateStep(
  service: Service,
  stepCode: string,
  answers: Answers,
  context: FormContext,
): FieldProblem[] {
  return problemsOf(service, answers, context, (field) => field.step === stepCode);
}

function problemsOf(
  service: Service,
  answers: Answers,
  context: FormContext,
  wanted: (field: VisibleField) => boolean,
): FieldProblem[] {
  const values = { ...baseValues(service, context), form: pruneAnswers(service, answers, context) };
  const requirements = new Map(service.requirements.map((requirement) => [requirement.code, requirement]));
  return visibleFields(service, answers, context)
    .filter(wanted)
    .flatMap((visible): FieldProblem[] => {
      const { field, path, value } = visible;
      const requirement = field.type === 'file' ? requirements.get(field.requirement) : undefined;
      if (isMissing(field, value)) {
        const isOptional = field.optional === true || requirement?.optional === true;
        if (field.type === 'group') return groupSizeProblems(field, path, 0);
        return isOptional
          ? []
          : [{ path, code: 'missing', message: missingMessage(field, requirement?.title) }];
      }
      const problems =
        field.type === 'group'
          ? Array.isArray(value)
            ? groupSizeProblems(field, path, itemsOf(value).length)
            : [wrongShape(path)]
          : valueProblems({ field, path, value, context, requirement });
      if (problems.length > 0) return problems;
      return [
        ...dateRangeProblems(service, visible, values, context),
        ...checkProblems(service, visible, values, context),
      ];
    });
}

/** A "no" is an answer; a statement that was not agreed to is none. */
function isMissing(field: Field, value: AnswerValue | undefined): boolean {
  if (value === false) return field.type === 'statement';
  return (
    value === undefined || value === '' || value === null || (Array.isArray(value) && value.length === 0)
  );
}

function missingMessage(field: Field, document: Text | undefined): Text {
  const label = inSentence(document ?? field.label);
  switch (field.type) {
    case 'choice':
    case 'yes-no':
    case 'place':
    case 'person':
      return { id: `Pilih ${label.id}.`, en: `Choose: ${label.en}.` };
    case 'file':
      return { id: `Unggah foto atau PDF ${label.id}.`, en: `Upload a photo or PDF: ${label.en}.` };
    case 'statement':
      return {
        id: 'Beri tanda setuju pada pernyataan ini untuk melanjutkan.',
        en: 'Tick that you agree with this statement to go on.',
      };
    default:
      return { id: `Isi ${label.id}.`, en: `Fill in: ${label.en}.` };
  }
}

function wrongShape(path: string): FieldProblem {
  return {
    path,
    code: 'wrong-type',
    message: {
      id: 'Isian ini tidak terbaca. Isi sekali lagi.',
      en: 'This answer cannot be read. Fill it in again.',
    },
  };
}

function groupSizeProblems(field: Field & { type: 'group' }, path: string, count: number): FieldProblem[] {
  const title = inSentence(field.itemTitle);
  if (count < field.minimumItems) {
    return [
      {
        path,
        code: 'too-few-items',
        message: {
          id: `Isi paling sedikit ${field.minimumItems} ${title.id}.`,
          en: `Fill in at least ${field.minimumItems}: ${title.en}.`,
        },
      },
    ];
  }
  if (count > field.maximumItems) {
    return [
      {
        path,
        code: 'too-many-items',
        message: {
          id: `Isi paling banyak ${field.maximumItems} ${title.id}; hapus yang lebih.`,
          en: `Fill in at most ${field.maximumItems}: ${title.en}; remove the rest.`,
        },
      },
    ];
  }
  return [];
}

function dateRangeProblems(
  service: Service,
  visible: VisibleField,
  values: Values,
  context: FormContext,
): FieldProblem[] {
  const { field, path, value } = visible;
  if (field.type !== 'date' || typeof value !== 'string') return [];
  const bound = (source: string | undefined) => {
    const date =
      source && scalarOf(namesFor(service, visible), source, valuesFor(visible, values), lookupsOf(context));
    return typeof date === 'string' ? date : undefined;
  };
  const latest = bound(field.latest);
  if (latest !== undefined && value > latest) {
    const words = dateWords(latest);
    return [
      {
        path,
        code: latest === context.today ? 'in-the-future' : 'too-late',
        message:
          latest === context.today
            ? {
                id: 'Tanggal ini belum terjadi. Isi tanggal hari ini atau sebelumnya.',
                en: 'This date has not come yet. Enter today or an earlier date.',
              }
            : { id: `Isi tanggal paling lambat ${words.id}.`, en: `Enter a date no later than ${words.en}.` },
      },
    ];
  }
  const earliest = bound(field.earliest);
  if (earliest !== undefined && value < earliest) {
    const words = dateWords(earliest);
    return [
      {
        path,
        code: 'too-early',
        message: {
          id: `Isi tanggal paling awal ${words.id}.`,
          en: `Enter a date no earlier than ${words.en}.`,
        },
      },
    ];
  }
  return [];
}

function checkProblems(
  service: Service,
  visible: VisibleField,
  values: Values,
  context: FormContext,
): FieldProblem[] {
  const { check, code } = visible.field;
  if (!check) return [];
  const ownPath = `${visible.item ? 'item' : 'form'}.${code}`;
  const failed = isKnownFalse(
    namesFor(service, visible),
    check.that,
    ownPath,
    valuesFor(visible, values),
    lookupsOf(context),
  );
  return failed ? [{ path: visible.path, code: 'check', message: check.message }] : [];
}

function namesFor(service: Service, visible: VisibleField) {
  return visible.item ? namesOf(service).items[visible.item.group]! : namesOf(service).form;
}

function valuesFor(visible: VisibleField, values: Values): Values {
  return visible.item ? { ...values, item: visible.item.answers } : values;
}

/** A caller of the API that misspells a field learns it here; a hidden field that is still filled in is no fault. */
function unknownFields(service: Service, answers: Answers): FieldProblem[] {
  const known = new Set(service.form.steps.flatMap((step) => step.fields.map((field) => field.code)));
  return Object.keys(answers)
    .filter((code) => !known.has(code))
    .map((path) => ({
      path,
      code: 'unknown-field',
      message: {
        id: `Isian "${path}" tidak ada pada formulir ini.`,
        en: `This form has no field "${path}".`,
      },
    }));
}
