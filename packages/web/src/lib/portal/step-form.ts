import type { Answers, AnswerValue, Field } from '@satuloket/engine';
import type { Draft } from '@satuloket/server/types';

export type ShownField = {
  readonly path: string;
  readonly field: Field;
  readonly value: AnswerValue | undefined;
};
export type ShownItem = {
  readonly path: string;
  readonly index: number;
  readonly removable: boolean;
  readonly fields: readonly ShownField[];
};
export type ShownGroup = {
  readonly path: string;
  readonly field: Field & { type: 'group' };
  readonly items: readonly ShownItem[];
  readonly mayAdd: boolean;
};
export type ShownEntry = ShownField | ShownGroup;

/** How many items of a group the page was asked to show, `witnesses.3`: an empty one is nowhere else. */
export type AskedItems = { readonly group: string; readonly count: number } | null;

export function readAskedItems(given: string | null): AskedItems {
  const match = /^([\w[\].]+)\.(\d{1,2})$/.exec(given ?? '');
  return match ? { group: match[1] ?? '', count: Number(match[2]) } : null;
}

export function isGroup(entry: ShownEntry): entry is ShownGroup {
  return 'items' in entry;
}

/** What a step's page draws, in order: single fields, and groups with their items. */
export function entriesOf(
  step: string,
  draft: Pick<Draft, 'visible' | 'answers'>,
  asked: AskedItems = null,
): readonly ShownEntry[] {
  const fields = draft.visible.filter((visible) => visible.step === step);
  return fields
    .filter(({ path }) => !path.includes('['))
    .map(({ path, field }) => {
      if (field.type !== 'group') return { path, field, value: draft.answers[path] };
      return groupOf(path, field, draft, asked?.group === path ? asked.count : 0);
    });
}

function groupOf(
  path: string,
  field: Field & { type: 'group' },
  draft: Pick<Draft, 'visible' | 'answers'>,
  askedCount: number,
): ShownGroup {
  const given = listOf(draft.answers[path]);
  const count = Math.min(
    Math.max(given.length, field.minimumItems, askedCount),
    Math.max(field.maximumItems, given.length),
  );
  const items = Array.from({ length: count }, (_, index): ShownItem => {
    const item = `${path}[${index}]`;
    const known = draft.visible.filter((visible) => visible.path.startsWith(`${item}.`));
    // An item that was just added is not in the draft yet: it begins with the questions that hang on no other.
    const shown =
      known.length > 0
        ? known.map((visible) => visible.field)
        : field.fields.filter(({ when }) => when === undefined);
    return {
      path: item,
      index,
      removable: count > field.minimumItems,
      fields: shown.map((inner) => ({
        path: `${item}.${inner.code}`,
        field: inner,
        value: given[index]?.[inner.code],
      })),
    };
  });
  return { path, field, items, mayAdd: count < field.maximumItems };
}

function listOf(value: AnswerValue | undefined): readonly Answers[] {
  return Array.isArray(value) ? (value as readonly Answers[]) : [];
}

/** The id of the control that a problem's path leads to, so that the error summary can go there. */
export function controlOf(
  path: string,
  entries: readonly ShownEntry[],
  situation: { readonly choosesMember: boolean },
): string {
  const fields = entries.flatMap((entry) =>
    isGroup(entry) ? entry.items.flatMap((item) => item.fields) : [entry],
  );
  if (path.startsWith('requirement.')) {
    const code = path.slice('requirement.'.length);
    const asks = fields.find(({ field }) => field.type === 'file' && field.requirement === code);
    return asks?.path ?? path;
  }
  const group = entries.find((entry) => isGroup(entry) && entry.path === path);
  if (group && isGroup(group)) return group.items[0]?.fields[0]?.path ?? `${path}-add`;
  const field = fields.find((candidate) => candidate.path === path)?.field;
  if (field?.type === 'address') return `${path}.street`;
  if (field?.type === 'person' && !situation.choosesMember) return `${path}.name`;
  return path;
}

/** The field that an officer's mark is about: `form.home.street` lies in `home`, `requirement.photo` in its file field. */
export function fieldOfFault(at: string, visible: Draft['visible']): Draft['visible'][number] | undefined {
  if (at.startsWith('requirement.')) {
    const code = at.slice('requirement.'.length);
    return visible.find(({ field }) => field.type === 'file' && field.requirement === code);
  }
  const path = at.replace(/^form\./, '');
  const holds = (outer: string): boolean =>
    path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
  // The innermost of those that hold it: a field in a group before the group.
  return visible
    .filter((field) => holds(field.path))
    .sort((one, other) => other.path.length - one.path.length)[0];
}

/** The parts of a date as they were typed; `00` stands where a box was left empty. */
export function typedDate(value: string): string {
  return value
    .split('-')
    .map((part, index) => (index > 0 && part === '00' ? '' : part))
    .join('-');
}
