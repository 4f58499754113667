/** Reads a step's form as it was posted. Names are paths: `anak.nama`, `saksi[0].nik`, `lahir.day`. */

/** The words of a form; files are taken apart from them. */
export function postedWords(form: FormData): Record<string, string | string[]> {
  const words: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith('file:')) continue;
    const values = form.getAll(name).filter((value) => typeof value === 'string');
    const first = values[0];
    if (first !== undefined) words[name] = values.length > 1 ? values : first;
  }
  return words;
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
