import { limits, TooComplex } from './budget.ts';
import type { PdfDocument } from './document.ts';
import {
  dictionaryOf,
  isArray,
  isDictionary,
  isReference,
  isString,
  nameOf,
  type PdfDictionary,
  type PdfValue,
  sameValue,
} from './values.ts';

/**
 * What was appended to a signed file beyond what a signature may be followed by: data to check it later (DSS), time
 * stamps, further signatures (ISO 32000-2, 12.8.1 and annex of permitted changes in 12.8.2.2; ETSI EN 319 142-1, 5.4).
 * Empty when the document still shows what was signed.
 *
 * Only objects that the signed file had can change what it shows: a new one is reached through an old one alone. So
 * each old object that is another now must be one of the few that extending touches, and touched in that way only.
 */
export function changesAfter(
  signed: PdfDocument,
  now: PdfDocument,
  /** Where each signature that is judged stands: the look of any other field would be a picture over the page. */
  judged: ReadonlySet<number>,
): readonly string[] {
  const changed = changedObjects(signed, now);
  if (!sameRoot(signed, now)) return ['trailer'];
  if (changed.length === 0) return [];
  const places = placesOf(signed);
  return changed.flatMap((number) => {
    const place = places.get(number) ?? 'nowhere';
    const [before, after] = [signed.object(number), now.object(number)];
    return isAllowed(place, before, after, { signed, now, judged }) ? [] : [`${place} ${number}`];
  });
}

type Both = {
  readonly signed: PdfDocument;
  readonly now: PdfDocument;
  readonly judged: ReadonlySet<number>;
};
type Place =
  | 'catalog'
  | 'form'
  | 'fields'
  | 'field'
  | 'page'
  | 'annotations'
  | 'checking-data'
  | 'about'
  | 'content'
  | 'nowhere';

function sameRoot({ trailer: before }: PdfDocument, { trailer: after }: PdfDocument): boolean {
  return sameValue(before.get('Root'), after.get('Root')) && before.has('Encrypt') === after.has('Encrypt');
}

function changedObjects(signed: PdfDocument, now: PdfDocument): readonly number[] {
  return [...signed.entries].flatMap(([number, before]) => {
    const after = now.entries.get(number);
    if (before.kind === 'free') return [];
    const isUntouched =
      after !== undefined &&
      ((before.kind === 'offset' && after.kind === 'offset' && before.offset === after.offset) ||
        (before.kind === 'packed' && after.kind === 'packed' && before.stream === after.stream));
    if (isUntouched) return [];
    return sameValue(signed.object(number), now.object(number)) ? [] : [number];
  });
}

/** What each object of the signed file is there for; what serves two ends counts as content. */
function placesOf(document: PdfDocument): ReadonlyMap<number, Place> {
  const places = new Map<number, Place>();
  const rootReference = document.trailer.get('Root');
  const root = dictionaryOf(document.resolve(rootReference)) ?? new Map<string, PdfValue>();
  const set = (value: PdfValue | undefined, place: Place): void => {
    if (!isReference(value)) return;
    const known = places.get(value.number);
    places.set(value.number, known === undefined || known === place ? place : 'content');
  };
  const form = dictionaryOf(document.resolve(root.get('AcroForm')));
  const touched = new Set(['AcroForm', 'DSS', 'Metadata', 'Extensions']);
  // First everything that shows something, so that nothing of it may pass for anything else.
  const pages: PdfDictionary[] = [];
  const annotationLists: PdfValue[] = [];
  walk(
    document,
    [...root].filter(([key]) => !touched.has(key)).map(([, value]) => value),
    (number, value) => {
      const dictionary = dictionaryOf(value);
      const kind = nameOf(dictionary?.get('Type'));
      if (isDictionary(value) && kind === 'Page') {
        places.set(number, 'page');
        pages.push(value);
        const annotations = value.get('Annots');
        if (isReference(annotations)) annotationLists.push(annotations);
      } else if (isDictionary(value) && nameOf(value.get('FT')) === 'Sig') places.set(number, 'field');
      else places.set(number, 'content');
    },
  );
  for (const list of annotationLists) if (isReference(list)) places.set(list.number, 'annotations');
  set(rootReference, 'catalog');
  set(root.get('AcroForm'), 'form');
  set(form?.get('Fields'), 'fields');
  set(root.get('Metadata'), 'about');
  set(root.get('Extensions'), 'about');
  set(document.trailer.get('Info'), 'about');
  walk(document, [root.get('DSS') ?? null], (number) => {
    if (!places.has(number)) places.set(number, 'checking-data');
  });
  const rest =
    form === undefined ? [] : [...form].filter(([key]) => key !== 'Fields').map(([, value]) => value);
  walk(document, [form?.get('Fields') ?? null, ...rest], (number, value) => {
    if (places.has(number)) return;
    const isField = isDictionary(value) && nameOf(value.get('FT')) === 'Sig';
    places.set(number, isField ? 'field' : 'content');
  });
  return places;
}

/** Every object that is reached from some values. */
function walk(
  document: PdfDocument,
  from: readonly PdfValue[],
  visit: (number: number, value: PdfValue) => void,
): void {
  const seen = new Set<number>();
  const waiting: PdfValue[] = [...from];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (isReference(next)) {
      if (seen.has(next.number)) continue;
      seen.add(next.number);
      const value = document.object(next.number);
      visit(next.number, value);
      waiting.push(value);
    } else if (isArray(next)) for (const each of next) waiting.push(each);
    else for (const each of dictionaryOf(next)?.values() ?? []) waiting.push(each);
    if (waiting.length > limits.objects) throw new TooComplex('objects');
  }
}

function isAllowed(place: Place, before: PdfValue, after: PdfValue, both: Both): boolean {
  switch (place) {
    case 'nowhere':
      return true;
    case 'checking-data':
    case 'about':
      return after !== null;
    case 'catalog':
      return onlyDiffers(before, after, {
        DSS: () => true,
        Extensions: () => true,
        Metadata: (_, now) => now !== undefined,
        Version: () => true,
        AcroForm: (was, is) => isFormExtended(was, is, both),
      });
    case 'form':
      return isFormExtended(before, after, both);
    case 'fields':
      return isListExtended(before, after, both);
    case 'page':
      return onlyDiffers(before, after, { Annots: (was, is) => isListExtended(was, is, both) });
    case 'annotations':
      return isListExtended(before, after, both);
    case 'field':
      return isFieldSigned(before, after, both);
    case 'content':
      return false;
  }
}

type Rule = (before: PdfValue | undefined, after: PdfValue | undefined) => boolean;

function onlyDiffers(before: PdfValue, after: PdfValue, rules: Readonly<Record<string, Rule>>): boolean {
  if (!isDictionary(before) || !isDictionary(after)) return false;
  return [...new Set([...before.keys(), ...after.keys()])].every((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    return sameValue(was, is) || (rules[key]?.(was, is) ?? false);
  });
}

function isFormExtended(before: PdfValue | undefined, after: PdfValue | undefined, both: Both): boolean {
  const was = before === undefined ? new Map() : both.signed.resolve(before);
  const is = both.now.resolve(after) ?? null;
  // Fonts of the form (DR, DA) are used only when a field's look is made anew, and no field's value may change.
  return onlyDiffers(was as PdfValue, is, {
    Fields: (earlier, later) => isListExtended(earlier, later, both),
    SigFlags: (_, later) => typeof later === 'number',
    DR: (_, later) => later !== undefined,
    DA: (_, later) => later !== undefined,
  });
}

/** Everything that was there still is, in its order; what was added are signature fields. */
function isListExtended(before: PdfValue | undefined, after: PdfValue | undefined, both: Both): boolean {
  const was = both.signed.resolve(before) ?? [];
  const is = both.now.resolve(after);
  if (!isArray(was) || !isArray(is) || is.length < was.length) return false;
  if (!was.every((each, index) => sameValue(each, is[index]))) return false;
  return is.slice(was.length).every((each) => {
    const field = dictionaryOf(both.now.resolve(each));
    const parent = dictionaryOf(both.now.resolve(field?.get('Parent')));
    if (field === undefined || nameOf(field.get('FT') ?? parent?.get('FT')) !== 'Sig') return false;
    return !field.has('AP') || isJudged(field.get('V') ?? parent?.get('V'), both);
  });
}

/** A field that waited for a signature has one now. */
function isFieldSigned(before: PdfValue, after: PdfValue, both: Both): boolean {
  if (!isDictionary(before) || before.has('V')) return false;
  const any: Rule = (_, is) => is !== undefined;
  return onlyDiffers(before, after, {
    V: (_, is) => isJudged(is, both),
    AP: any,
    F: any,
    Lock: any,
    MK: any,
    M: any,
  });
}

function isJudged(value: PdfValue | undefined, { now, judged }: Both): boolean {
  const contents = dictionaryOf(now.resolve(value))?.get('Contents');
  return isString(contents) && judged.has(contents.from);
}
