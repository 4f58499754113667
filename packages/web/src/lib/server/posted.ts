/** Reads a step's form as it was posted. Names are paths: `anak.nama`, `saksi[0].nik`, `lahir.day`. */

/** Far more than any form asks; what comes after them is nobody's answer. */
const maximumNames = 2000;

/** The words of a form; files are taken apart from them. Read in one go: a form of many names takes no longer a name. */
export function postedWords(form: FormData): Record<string, string | string[]> {
  const words = new Map<string, string | string[]>();
  for (const [name, value] of form) {
    if (typeof value !== 'string' || name.startsWith('file:')) continue;
    const before = words.get(name);
    if (before === undefined && words.size >= maximumNames) break;
    if (before === undefined) words.set(name, value);
    else if (typeof before === 'string') words.set(name, [before, value]);
    else before.push(value);
  }
  return Object.fromEntries(words);
}

/** Which button of a repeated group was pressed, if one was. */
export function groupAction(
  form: FormData,
): { kind: 'add'; group: string } | { kind: 'remove'; item: string } | null {
  const group = form.get('add');
  if (typeof group === 'string' && group) return { kind: 'add', group };
  const item = form.get('remove');
  if (typeof item === 'string' && /\[\d+\]$/.test(item)) return { kind: 'remove', item };
  return null;
}

/** The same words without one item of a group; the items after it move up. */
export function withoutItem(
  words: Record<string, string | string[]>,
  item: string,
): Record<string, string | string[]> {
  const open = item.lastIndexOf('[');
  const group = item.slice(0, open);
  const removed = Number(item.slice(open + 1, -1));
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(words)) {
    const match = name.startsWith(`${group}[`) ? /^\[(\d+)\](.*)$/.exec(name.slice(group.length)) : null;
    const at = match ? Number(match[1]) : -1;
    if (!match || at < removed) kept[name] = value;
    else if (at > removed) kept[`${group}[${at - 1}]${match[2]}`] = value;
  }
  // A group that is not posted at all keeps its answers; posted empty, it has none.
  if (!Object.keys(kept).some((name) => name.startsWith(`${group}[`))) kept[group] = '';
  return kept;
}
