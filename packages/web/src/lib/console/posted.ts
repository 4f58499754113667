import type { ActionInputs } from '@satuloket/server/types';

/** What the officer's form posts for an action of the flow: the same names with scripts and without. */

export const faultName = (at: string): string => `fault.${at}`;
export const numberName = (product: string): string => `number.${product}`;
export const fileName = (product: string): string => `file.${product}`;
export const fileIdName = (product: string): string => `fileId.${product}`;
/** How far the list had seen of a case that is taken from it. */
export const seenName = (code: string): string => `seen.${code}`;

/** Longer than anything that the rules accept: only guards against a form that is no form. */
const longestWords = 5000;

export function postedText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim().slice(0, longestWords) : '';
}

/** Results come last: their files have to be taken in before they can be named. */
export function postedInputs(form: FormData): Omit<ActionInputs, 'results'> {
  const reason = postedText(form, 'reason');
  const note = postedText(form, 'note');
  const faults = [...form.keys()]
    .filter((name) => name.startsWith('fault.'))
    .map((name) => ({ at: name.slice('fault.'.length), words: postedText(form, name) }))
    .filter(({ words }) => words !== '');
  const code = postedText(form, 'proof');
  const checklist = form.getAll('checklist').filter((value) => typeof value === 'string');
  const serials = postedText(form, 'serials')
    .split(/[\s,;]+/)
    .filter((serial) => serial !== '');
  return {
    ...(serials.length > 0 ? { serials } : {}),
    ...(reason ? { reason } : {}),
    ...(note ? { note } : {}),
    ...(faults.length > 0 ? { faults } : {}),
    ...(code ? { proof: { kind: 'code' as const, code } } : {}),
    ...(checklist.length > 0 ? { checklist } : {}),
  };
}

export type PostedResult = {
  readonly product: string;
  readonly number: string;
  readonly fileId: string;
  /** Picked just now, not taken in yet. */
  readonly file?: File;
};

export function postedResults(form: FormData): readonly PostedResult[] {
  const products = new Set(
    [...form.keys()].flatMap((name) => /^(?:number|fileId|file)\.(.+)$/.exec(name)?.[1] ?? []),
  );
  return [...products].map((product) => {
    const file = form.get(fileName(product));
    return {
      product,
      number: postedText(form, numberName(product)),
      fileId: postedText(form, fileIdName(product)),
      ...(file instanceof File && file.size > 0 ? { file } : {}),
    };
  });
}

/** Everything typed, to be shown again after a refusal. */
export function enteredWords(form: FormData): Readonly<Record<string, string>> {
  const kept = [...form.entries()].flatMap(([name, value]) =>
    typeof value === 'string' && name !== 'key' && name !== 'checklist' ? [[name, value] as const] : [],
  );
  return { ...Object.fromEntries(kept), checklist: form.getAll('checklist').join(' ') };
}
