import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Result } from '../result.ts';
import {
  ageOn,
  checkBirthDate,
  checkEmail,
  checkNewName,
  checkNip,
  checkRecordedName,
  daysBetween,
  formatNik,
  isLateReport,
  maskName,
  maskNik,
  maskPhone,
  type NameRule,
  normalisePhone,
  parseFamilyCardNumber,
  parseNik,
  tidyName,
  type ValueProblem,
} from './index.ts';

/** The code of the refusal, or what was read. */
function outcome<Value>(result: Result<Value, ValueProblem>): Value | string {
  return result.ok ? result.value : result.error.code;
}

describe('NIK', () => {
  test.each([
    // input                 outcome             why
    ['3275014101900001', 'female 1 1 90 1', 'a woman of 1 January: 41'],
    ['3275013112990012', 'male 31 12 99 12', 'a man of 31 December'],
    ['3275 0171 1299 0012', 'female 31 12 99 12', 'in groups, as people type it'],
    ['3216.0729.0200-9999', 'male 29 2 0 9999', '29 February 2000, though 1900 was no leap year'],
    ['1101012902010001', 'impossible-date', '29 February of neither 1901 nor 2001'],
    ['3275013202900001', 'impossible-date', 'day 32'],
    ['3275014001900001', 'impossible-date', 'day 40 is neither a man’s nor a woman’s'],
    ['3275017201900001', 'impossible-date', 'a woman’s day 32'],
    ['3275010113900001', 'impossible-date', 'month 13'],
    ['3275010001900001', 'impossible-date', 'day 0'],
    ['3275010101900000', 'serial-zero', 'serials begin with 0001'],
    ['327501010190001', 'not-16-digits', '15 digits'],
    ['32750101019000011', 'not-16-digits', '17 digits'],
    ['', 'not-16-digits', 'nothing'],
    ['3275O10101900001', 'not-digits', 'the letter O'],
    ['3275 01', 'not-16-digits', 'a beginning'],
    ['3275O1', 'not-digits', 'letters come before length'],
  ])('%s: %s (%s)', (input, expected) => {
    const result = parseNik(input);
    const shown = result.ok
      ? [
          result.value.sex,
          result.value.day,
          result.value.month,
          result.value.twoDigitYear,
          result.value.serial,
        ].join(' ')
      : result.error.code;
    expect(shown).toBe(expected);
  });

  test('the century stays open, and any region’s number is read alike', () => {
    expect(outcome(parseNik('9471014101050001'))).toMatchObject({
      text: '9471014101050001',
      regionPrefix: '947101',
      possibleBirthDates: ['1905-01-01', '2005-01-01'],
    });
    expect(outcome(parseNik('3275012902000001'))).toMatchObject({ possibleBirthDates: ['2000-02-29'] });
  });

  test('every well-made number is read back, however it is grouped', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1926-01-01'), max: new Date('2025-12-31'), noInvalidDate: true }),
        fc.boolean(),
        fc.integer({ min: 1, max: 9999 }),
        (born, isWoman, serial) => {
          const date = born.toISOString().slice(0, 10);
          const day = String(Number(date.slice(8)) + (isWoman ? 40 : 0)).padStart(2, '0');
          const text = `327501${day}${date.slice(5, 7)}${date.slice(2, 4)}${String(serial).padStart(4, '0')}`;
          const nik = parseNik(formatNik(text));
          expect(nik).toMatchObject({ ok: true, value: { text, serial, sex: isWoman ? 'female' : 'male' } });
          expect(nik.ok && nik.value.possibleBirthDates).toContain(date);
        },
      ),
    );
  });

  test('anything at all gets an answer', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof parseNik(text).ok === 'boolean'));
  });
});

describe('family card number', () => {
  test.each([
    ['3275010203190007', 'read'],
    ['3275014203190007', 'impossible-date'],
    ['3275010203190000', 'serial-zero'],
    ['3275-0102', 'not-16-digits'],
    ['kartu keluarga', 'not-digits'],
  ])('%s: %s', (input, expected) => {
    const result = parseFamilyCardNumber(input);
    expect(result.ok ? 'read' : result.error.code).toBe(expected);
  });
});

const rule: NameRule = { maximumLength: 60, minimumWords: 2, titles: ['dr', 'h', 'hj', 'spd', 'ir'] };

describe('names', () => {
  test.each([
    ['Siti Nurhaliza', []],
    ['  siti   nurhaliza ', []],
    ['José Andrés', []],
    ['Jose\u0301 Andre\u0301s', []],
    ['Suharto', ['too-few-words']],
    ['Abcdefghi Abcdefghi Abcdefghi Abcdefghi Abcdefghi Abcdefghi', []],
    ['Abcdefghi Abcdefghi Abcdefghi Abcdefghi Abcdefghi Abcdefghij A', ['too-long']],
    ['Budi 2 Santoso', ['has-digits']],
    ["Nur'aini Putri", ['has-punctuation']],
    ['Siti-Aminah Putri', ['has-punctuation']],
    ['H. Ahmad Fauzi', ['has-title', 'has-punctuation']],
    ['Ahmad Fauzi S.Pd', ['has-title', 'has-punctuation']],
    ['DR Ahmad Fauzi', ['has-title']],
    ['Hadi Hamzah', []],
    ['محمد احمد', ['not-latin-letters']],
    ['X Æ A-12', ['has-digits', 'has-punctuation']],
    ['B3', ['too-few-words', 'has-digits']],
    ['   ', ['empty']],
  ])('as a new name, %s: %j', (name, codes) => {
    expect(checkNewName(name, rule).map((problem) => problem.code)).toEqual(codes);
  });

  test.each([
    ['Suharto', []],
    ['H. Nur’aini, S.Pd', []],
    ['-', ['no-letters']],
    ['', ['empty']],
    ['A'.repeat(61), ['too-long']],
  ])('as a recorded name, %s: %j', (name, codes) => {
    expect(checkRecordedName(name, rule).map((problem) => problem.code)).toEqual(codes);
  });

  test('sixty letters with spaces are the most, counted as people see them', () => {
    const sixty = `${'é'.repeat(29)} ${'e\u0301'.repeat(30)}`;
    expect(checkNewName(sixty, rule)).toEqual([]);
    expect(checkNewName(`${sixty}a`, rule).map((problem) => problem.code)).toEqual(['too-long']);
    expect(tidyName(sixty)).toHaveLength(60);
  });
});

describe('phone', () => {
  test.each([
    ['081234567890', '+6281234567890'],
    ['0812-3456-7890', '+6281234567890'],
    ['+62 812 3456 7890', '+6281234567890'],
    ['62812.3456.7890', '+6281234567890'],
    ['+62 (0)812 3456 7890', '+6281234567890'],
    ['6208123456789', '+628123456789'],
    ['006281234567890', '+6281234567890'],
    ['81234567890', '+6281234567890'],
    ['0218840001', 'not-mobile'],
    ['+14155550100', 'foreign-number'],
    ['08123', 'too-short'],
    ['08123456789012', 'too-long'],
    ['0812 abc', 'not-a-number'],
    ['0812+345', 'not-a-number'],
    [' ', 'empty'],
  ])('%s → %s', (input, expected) => {
    expect(outcome(normalisePhone(input))).toBe(expected);
  });

  test('a normalised number stays as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^08[0-9]{8,10}$/), (text) => {
        const once = normalisePhone(text);
        expect(once.ok && normalisePhone(once.value)).toEqual(once);
      }),
    );
  });
});

describe('e-mail', () => {
  test.each([
    [' Siti.N@Contoh.ID ', 'Siti.N@contoh.id'],
    ['a+b@mail.contoh.co.id', 'a+b@mail.contoh.co.id'],
    ['siti', 'no-at-sign'],
    ['siti@@contoh.id', 'no-at-sign'],
    ['@contoh.id', 'no-at-sign'],
    ['siti@contoh', 'no-domain'],
    ['siti@contoh..id', 'no-domain'],
    ['siti@.id', 'no-domain'],
    ['siti.@contoh.id', 'no-domain'],
    ['siti n@contoh.id', 'has-spaces'],
    [`${'a'.repeat(250)}@contoh.id`, 'too-long'],
    ['', 'empty'],
  ])('%s → %s', (input, expected) => {
    expect(outcome(checkEmail(input))).toBe(expected);
  });
});

describe('NIP', () => {
  test.each([
    ['199001012015031002', '1990-01-01 2015-03 male 2'],
    ['19900101 201503 2 002', '1990-01-01 2015-03 female 2'],
    ['199001012022211001', '1990-01-01 2022 male 1'],
    ['199013012015031002', 'impossible-date'],
    ['199001012015131002', 'impossible-appointment'],
    ['199001011985031002', 'impossible-appointment'],
    ['199001012015033002', 'unknown-sex'],
    ['199001012015031000', 'serial-zero'],
    ['19900101', 'not-18-digits'],
    ['19900101201503100X', 'not-digits'],
  ])('%s → %s', (input, expected) => {
    const result = checkNip(input);
    const shown = result.ok
      ? [result.value.birthDate, result.value.appointed, result.value.sex, result.value.serial].join(' ')
      : result.error.code;
    expect(shown).toBe(expected);
  });
});

describe('dates', () => {
  const limits = { today: '2026-11-21', maximumAgeYears: 120 };
  test.each([
    ['2026-11-21', []],
    ['2026-11-22', ['in-future']],
    ['1905-11-22', []],
    ['1905-11-21', ['too-long-ago']],
    ['2025-02-29', ['not-a-date']],
    ['21-11-2026', ['not-a-date']],
    ['', ['not-a-date']],
  ])('born on %s: %j', (date, codes) => {
    expect(checkBirthDate(date, limits).map((problem) => problem.code)).toEqual(codes);
  });

  test.each([
    // event        reported      limit  late
    ['2026-09-22', '2026-11-21', 60, false],
    ['2026-09-21', '2026-11-21', 60, true],
    ['2026-11-21', '2026-11-21', 0, false],
    ['2024-02-28', '2024-03-29', 30, false],
    ['2024-02-28', '2024-03-30', 30, true],
  ])(
    'an event of %s reported on %s with a limit of %d days: late %s',
    (eventDate, reportDate, limitDays, late) => {
      expect(isLateReport({ eventDate, reportDate, limitDays })).toBe(late);
    },
  );

  test.each([
    ['2008-02-29', '2025-02-28', 16],
    ['2008-02-29', '2025-03-01', 17],
    ['2009-11-22', '2026-11-21', 16],
    ['2009-11-21', '2026-11-21', 17],
  ])('born on %s, on %s %d years old', (born, date, years) => {
    expect(ageOn(born, date)).toBe(years);
  });

  test('days between two dates are the days added', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40_000 }),
        fc.integer({ min: -3_000, max: 3_000 }),
        (start, days) => {
          const date = (day: number) => new Date(Date.UTC(1950, 0, 1 + day)).toISOString().slice(0, 10);
          expect(daysBetween(date(start), date(start + days))).toBe(days);
        },
      ),
    );
  });

  test('what is no date is a fault of the caller', () => {
    expect(() => daysBetween('2026-02-30', '2026-03-01')).toThrow(RangeError);
  });
});

describe('masks', () => {
  test('show what one needs to know one’s own', () => {
    expect(maskNik('3275014101900001')).toBe('••••••••••••0001');
    expect(maskNik('32750141')).toBe('••••••••');
    expect(maskName('  siti  Nurhaliza ')).toBe('s••• N•••');
    expect(maskName('')).toBe('');
    expect(maskPhone('+6281234567890')).toBe('+62 •••• 890');
    expect(formatNik('3275014101900001')).toBe('3275 0141 0190 0001');
    expect(formatNik('3275')).toBe('3275');
  });

  test('names of the same first letters look the same, whatever their length', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{0,12}$/), fc.stringMatching(/^[a-z]{0,12}$/), (first, second) => {
        expect(maskName(`S${first} N`)).toBe(maskName(`S${second} N`));
      }),
    );
  });
});
