import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeDocumentCode, parseDocumentCode, showDocumentCode } from './index.ts';

const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

test('every code that is made is read again, however it is shown or typed', () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const code = makeDocumentCode(random);
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
      for (const typed of [
        code,
        showDocumentCode(code),
        code.toLowerCase(),
        ` ${code.replaceAll('0', 'o')} `,
      ])
        expect(parseDocumentCode(typed)).toBe(code);
    }),
  );
});

test('one wrong character, or two exchanged ones, are no code', () => {
  fc.assert(
    fc.property(
      bytes,
      fc.nat({ max: 15 }),
      fc.nat({ max: 15 }),
      fc.constantFrom(...alphabet),
      (random, one, other, character) => {
        const code = makeDocumentCode(random);
        const wrong = code.slice(0, one) + character + code.slice(one + 1);
        if (wrong !== code) expect(parseDocumentCode(wrong)).toBeUndefined();
        const letters = [...code];
        [letters[one], letters[other]] = [letters[other]!, letters[one]!];
        const exchanged = letters.join('');
        if (exchanged !== code) expect(parseDocumentCode(exchanged)).toBeUndefined();
      },
    ),
  );
});

describe('what is no code', () => {
  test.each(['', 'KB-7F3K9-2QXAM', '7Q4F-X2MN-0ZK3', '7Q4F-X2MN-0ZK3-V8R!'])('%j', (typed) => {
    expect(parseDocumentCode(typed)).toBeUndefined();
  });

  test('too few random bytes are a fault of the caller', () => {
    expect(() => makeDocumentCode(new Uint8Array(9))).toThrow(RangeError);
  });
});

test('it is shown in groups of four', () => {
  expect(showDocumentCode('7Q4FX2MN0ZK3V8RT')).toBe('7Q4F-X2MN-0ZK3-V8RT');
});
