import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeTrackingCode, parseTrackingCode } from './index.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bytes = fc.uint8Array({ minLength: 6, maxLength: 6 });
const prefixes = fc.constantFrom('KB', 'BB', 'ZZ', 'KTX');

function outcome(input: string, options?: Parameters<typeof parseTrackingCode>[1]): string {
  const result = parseTrackingCode(input, options);
  return result.ok ? result.value.code : result.error.code;
}

/** Replaces the character at a place among those of the code, dashes not counted. */
function replaced(code: string, place: number, character: string): string {
  const plain = code.replaceAll('-', '');
  return plain.slice(0, place) + character + plain.slice(place + 1);
}

test('a code is short, and the same bytes give the same code', () => {
  const code = makeTrackingCode('KB', Uint8Array.of(1, 2, 3, 4, 5, 6));
  expect(code).toMatch(/^KB-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
  expect(makeTrackingCode('KB', Uint8Array.of(1, 2, 3, 4, 5, 6))).toBe(code);
});

test('all 45 bits of randomness are in it', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 2n ** 45n - 1n }),
      fc.integer({ min: 0, max: 44 }),
      (value, bit) => {
        const code = (bits: bigint) =>
          makeTrackingCode(
            'KB',
            Uint8Array.from({ length: 6 }, (_, byte) => Number((bits >> BigInt(8 * (5 - byte))) & 255n)),
          );
        expect(code(value ^ (1n << BigInt(bit)))).not.toBe(code(value));
      },
    ),
  );
});

describe('reading', () => {
  const made = makeTrackingCode('KB', new Uint8Array(6));
  const lastOfMade = made.at(-1)!;

  test.each([
    // what was typed                            options                                outcome
    [made, {}, made],
    [made.toLowerCase(), {}, made],
    [` ${made.replaceAll('-', ' ')} `, {}, made],
    [made.replaceAll('-', ''), {}, made],
    [made.replaceAll('-', '–'), {}, made],
    [`KB-OOooO-0000${lastOfMade}`, {}, made],
    [made, { regionPrefixes: ['KB', 'BB'] }, made],
    [made.slice(3), { assumedPrefix: 'KB' }, made],
    [made.slice(3), { assumedPrefix: 'BB' }, 'wrong-check-character'],
    [made.slice(3), {}, 'wrong-length'],
    [made, { regionPrefixes: ['BB'] }, 'unknown-region'],
    [made.slice(0, -1), {}, 'wrong-length'],
    [`${made}00`, {}, 'wrong-length'],
    ['KB-7F3K9-2QXU!', {}, 'unreadable-character'],
    ['cek status', {}, 'unreadable-character'],
    ['  - ', {}, 'empty'],
    ['', {}, 'empty'],
  ])('%s %j: %s', (input, options, expected) => {
    expect(outcome(input, options)).toBe(expected);
  });

  test('a prefix of digits is no region', () => {
    expect(outcome('000000000000')).toBe('wrong-check-character');
  });

  test.each(['K', 'KOTA', 'kb', 'IL', 'K1'])('a region cannot have the prefix %s', (prefix) => {
    expect(() => makeTrackingCode(prefix, new Uint8Array(6))).toThrow(RangeError);
  });

  test('too few random bytes are a fault of the caller', () => {
    expect(() => makeTrackingCode('KB', new Uint8Array(5))).toThrow(RangeError);
  });
});

describe('properties', () => {
  test('every code that is made is read, and tells its region', () => {
    fc.assert(
      fc.property(prefixes, bytes, (regionPrefix, random) => {
        const code = makeTrackingCode(regionPrefix, random);
        expect(parseTrackingCode(code)).toEqual({ ok: true, value: { code, regionPrefix } });
      }),
    );
  });

  test('every single wrong character is noticed', () => {
    fc.assert(
      fc.property(prefixes, bytes, (regionPrefix, random) => {
        const code = makeTrackingCode(regionPrefix, random);
        const plain = code.replaceAll('-', '');
        for (let place = 0; place < plain.length; place += 1) {
          for (const character of alphabet) {
            if (character === plain[place]) continue;
            expect(parseTrackingCode(replaced(code, place, character)).ok).toBe(false);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  test('every exchange of two different characters is noticed, neighbours or not', () => {
    fc.assert(
      fc.property(prefixes, bytes, (regionPrefix, random) => {
        const code = makeTrackingCode(regionPrefix, random);
        const plain = code.replaceAll('-', '');
        for (let first = 0; first < plain.length; first += 1) {
          for (let second = first + 1; second < plain.length; second += 1) {
            if (plain[first] === plain[second]) continue;
            const exchanged = replaced(replaced(code, first, plain[second]!), second, plain[first]!);
            expect(parseTrackingCode(exchanged).ok).toBe(false);
          }
        }
      }),
    );
  });

  test('anything at all gets an answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const result = parseTrackingCode(text);
        expect(result.ok || result.error.message.id !== '').toBe(true);
      }),
    );
  });
});
