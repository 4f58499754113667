import { expect, test } from 'vitest';
import { prefixEnds } from './prefix-ends.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each([
  ['no PDF', 'Surat', [5]],
  ['one end of a line', '%PDF %%EOF\n', [11, 10]],
  ['two bytes of a line’s end', 'a%%EOF\r\nb%%EOF\r\n', [16, 15, 14, 8, 7, 6]],
  ['nothing after the mark', 'a%%EOFb%%EOF', [12, 6]],
  ['almost a mark', 'a%%EO%%EOF', [10]],
])('%s', (_name, text, ends) => {
  expect(prefixEnds(bytes(text))).toEqual(ends);
});

test('no more than are looked up', () => {
  expect(prefixEnds(bytes('%%EOF\n'.repeat(50)))).toHaveLength(20);
});
