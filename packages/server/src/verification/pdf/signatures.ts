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
  textOf,
} from './values.ts';

/** A signature as it stands in a file, before anything of it is believed. */
export type FoundSignature = {
  readonly kind: 'signature' | 'document-timestamp';
  readonly format: string;
  /** The bytes that it says it covers: two runs with the signature itself between them. */
  readonly byteRange: readonly [number, number, number, number] | undefined;
  /** Where the signature itself stands, brackets included. */
  readonly contents: { readonly bytes: Buffer; readonly from: number; readonly to: number };
  readonly claimedAt: ClaimedTime | undefined;
  readonly reason: string | undefined;
  /** Whoever certified the document allows nothing to be added (ISO 32000-2, 12.8.2.2, value 1). */
  readonly forbidsChanges: boolean;
};

export type ClaimedTime = { readonly at: Date; readonly hasZone: boolean };

/** The fields of the form, with what their parents say (12.7.4.1). */
export function* formFields(document: PdfDocument): Generator<PdfDictionary> {
  const root = dictionaryOf(document.resolve(document.trailer.get('Root')));
  const form = dictionaryOf(document.resolve(root?.get('AcroForm')));
  const waiting: { value: PdfValue | undefined; inherited: PdfDictionary }[] = [
    { value: form?.get('Fields'), inherited: new Map() },
  ];
  const visited = new Set<number>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (isReference(next.value)) {
      if (visited.has(next.value.number)) continue;
      visited.add(next.value.number);
    }
    const value = document.resolve(next.value);
    if (isArray(value)) {
      for (const each of value) waiting.push({ value: each, inherited: next.inherited });
    } else if (isDictionary(value)) {
      const inherited = new Map(next.inherited);
      for (const key of ['FT', 'V']) if (value.has(key)) inherited.set(key, value.get(key)!);
      yield new Map([...inherited, ...value]);
      if (value.has('Kids')) waiting.push({ value: value.get('Kids'), inherited });
    }
    if (waiting.length > 10_000) throw new TooComplex('fields');
  }
}

/** The signatures of a file, in the order in which they were set. */
export function findSignatures(document: PdfDocument): readonly FoundSignature[] {
  const found = new Map<number, FoundSignature>();
  for (const field of formFields(document)) {
    if (nameOf(field.get('FT')) !== 'Sig') continue;
    const value = dictionaryOf(document.resolve(field.get('V')));
    const signature = value && signatureOf(document, value);
    if (signature) found.set(signature.contents.from, signature);
    if (found.size > limits.signatures) throw new TooComplex('signatures');
  }
  const endOf = ({ byteRange }: FoundSignature): number => (byteRange ? byteRange[2] + byteRange[3] : 0);
  return [...found.values()].sort((left, right) => endOf(left) - endOf(right));
}

function signatureOf(document: PdfDocument, value: PdfDictionary): FoundSignature | undefined {
  const contents = value.get('Contents');
  const claimed = textOf(document.resolve(value.get('M')));
  if (!isString(contents)) return undefined;
  return {
    kind: nameOf(value.get('Type')) === 'DocTimeStamp' ? 'document-timestamp' : 'signature',
    format: nameOf(document.resolve(value.get('SubFilter'))) ?? '',
    byteRange: rangeOf(document.resolve(value.get('ByteRange'))),
    contents: { bytes: contents.bytes, from: contents.from, to: contents.to },
    claimedAt: claimed === undefined ? undefined : timeOf(claimed),
    reason: textOf(document.resolve(value.get('Reason'))),
    forbidsChanges: forbidsChanges(document, value),
  };
}

function rangeOf(value: PdfValue | undefined): FoundSignature['byteRange'] {
  if (!isArray(value) || value.length !== 4) return undefined;
  if (!value.every((each) => typeof each === 'number' && Number.isSafeInteger(each) && each >= 0))
    return undefined;
  return value as unknown as readonly [number, number, number, number];
}

function forbidsChanges(document: PdfDocument, signature: PdfDictionary): boolean {
  const references = document.resolve(signature.get('Reference'));
  if (!isArray(references)) return false;
  return references.slice(0, 20).some((each) => {
    const reference = dictionaryOf(document.resolve(each));
    if (nameOf(reference?.get('TransformMethod')) !== 'DocMDP') return false;
    return dictionaryOf(document.resolve(reference?.get('TransformParams')))?.get('P') === 1;
  });
}

/** `D:20261122103000+07'00'` (7.9.4). */
export function timeOf(text: string): ClaimedTime | undefined {
  const found = /^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-])(\d\d)'?(\d\d)?)?/.exec(text);
  if (found === null) return undefined;
  const [
    ,
    year,
    month = '01',
    day = '01',
    hour = '00',
    minute = '00',
    second = '00',
    zulu,
    sign,
    zoneHour,
    zoneMinute,
  ] = found;
  const zone = sign === undefined ? 'Z' : `${sign}${zoneHour}:${zoneMinute ?? '00'}`;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(at.getTime()) ? undefined : { at, hasZone: zulu !== undefined || sign !== undefined };
}
