/** Which steps, fields and requirements are asked, given the answers so far. */
import type {
  Answers,
  AnswerValue,
  Field,
  FormStep,
  PersonValue,
  Requirement,
  Service,
} from '../pack/types.ts';
import type { FormContext } from './context.ts';
import { baseValues, holds, lookupsOf, namesOf, type Values } from './names.ts';

export type VisibleField = {
  /** `childName`, `witnesses[0].name`. */
  readonly path: string;
  readonly step: string;
  readonly field: Field;
  readonly value: AnswerValue | undefined;
  /** Where the field stands in a repeated group. */
  readonly item?: { readonly group: string; readonly index: number; readonly answers: Answers };
};

/**
 * The fields that are asked, in order. One pass is enough because a condition may only name fields before it
 * (a check at load keeps that), and what is hidden counts as absent for all that follow.
 */
export function visibleFields(service: Service, answers: Answers, context: FormContext): VisibleField[] {
  return walkForm(service, answers, context).fields;
}

export function visibleSteps(service: Service, answers: Answers, context: FormContext): FormStep[] {
  return walkForm(service, answers, context).steps;
}

/** The answers without those of hidden or unknown fields: what is sealed when the form is sent. */
export function pruneAnswers(service: Service, answers: Answers, context: FormContext): Answers {
  return walkForm(service, answers, context).shown;
}

/** The requirements that are asked of this applicant. */
export function requirementsFor(service: Service, answers: Answers, context: FormContext): Requirement[] {
  const values = { ...baseValues(service, context), form: pruneAnswers(service, answers, context) };
  return service.requirements.filter(({ when }) =>
    holds(namesOf(service).form, when, values, lookupsOf(context)),
  );
}

/** Everyone whom an application names, for those that follow from it (`FormContext.named`). */
export function peopleNamed(service: Service, answers: Answers, context: FormContext): PersonValue[] {
  return visibleFields(service, answers, context).flatMap(({ field, value }) =>
    field.type === 'person' && value !== undefined ? [value as PersonValue] : [],
  );
}

type Walk = { readonly fields: VisibleField[]; readonly steps: FormStep[]; readonly shown: Answers };

function walkForm(service: Service, answers: Answers, context: FormContext): Walk {
  const names = namesOf(service);
  const lookups = lookupsOf(context);
  const walk: Walk = { fields: [], steps: [], shown: {} };
  const values = { ...baseValues(service, context), form: walk.shown };
  const requirements = new Map(service.requirements.map((requirement) => [requirement.code, requirement]));
  for (const step of service.form.steps) {
    if (!holds(names.form, step.when, values, lookups)) continue;
    const before = walk.fields.length;
    for (const field of step.fields) {
      if (!holds(names.form, field.when, values, lookups)) continue;
      if (
        field.type === 'file' &&
        !holds(names.form, requirements.get(field.requirement)?.when, values, lookups)
      )
        continue;
      const value = answers[field.code];
      walk.fields.push({ path: field.code, step: step.code, field, value });
      if (field.type === 'group') {
        const items = walkGroup(service, step.code, field, value, values, context, walk.fields);
        if (items.length > 0) walk.shown[field.code] = items;
      } else if (value !== undefined) {
        walk.shown[field.code] = value;
      }
    }
    if (walk.fields.length > before) walk.steps.push(step);
  }
  return walk;
}

function walkGroup(
  service: Service,
  step: string,
  field: Field & { type: 'group' },
  value: AnswerValue | undefined,
  values: Values,
  context: FormContext,
  fields: VisibleField[],
): Answers[] {
  const given = itemsOf(value);
  const shown: Answers[] = [];
  // Items that must be there are asked even before anything stands in them; too many are told, not swallowed.
  const count = Math.min(Math.max(given.length, field.minimumItems), field.maximumItems + 1);
  for (let index = 0; index < count; index++) {
    const item = given[index] ?? {};
    const shownItem: Answers = {};
    for (const inner of field.fields) {
      if (
        !holds(
          namesOf(service).items[field.code]!,
          inner.when,
          { ...values, item: shownItem },
          lookupsOf(context),
        )
      )
        continue;
      fields.push({
        path: `${field.code}[${index}].${inner.code}`,
        step,
        field: inner,
        value: item[inner.code],
        item: { group: field.code, index, answers: shownItem },
      });
      if (item[inner.code] !== undefined) shownItem[inner.code] = item[inner.code]!;
    }
    if (index < given.length) shown.push(shownItem);
  }
  return shown;
}

/** The items of a group's value; nothing where it is not a list of answers. */
export function itemsOf(value: AnswerValue | undefined): Answers[] {
  return Array.isArray(value)
    ? value.filter((item): item is Answers => typeof item === 'object' && item !== null)
    : [];
}
