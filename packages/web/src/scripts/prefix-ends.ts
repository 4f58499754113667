const mark = [0x25, 0x25, 0x45, 0x4f, 0x46];
/** As many digests are looked up for one file. */
const maximumEnds = 20;

/** Where a PDF may have ended earlier: after each `%%EOF`, with and without the end of its line. The whole first. */
export function prefixEnds(bytes: Uint8Array): readonly number[] {
  const ends = new Set<number>();
  for (let at = bytes.indexOf(mark[0]!); at !== -1; at = bytes.indexOf(mark[0]!, at + 1)) {
    if (!mark.every((byte, index) => bytes[at + index] === byte)) continue;
    const end = at + mark.length;
    ends.add(end);
    const [first, second] = [bytes[end], bytes[end + 1]];
    if (first === 0x0a || first === 0x0d) ends.add(end + 1);
    if (first === 0x0d && second === 0x0a) ends.add(end + 2);
  }
  ends.delete(bytes.length);
  return [bytes.length, ...[...ends].sort((left, right) => right - left)].slice(0, maximumEnds);
}
