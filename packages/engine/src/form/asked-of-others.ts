/** What a service asks of people and registers other than the applicant: confirmations, watches, other regions. */
import type { Answers, PersonValue, Service } from '../pack/types.ts';
import type { FormContext } from './context.ts';
import { type DescribedAnswer, describeAnswers } from './describe.ts';
import { baseValues, holds, lookupsOf, namesOf, scalarOf, type Values } from './names.ts';
import { pruneAnswers } from './visible.ts';

/** Someone who is asked to confirm; `person` is the place among the confirmation's people. */
export type AskedPerson = {
  readonly person: number;
  readonly name: string;
  /** As it was entered. */
  readonly phone: string;
  /** Known where the person stands in the form with a NIK. */
  readonly nik?: string;
};

/** Everyone whom a confirmation asks, by these answers: nobody where it does not apply or a phone is not given. */
export function askedToConfirm(
  service: Service,
  confirmation: string,
  answers: Answers,
  context: FormContext,
): AskedPerson[] {
  const definition = service.confirmations?.[confirmation];
  if (!definition) return [];
  const values = formValues(service, answers, context);
  if (!holds(namesOf(service).facts, definition.when, values, lookupsOf(context))) return [];
  const form = values.form as Answers;
  return definition.people.flatMap(({ person, phone }, index) => {
    const who = form[person];
    const number = form[phone];
    if (who === undefined || typeof number !== 'string' || number === '') return [];
    if (typeof who === 'string') return [{ person: index, name: who, phone: number }];
    const { name, nik } = who as PersonValue;
    return [{ person: index, name, phone: number, ...(nik ? { nik } : {}) }];
  });
}

/** The few answers that whoever confirms is shown, in the form's order. People are told by name only. */
export function shownToConfirm(
  service: Service,
  confirmation: string,
  answers: Answers,
  context: FormContext,
): DescribedAnswer[] {
  const shows = service.confirmations?.[confirmation]?.shows ?? [];
  return describeAnswers(service, answers, context)
    .filter(({ path, item }) => shows.includes(item?.group ?? path))
    .filter(({ type, value }) => type !== 'file' && value.id !== '')
    .map((answer) => (answer.type === 'person' ? { ...answer, value: nameOnly(answers, answer) } : answer));
}

function nameOnly(answers: Answers, { path, item, value }: DescribedAnswer): DescribedAnswer['value'] {
  const items = item && answers[item.group];
  const holder = item
    ? Array.isArray(items)
      ? (items[item.index] as Answers | undefined)
      : undefined
    : answers;
  const person = holder?.[path.split('.').at(-1) ?? path] as PersonValue | undefined;
  return person === undefined ? value : { id: person.name, en: person.name };
}

/** Of whom a watch asks the register; undefined while the form does not say. */
export function watchedNik(
  service: Service,
  watch: string,
  answers: Answers,
  context: FormContext,
): string | undefined {
  const source = service.watches?.[watch]?.nik;
  if (source === undefined) return undefined;
  const nik = scalarOf(
    namesOf(service).facts,
    source,
    formValues(service, answers, context),
    lookupsOf(context),
  );
  return typeof nik === 'string' && nik !== '' ? nik : undefined;
}

/** The code of the city or regency to which an action hands over; undefined where it hands over to none. */
export function handOverTo(
  service: Service,
  action: string,
  answers: Answers,
  context: FormContext,
): string | undefined {
  const source = service.flow.actions[action]?.handsOver?.to;
  if (source === undefined) return undefined;
  const code = scalarOf(
    namesOf(service).facts,
    source,
    formValues(service, answers, context),
    lookupsOf(context),
  );
  return typeof code === 'string' && code !== '' ? code : undefined;
}

function formValues(service: Service, answers: Answers, context: FormContext): Values {
  return {
    ...baseValues(service, context),
    form: pruneAnswers(service, answers, context),
    ...(context.applicant && { applicant: context.applicant }),
  };
}
