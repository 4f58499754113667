/** Answers in words: the review before sending, the data beside the documents, and what a correction changed. */
import { formatNik } from '../identity/index.ts';
import type {
  AddressValue,
  Answers,
  AnswerValue,
  Field,
  FileValue,
  PersonValue,
  Service,
} from '../pack/types.ts';
import type { Text } from '../result.ts';
import type { FormContext } from './context.ts';
import { itemsOf, visibleFields } from './visible.ts';
import { dateWords, numberWords, rupiahWords } from './words.ts';

export type DescribedAnswer = {
  readonly path: string;
  readonly step: string;
  readonly type: Field['type'];
  readonly label: Text;
  /** Empty in both languages when nothing was answered. */
  readonly value: Text;
  readonly item?: { readonly group: string; readonly index: number };
};

/** Every asked field with its answer in words, in order. The heading of a group stands as a line of its own. */
export function describeAnswers(service: Service, answers: Answers, context: FormContext): DescribedAnswer[] {
  return visibleFields(service, answers, context).map(({ path, step, field, value, item }) => ({
    path,
    step,
    type: field.type,
    label: field.label,
    value: wordsFor(field, value, context),
    ...(item && { item: { group: item.group, index: item.index } }),
  }));
}

function wordsFor(field: Field, value: AnswerValue | undefined, context: FormContext): Text {
  if (value === undefined) return same('');
  switch (field.type) {
    case 'choice':
      return field.options.find((option) => option.value === value)?.label ?? same(String(value));
    case 'yes-no':
      return value === true ? { id: 'Ya', en: 'Yes' } : { id: 'Tidak', en: 'No' };
    case 'statement':
      return value === true ? { id: 'Setuju', en: 'Agreed' } : same('');
    case 'date':
      return dateWords(String(value));
    case 'number': {
      if (typeof value !== 'number') return same(String(value));
      const words = numberWords(value);
      return {
        id: `${words.id} ${field.unit?.id ?? ''}`.trim(),
        en: `${words.en} ${field.unit?.en ?? ''}`.trim(),
      };
    }
    case 'money':
      return same(typeof value === 'number' ? rupiahWords(value) : String(value));
    case 'place':
      return same(context.places.name(String(value)) ?? String(value));
    case 'person':
      return personWords(value as PersonValue);
    case 'address':
      return same(addressWords(value as AddressValue, context));
    case 'file':
      return same(
        Array.isArray(value) ? (value as readonly FileValue[]).map(({ name }) => name).join(', ') : '',
      );
    case 'group': {
      const count = itemsOf(value).length;
      return {
        id: `${count} ${field.itemTitle.id.toLowerCase()}`,
        en: `${count} × ${field.itemTitle.en.toLowerCase()}`,
      };
    }
    default:
      return same(String(value));
  }
}

function same(text: string): Text {
  return { id: text, en: text };
}

function personWords(person: PersonValue): Text {
  const nik = person.nik ? `, NIK ${formatNik(person.nik)}` : '';
  const born = person.birthDate ? dateWords(person.birthDate) : undefined;
  return {
    id: `${person.name}${nik}${born ? `, lahir ${born.id}` : ''}`,
    en: `${person.name}${nik}${born ? `, born ${born.en}` : ''}`,
  };
}

/** `RT 004 RW 009`, whose numbers never stand alone at the beginning of a line. */
export function neighbourhoodWords({ rt, rw }: Pick<AddressValue, 'rt' | 'rw'>): string {
  return [rt && `RT\u00a0${rt}`, rw && `RW\u00a0${rw}`].filter(Boolean).join(' ');
}

function addressWords(address: AddressValue, context: FormContext): string {
  const neighbourhood = neighbourhoodWords(address);
  return [address.street, neighbourhood, context.places.name(address.villageCode)].filter(Boolean).join(', ');
}

/** Paths whose answers differ, in the form's order where the fields are known to both; people and addresses are one answer. */
export function changedPaths(before: Answers, after: Answers): string[] {
  const codes = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return codes.flatMap((code) => {
    const [left, right] = [before[code], after[code]];
    if (isEqual(left, right)) return [];
    if (!isListOfAnswers(left) && !isListOfAnswers(right)) return [code];
    const [leftItems, rightItems] = [itemsOf(left), itemsOf(right)];
    return Array.from({ length: Math.max(leftItems.length, rightItems.length) }, (_, index) =>
      changedPaths(leftItems[index] ?? {}, rightItems[index] ?? {}).map(
        (path) => `${code}[${index}].${path}`,
      ),
    ).flat();
  });
}

/** Items of a group; files are lists too, but each carries its `fileId` and the list is one answer. */
function isListOfAnswers(value: AnswerValue | undefined): boolean {
  return Array.isArray(value) && value.length > 0 && !('fileId' in (value[0] as object));
}

function isEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) =>
    isEqual((left as Record<string, unknown>)[key], (right as Record<string, unknown>)[key]),
  );
}
