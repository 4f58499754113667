import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalBytes, canonicalJson } from './index.ts';

describe('the examples of RFC 8785', () => {
  test('section 3.2.2 to 3.2.4: numbers, strings, literals and sorted keys', () => {
    const value = {
      // biome-ignore lint/correctness/noPrecisionLoss: the RFC's own number, which is written as a double holds it.
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  test('section 3.2.3: keys in the order of their UTF-16 units', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(canonicalJson(value)) as object)).toHaveLength(7);
    expect([...canonicalJson(value).matchAll(/:"([^"]+)"/g)].map((match) => match[1])).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  test.each([
    [-0, '0'],
    [5e-324, '5e-324'],
    [1.7976931348623157e308, '1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [1e21, '1e+21'],
    [1e-7, '1e-7'],
  ])('appendix B: %d is %s', (number, text) => {
    expect(canonicalJson(number)).toBe(text);
  });
});

test.each([
  ['NaN', Number.NaN],
  ['infinity', [Number.POSITIVE_INFINITY]],
  ['a bigint', { amountRupiah: 10n }],
  ['a date', { at: new Date(0) }],
  ['a map', new Map()],
  ['undefined in a list', [undefined]],
  ['a function', { run: () => 1 }],
  ['half of a surrogate pair', '\ud83d'],
  ['such a key', { '\ude00': 1 }],
])('refuses %s, which JSON cannot say', (_what, value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError);
});

test('reads back as the same value, and the order of keys does not matter', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.integer()), (members) => {
      expect(canonicalJson(Object.fromEntries(Object.entries(members).reverse()))).toBe(
        canonicalJson(members),
      );
    }),
  );
});

test('a key without a value is left out, and bytes are UTF-8', () => {
  expect(canonicalJson({ b: 1, a: undefined })).toBe('{"b":1}');
  expect([...canonicalBytes('é')]).toEqual([0x22, 0xc3, 0xa9, 0x22]);
});
