/** The values of a PDF (ISO 32000-2, 7.3). Names and references are objects so that no text is taken for one. */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfReference
  | PdfString
  | PdfStream
  | PdfDictionary
  | readonly PdfValue[];

export type PdfDictionary = ReadonlyMap<string, PdfValue>;
export type PdfName = { readonly kind: 'name'; readonly name: string };
export type PdfReference = {
  readonly kind: 'reference';
  readonly number: number;
  readonly generation: number;
};
export type PdfString = {
  readonly kind: 'string';
  readonly bytes: Buffer;
  readonly isHex: boolean;
  /** Where it stands, brackets included; of a packed object it says nothing. */
  readonly from: number;
  readonly to: number;
};
export type PdfStream = {
  readonly kind: 'stream';
  readonly dictionary: PdfDictionary;
  readonly content: Buffer;
};

export function isDictionary(value: PdfValue | undefined): value is PdfDictionary {
  return value instanceof Map;
}

export function isArray(value: PdfValue | undefined): value is readonly PdfValue[] {
  return Array.isArray(value);
}

function isKind<K extends string>(value: PdfValue | undefined, kind: K): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind;
}

export function isReference(value: PdfValue | undefined): value is PdfReference {
  return isKind(value, 'reference');
}

export function isString(value: PdfValue | undefined): value is PdfString {
  return isKind(value, 'string');
}

export function isStream(value: PdfValue | undefined): value is PdfStream {
  return isKind(value, 'stream');
}

export function nameOf(value: PdfValue | undefined): string | undefined {
  return isKind(value, 'name') ? (value as PdfName).name : undefined;
}

/** The dictionary of a dictionary or of a stream. */
export function dictionaryOf(value: PdfValue | undefined): PdfDictionary | undefined {
  if (isDictionary(value)) return value;
  return isStream(value) ? value.dictionary : undefined;
}

/** Text of a string: UTF-16 with its mark, UTF-8 with its mark, else Latin letters (7.9.2.2). */
export function textOf(value: PdfValue | undefined): string | undefined {
  if (!isString(value)) return undefined;
  const { bytes } = value;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const even = bytes.subarray(2, bytes.length - (bytes.length % 2));
    return Buffer.from(even).swap16().toString('utf16le');
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('utf8');
  return bytes.toString('latin1');
}

/** Whether two values say the same; how they are written does not matter. */
export function sameValue(left: PdfValue | undefined, right: PdfValue | undefined): boolean {
  if (left === right) return true;
  if (isDictionary(left) && isDictionary(right)) {
    return left.size === right.size && [...left].every(([key, value]) => sameValue(value, right.get(key)));
  }
  if (isArray(left) && isArray(right)) {
    return left.length === right.length && left.every((value, index) => sameValue(value, right[index]));
  }
  if (isString(left) && isString(right)) return left.bytes.equals(right.bytes);
  if (isReference(left) && isReference(right)) return left.number === right.number;
  if (isStream(left) && isStream(right)) {
    return sameValue(left.dictionary, right.dictionary) && left.content.equals(right.content);
  }
  return nameOf(left) !== undefined && nameOf(left) === nameOf(right);
}
