/** One value of DER (X.690) in its bytes: where it is, without building objects of all that is in it. */
export type DerValue = { readonly tag: number; readonly whole: Buffer; readonly content: Buffer };

/** Throws where the bytes are no DER. */
export function readDer(bytes: Buffer): DerValue {
  const tag = bytes[0];
  const first = bytes[1];
  if (tag === undefined || first === undefined) throw new Error('DER ends too early.');
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || lengthBytes > 4) throw new Error('A length that DER does not allow.');
  if (bytes.length < 2 + lengthBytes) throw new Error('DER ends too early.');
  const length = lengthBytes === 0 ? first : bytes.readUIntBE(2, lengthBytes);
  const start = 2 + lengthBytes;
  if (start + length > bytes.length) throw new Error('DER ends too early.');
  return { tag, whole: bytes.subarray(0, start + length), content: bytes.subarray(start, start + length) };
}

/** What stands one after the other in a sequence or set. */
export function derParts({ content }: DerValue): DerValue[] {
  const parts: DerValue[] = [];
  for (let at = 0; at < content.length; ) {
    const part = readDer(content.subarray(at));
    parts.push(part);
    at += part.whole.length;
  }
  return parts;
}
