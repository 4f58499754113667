import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatRange, mostSerials, readSerial, readSerials, serialRanges, serialsIn } from './serials.ts';

describe('a serial', () => {
  test.each([
    ['BK26-000512', { prefix: 'BK26-', number: 512, width: 6 }],
    [' bk26-000 512 ', { prefix: 'BK26-', number: 512, width: 6 }],
    ['000001', { prefix: '', number: 1, width: 6 }],
    ['A/2026/0009', { prefix: 'A/2026/', number: 9, width: 4 }],
    ['2612345678901234', { prefix: '2612', number: 345678901234, width: 12 }],
    ['BK26-', undefined],
    ['', undefined],
    ['BK26_12', undefined],
    [`${'A'.repeat(21)}1`, undefined],
  ])('%s', (typed, expected) => {
    expect(readSerial(typed)).toEqual(expected);
  });
});

describe('what is typed or scanned', () => {
  test.each<[string, string[], string[] | string]>([
    ['one after the other', ['A01', 'a02', ''], ['A01', 'A02']],
    ['first and last', ['A08..A11'], ['A08', 'A09', 'A10', 'A11']],
    ['with a dash', ['A08 – A09'], ['A08', 'A09']],
    ['with a spaced hyphen', ['A-08 - A-09'], ['A-08', 'A-09']],
    ['in words', ['A08 s/d A09', 'B1 sampai B2'], ['A08', 'A09', 'B1', 'B2']],
    ['nothing', [' '], []],
    ['no serial', ['A08', 'kartu'], 'malformed: kartu'],
    ['half a range', ['A08..'], 'malformed: A08..'],
    ['three of a range', ['A1..A2..A3'], 'malformed: A1..A2..A3'],
    ['two kinds', ['A08..B09'], 'unlike: A08..B09'],
    ['two widths', ['A8..A10'], 'unlike: A8..A10'],
    ['backwards', ['A10..A08'], 'backwards: A10..A08'],
    ['twice', ['A08..A10', 'A09'], 'twice: A09'],
    ['too many', ['A00001..A10001'], 'too-many: A00001..A10001'],
  ])('%s', (_, entries, expected) => {
    const read = readSerials(entries);
    expect(read.ok ? read.serials : `${read.fault.code}: ${read.fault.entry}`).toEqual(expected);
  });

  test('as many as are allowed', () => {
    const read = readSerials(['A00001..A10000']);
    expect(read.ok && read.serials.length).toBe(mostSerials);
  });
});

test('ranges hold exactly what they were made of', () => {
  const serial = fc
    .record({ prefix: fc.constantFrom('', 'A', 'BK-'), number: fc.integer({ min: 0, max: 60 }) })
    .map(({ prefix, number }) => `${prefix}${String(number).padStart(3, '0')}`);
  fc.assert(
    fc.property(fc.uniqueArray(serial, { maxLength: 80 }), (serials) => {
      const ranges = serialRanges(serials);
      expect(ranges.flatMap(serialsIn).sort()).toEqual([...serials].sort());
      const again = readSerials(ranges.map(formatRange));
      expect(again.ok && [...again.serials].sort()).toEqual([...serials].sort());
      // No two of them could be one.
      expect(serialRanges(ranges.flatMap(serialsIn))).toEqual(ranges);
    }),
  );
});
