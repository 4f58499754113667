import type { FieldProblem } from '@satuloket/engine';

/** Reads a step's form as it was posted. Names are paths: `anak.nama`, `saksi[0].nik`, `lahir.day`. */

/** Far more than any form asks; what comes after them is nobody's answer. */
const maximumNames = 2000;

/** The posted form; null when it is larger than the server takes at once, as several photos can be without scripts. */
export async function postedForm(request: Request): Promise<FormData | null> {
  try {
    return await request.formData();
  } catch (caught) {
    if (typeof caught === 'object' && caught !== null && 'status' in caught && caught.status === 413)
      return null;
    throw caught;
  }
}

export const tooLargeAtOnce: FieldProblem = {
  path: '',
  code: 'form-too-large',
  message: {
    id: 'Berkas yang Anda kirim sekaligus terlalu besar. Kirim satu per satu, atau ambil foto dengan ukuran lebih kecil. Yang sudah tersimpan tetap ada.',
    en: 'The files that you sent at once are too large. Send them one by one, or take smaller photos. What was saved is still there.',
  },
};

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
