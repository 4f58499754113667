/** What a case that an event opens is filled in with, and what is wrong with that at the event's own form. */
import type { FormContext } from '../form/context.ts';
import { validateForm } from '../form/index.ts';
import { itemsOf, peopleNamed } from '../form/visible.ts';
import type { Answers, AnswerValue, Field, FileValue, Member, Service } from '../pack/types.ts';
import type { FieldProblem } from '../result.ts';
import { memberOf, membersBefore, type PlannedMember, planMembers } from './plan.ts';

/** What came of a product of the cases before: the register's numbers and the released files. */
export type LentProduct = { readonly numbers: readonly string[]; readonly files: readonly FileValue[] };

export type MemberFilling = {
  readonly event: Service;
  /** The service that the member opens. */
  readonly service: Service;
  readonly planned: PlannedMember;
  /** All that the event opens, where something is shared out among them (`oneEach`). */
  readonly places?: readonly PlannedMember[];
  /** Of the event. */
  readonly answers: Answers;
  /** What is known without the event: what the register fills in. */
  readonly base?: Answers;
  readonly products?: (member: string, product: string) => LentProduct | undefined;
  /** What was answered to an action's own question in the cases before. */
  readonly asked?: (member: string, question: string) => readonly AnswerValue[];
};

/**
 * The answers of a member's case. What its definition names comes first; then fields with the same code and type, of
 * the item before those of the form; then what is known anyway.
 */
export function memberAnswers(filling: MemberFilling): Answers {
  const answers: Answers = {};
  for (const { fields } of filling.service.form.steps) {
    for (const field of fields) {
      const value = valueFor(filling, field);
      if (value !== undefined) answers[field.code] = value;
    }
  }
  return answers;
}

function valueFor(filling: MemberFilling, field: Field): AnswerValue | undefined {
  const { event, planned, answers, base = {} } = filling;
  const member = memberOf(event, planned.member);
  const source = member.answers[field.code];
  if (source !== undefined) {
    if ('value' in source) return source.value;
    const value = valueAt(filling, source.from.split('.'), field);
    return source.oneEach ? shareOf(filling, value) : value;
  }
  const carried = carriedFrom(event, member, field);
  if (carried === 'item') return itemOf(filling)?.[field.code] ?? base[field.code];
  return (carried === 'form' ? answers[field.code] : undefined) ?? base[field.code];
}

/** The first of several files is for the first case that the member opens, and so on. */
function shareOf({ planned, places = [] }: MemberFilling, value: AnswerValue | undefined) {
  const own = places.filter(({ member }) => member === planned.member);
  const at = own.findIndex(({ item }) => item === planned.item);
  const share = Array.isArray(value) ? (value as readonly FileValue[])[at] : undefined;
  return share === undefined ? undefined : [share];
}

/** Where a field that nothing names is carried over from, if the event asks the same. */
function carriedFrom(event: Service, { each }: Member, field: Field): 'item' | 'form' | undefined {
  const fields = event.form.steps.flatMap((step) => step.fields);
  const group = fields.find(({ code }) => code === each);
  const asksTheSame = ({ code, type }: Field) => code === field.code && type === field.type;
  if (group?.type === 'group' && group.fields.some(asksTheSame)) return 'item';
  return fields.some(asksTheSame) ? 'form' : undefined;
}

function itemOf({ event, planned, answers }: MemberFilling): Answers | undefined {
  const { each } = memberOf(event, planned.member);
  if (each === undefined || planned.item === undefined) return undefined;
  return itemsOf(answers[each])[planned.item];
}

function valueAt(filling: MemberFilling, path: readonly string[], field: Field): AnswerValue | undefined {
  const [root, ...rest] = path;
  if (root === 'products') {
    const lent = filling.products?.(rest[0] ?? '', rest[1] ?? '');
    if (lent === undefined) return undefined;
    if (field.type === 'file') return lent.files.length === 0 ? undefined : lent.files;
    return lent.numbers.length === 0 ? undefined : lent.numbers.join(', ');
  }
  if (root === 'asked') {
    const told = filling.asked?.(rest[0] ?? '', rest[1] ?? '') ?? [];
    return told.length > 1 ? told.join(', ') : told[0];
  }
  let value: unknown = root === 'item' ? itemOf(filling) : filling.answers;
  for (const name of rest) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value as AnswerValue | undefined;
}

/** The products that a member is filled in with: their cases must have them before it is sent. */
export function productSources(
  event: Service,
  member: string,
): readonly { readonly member: string; readonly product: string }[] {
  return sourcesUnder(event, member, 'products').map(([from, product]) => ({ member: from, product }));
}

/** The questions of the cases before whose answers a member is filled in with. */
export function askedSources(
  event: Service,
  member: string,
): readonly { readonly member: string; readonly question: string }[] {
  return sourcesUnder(event, member, 'asked').map(([from, question]) => ({ member: from, question }));
}

function sourcesUnder(event: Service, member: string, root: string): (readonly [string, string])[] {
  return Object.values(memberOf(event, member).answers).flatMap((source) => {
    const [own, from, name] = 'from' in source ? source.from.split('.') : [];
    return own === root && from !== undefined && name !== undefined ? [[from, name] as const] : [];
  });
}

/** Of the cases before, those whose products a member takes: the same item's where both repeat the same group. */
export function lenders<Place extends PlannedMember>(
  event: Service,
  members: readonly Place[],
  { member, item }: PlannedMember,
  lender: string,
): readonly Place[] {
  const own = memberOf(event, member);
  const sameGroup = own.each !== undefined && memberOf(event, lender).each === own.each;
  return members.filter((place) => place.member === lender && (!sameGroup || place.item === item));
}

/** The words by which people tell the items of a group apart: the first name or text that was given. */
export function itemLabel(event: Service, answers: Answers, planned: PlannedMember): string | undefined {
  const { each } = memberOf(event, planned.member);
  const group = event.form.steps.flatMap(({ fields }) => fields).find(({ code }) => code === each);
  const item = each === undefined ? undefined : itemsOf(answers[each])[planned.item ?? -1];
  if (group?.type !== 'group' || item === undefined) return undefined;
  for (const { code, type } of group.fields) {
    const value = item[code];
    if (type === 'text' && typeof value === 'string' && value !== '') return value;
    if (type === 'person' && typeof value === 'object' && 'name' in value) return value.name as string;
  }
  return undefined;
}

/**
 * What is wrong with the cases that are filed together with the event, told where the event asks for it, so that
 * nothing is refused after it was sent. `base` gives what is known of a service without the event.
 */
export function memberProblems(
  event: Service,
  answers: Answers,
  context: FormContext,
  known: {
    readonly service: (code: string) => Service | undefined;
    readonly base: (service: Service) => Answers;
  },
): FieldProblem[] {
  const planned = planMembers(event, answers, context).map((place) => ({
    ...place,
    caseId: null,
    end: null,
  }));
  const seen = new Set<string>();
  const inMember = withNamed(event, answers, context);
  return planned.flatMap((place): FieldProblem[] => {
    if (membersBefore(event, planned, place).length > 0) return [];
    const member = memberOf(event, place.member);
    const service = known.service(member.service);
    if (service === undefined) return [];
    const filling = { event, service, planned: place, places: planned, answers, base: known.base(service) };
    return validateForm(service, memberAnswers(filling), inMember).flatMap((problem) => {
      const path = pathInEvent(filling, problem.path);
      const told = `${path ?? `${member.service}/${problem.path}`} ${problem.code}`;
      if (seen.has(told)) return [];
      seen.add(told);
      if (path !== undefined) return [{ ...problem, path }];
      const { title } = member;
      const message = {
        id: `${title.id}: ${problem.message.id}`,
        en: `${title.en}: ${problem.message.en}`,
      };
      return [{ ...problem, path: '', message }];
    });
  });
}

/** The context of a member's form: whom the event has named counts there, as the event's own form has judged them. */
export function withNamed(event: Service, answers: Answers, context: FormContext): FormContext {
  const named = peopleNamed(event, answers, context).map((person, index) => ({
    id: `named-${index}`,
    person,
  }));
  return { ...context, named };
}

/** Where the event asks for what stands at a path of the member's form; undefined when it does not. */
function pathInEvent({ event, service, planned }: MemberFilling, path: string): string | undefined {
  const [code = ''] = path.split(/[.[]/);
  const inside = path.slice(code.length);
  const member = memberOf(event, planned.member);
  const item = `${member.each}[${planned.item}]`;
  const source = member.answers[code];
  if (source !== undefined) {
    if ('value' in source) return undefined;
    const [root, ...rest] = source.from.split('.');
    if (root === 'products' || root === 'asked') return undefined;
    return `${root === 'item' ? `${item}.` : ''}${rest.join('.')}${inside}`;
  }
  const field = service.form.steps.flatMap(({ fields }) => fields).find((asked) => asked.code === code);
  const carried = field && carriedFrom(event, member, field);
  if (carried === 'item') return `${item}.${path}`;
  return carried === 'form' ? path : undefined;
}
