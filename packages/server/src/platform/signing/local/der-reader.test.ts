import fc from 'fast-check';
import { expect, test } from 'vitest';
import { derParts, readDer } from './der-reader.ts';

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');

test('cuts the parts of a sequence where they stand', () => {
  const parts = derParts(readDer(bytes('30 06 02 01 05 04 01 ff 00 00')));
  expect(parts.map(({ tag, content }) => [tag, content.toString('hex')])).toEqual([
    [0x02, '05'],
    [0x04, 'ff'],
  ]);
});

test.each([
  ['nothing', ''],
  ['only a tag', '30'],
  ['less than its length says', '30 05 02 01'],
  ['a length without end', '30 80 02 01 05 00 00'],
  ['a length of five bytes', '30 85 01 00 00 00 00'],
])('%s is refused', (_what, hex) => {
  expect(() => readDer(bytes(hex))).toThrow();
});

test('whatever comes is read within its bounds or refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (given) => {
      try {
        const { whole, content } = readDer(Buffer.from(given));
        expect(whole.length).toBeLessThanOrEqual(given.length);
        expect(content.length).toBeLessThan(whole.length);
      } catch (error) {
        expect((error as Error).message).toMatch(/DER/);
      }
    }),
  );
});
