/** From what a page posts to answers: names like `witnesses[0].name`, dates in three parts, dots in amounts. */
import { normalisePhone } from '../identity/index.ts';
import type { AddressValue, Answers, AnswerValue, Field, PersonValue, Service } from '../pack/types.ts';
import type { FormContext } from './context.ts';

export type Posted = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Answers made from a posted page, over those there were (`base`). With `step` only that step's fields are read.
 * What cannot be read stays as it was typed, so that the page shows it again and validation says what is wrong;
 * a field posted empty is forgotten, one that was not posted keeps its answer. Files are uploaded apart and stay.
 */
export function normaliseAnswers(
  service: Service,
  posted: Posted,
  context: FormContext,
  { base = {}, step }: { base?: Answers; step?: string } = {},
): Answers {
  const answers: Answers = { ...base };
  for (const formStep of service.form.steps) {
    if (step !== undefined && formStep.code !== step) continue;
    for (const field of formStep.fields) {
      if (field.type === 'file') continue;
      const read = readField(field, field.code, posted, context, step !== undefined);
      if (read === undefined) delete answers[field.code];
      else if (read !== notPosted) answers[field.code] = read;
    }
  }
  return answers;
}

const notPosted = Symbol('not posted');

function readField(
  field: Field,
  name: string,
  posted: Posted,
  context: FormContext,
  wholeStep: boolean,
): AnswerValue | undefined | typeof notPosted {
  const isPosted = Object.keys(posted).some(
    (key) => key === name || key.startsWith(`${name}.`) || key.startsWith(`${name}[`),
  );
  // A box that is not ticked is not posted at all: on a whole step, absence means "not agreed".
  if (!isPosted) return field.type === 'statement' && wholeStep ? undefined : notPosted;
  const text = single(posted, name);
  switch (field.type) {
    case 'date':
      return readDate(posted, name);
    case 'yes-no':
      return ['yes', 'ya', 'true'].includes(text)
        ? true
        : ['no', 'tidak', 'false'].includes(text)
          ? false
          : undefined;
    case 'statement':
      return ['agreed', 'on', 'yes', 'true'].includes(text) ? true : undefined;
    case 'number':
      return text === '' ? undefined : readNumber(text, field.decimals ?? 0);
    case 'money':
      return text === '' ? undefined : readMoney(text);
    case 'time':
      return text === ''
        ? undefined
        : text.replace(
            /^(\d{1,2})[.:](\d{2})$/,
            (_, hours: string, minutes: string) => `${hours.padStart(2, '0')}:${minutes}`,
          );
    case 'person':
      return readPerson(posted, name, context);
    case 'address':
      return readAddress(posted, name);
    case 'group':
      return readGroup(field, name, posted, context, wholeStep);
    case 'long-text': {
      const raw = posted[name];
      return (typeof raw === 'string' ? raw : '').replace(/\r\n?/g, '\n').trim() || undefined;
    }
    case 'text':
      return text === '' ? undefined : readText(field.format, text);
    default:
      return text === '' ? undefined : text;
  }
}

function single(posted: Posted, name: string): string {
  const value = posted[name];
  const text = Array.isArray(value) ? value.at(-1) : value;
  return typeof text === 'string' ? text.replace(/\s+/g, ' ').trim() : '';
}

function readText(format: (Field & { type: 'text' })['format'], text: string): string {
  if (format === 'nik' || format === 'kk-number') return digitsOf(text);
  if (format === 'phone') {
    const phone = normalisePhone(text);
    return phone.ok ? phone.value : text;
  }
  return text;
}

/** NIK are often typed in groups, with spaces, dots or dashes. */
function digitsOf(text: string): string {
  return text.replace(/[\s.-]/g, '');
}

/** Three parts, or one ISO date; `31 2 2026` becomes `2026-02-31`, which validation then refuses with its reason. */
function readDate(posted: Posted, name: string): string | undefined {
  const whole = single(posted, name);
  if (whole !== '') return whole;
  const [day, month, year] = ['day', 'month', 'year'].map((part) => single(posted, `${name}.${part}`)) as [
    string,
    string,
    string,
  ];
  if (day === '' && month === '' && year === '') return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Indonesian writing: a comma before decimals, dots between thousands. With decimals a lone dot is a comma too. */
function readNumber(text: string, decimals: number): number | string {
  const compact = text.replace(/\s/g, '');
  const plain =
    decimals > 0 && !compact.includes(',') && /^-?\d+\.\d{1,2}$/.test(compact)
      ? compact
      : compact.replace(/\.(?=\d{3}(\D|$))/g, '').replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}

function readMoney(text: string): number | string {
  const digits = text
    .replace(/^rp\.?/i, '')
    .replace(/,(00|-)$/, '')
    .replace(/[\s.]/g, '');
  return /^\d{1,15}$/.test(digits) ? Number(digits) : text;
}

/** A family member by the opaque id that the page showed, or someone typed by hand. */
function readPerson(posted: Posted, name: string, context: FormContext): PersonValue | undefined {
  const memberId = single(posted, `${name}.member`);
  const member = context.household.find(({ id }) => id === memberId);
  if (member) {
    return {
      source: 'register',
      nik: member.nik,
      name: member.name,
      ...(member.birthDate && { birthDate: member.birthDate }),
      ...(member.relation && { relation: member.relation }),
    };
  }
  const named = context.named?.find(({ id }) => id === memberId);
  if (named) return named.person;
  const personName = single(posted, `${name}.name`);
  const nik = digitsOf(single(posted, `${name}.nik`));
  const birthDate = readDate(posted, `${name}.birthDate`);
  const relation = single(posted, `${name}.relation`);
  if (personName === '' && nik === '' && birthDate === undefined)
    return memberId === 'other' ? { source: 'typed', name: '' } : undefined;
  return {
    source: 'typed',
    name: personName,
    ...(nik && { nik }),
    ...(birthDate && { birthDate }),
    ...(relation && { relation }),
  };
}

function readAddress(posted: Posted, name: string): AddressValue | undefined {
  const part = (code: string) => single(posted, `${name}.${code}`);
  const [street, rt, rw, villageCode] = [part('street'), part('rt'), part('rw'), part('villageCode')];
  const [latitude, longitude] = [part('latitude'), part('longitude')];
  if (![street, rt, rw, villageCode, latitude, longitude].some((text) => text !== '')) return undefined;
  return {
    street,
    villageCode,
    ...(rt && { rt: neighbourhood(rt) }),
    ...(rw && { rw: neighbourhood(rw) }),
    ...(latitude && longitude && { point: { latitude: Number(latitude), longitude: Number(longitude) } }),
  };
}

/** RT and RW are written with three digits: `3` is `003`. */
function neighbourhood(text: string): string {
  return /^\d{1,3}$/.test(text) ? text.padStart(3, '0') : text;
}

/** Items in the order of their indices; an item whose fields were all left empty is dropped. */
function readGroup(
  field: Field & { type: 'group' },
  name: string,
  posted: Posted,
  context: FormContext,
  wholeStep: boolean,
): Answers[] | undefined {
  const indices = new Set<number>();
  for (const key of Object.keys(posted)) {
    const index = key.startsWith(`${name}[`) ? Number.parseInt(key.slice(name.length + 1), 10) : Number.NaN;
    if (Number.isInteger(index) && index >= 0 && index <= field.maximumItems) indices.add(index);
  }
  const items = [...indices]
    .sort((left, right) => left - right)
    .map((index) => {
      const item: Answers = {};
      for (const inner of field.fields) {
        if (inner.type === 'file') continue;
        const read = readField(inner, `${name}[${index}].${inner.code}`, posted, context, wholeStep);
        if (read !== undefined && read !== notPosted) item[inner.code] = read;
      }
      return item;
    });
  const filled = items.filter((item) => Object.keys(item).length > 0);
  return filled.length > 0 ? filled : undefined;
}
