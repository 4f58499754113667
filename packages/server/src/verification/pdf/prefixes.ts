import { createHash } from 'node:crypto';

const mark = Buffer.from('%%EOF');
/** More often than that a document is not extended; the first and the last count. */
const maximumMarks = 24;

/**
 * Where the file may have ended earlier: after each `%%EOF`, with and without the end of its line, and at its own end.
 * A file that was only extended still begins with the bytes that were published.
 */
export function prefixEnds(bytes: Uint8Array): readonly number[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ends = new Set<number>();
  let at = buffer.indexOf(mark);
  for (let marks = 0; at !== -1 && marks < maximumMarks; marks += 1) {
    const end = at + mark.length;
    ends.add(end);
    const [first, second] = [buffer[end], buffer[end + 1]];
    if (first === 0x0a || first === 0x0d) ends.add(end + 1);
    if (first === 0x0d && second === 0x0a) ends.add(end + 2);
    at = buffer.indexOf(mark, end);
  }
  ends.add(bytes.length);
  return [...ends].sort((left, right) => left - right);
}

/** SHA-256 of the file and of each of its beginnings, the whole first. */
export function prefixDigests(bytes: Uint8Array): readonly string[] {
  const hash = createHash('sha256');
  let from = 0;
  const digests = prefixEnds(bytes).map((end) => {
    hash.update(bytes.subarray(from, end));
    from = end;
    return hash.copy().digest('hex');
  });
  return digests.reverse();
}
