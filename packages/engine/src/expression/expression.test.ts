import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileExpression, evaluateExpression, listOf, type Names, recordOf } from './index.ts';

const names: Names = {
  today: { type: 'string' },
  form: {
    type: recordOf({
      court: { type: 'string' },
      players: { type: 'int' },
      weight: { type: 'double' },
      joinedOn: { type: 'string' },
      coach: { type: 'string', optional: true },
      captain: {
        type: recordOf({ name: { type: 'string' }, nik: { type: 'string', optional: true } }),
        optional: true,
      },
      guests: {
        type: listOf({ record: { name: { type: 'string' }, years: { type: 'int', optional: true } } }),
      },
    }),
  },
};

function evaluate(source: string, form: Record<string, unknown>) {
  const compiled = compileExpression(source, names, 'scalar');
  if (!compiled.ok) throw new Error(compiled.error.map((problem) => problem.detail).join(' | '));
  return evaluateExpression(
    compiled.value,
    { form, today: '2026-11-21' },
    { today: '2026-11-21', placeName: () => undefined },
  );
}

describe('values', () => {
  test.each([
    ["form.court == 'clay'", { court: 'clay' }, true],
    ['form.players * 2', { players: 4 }, 8],
    ['form.weight > 3', { weight: 3.5 }, true],
    ["has(form.coach) && form.coach == 'Budi'", { court: 'clay' }, false],
    ["has(form.captain) && has(form.captain.nik) ? form.captain.nik : '-'", { captain: { name: 'A' } }, '-'],
    ["form.guests.exists(g, g.name == 'Siti')", { guests: [{ name: 'Siti' }] }, true],
    ['form.guests[1].name', { guests: [{ name: 'Siti' }, { name: 'Budi' }] }, 'Budi'],
    ['form.guests[0].name != form.guests[1].name', { guests: [{ name: 'Siti' }, { name: 'Siti' }] }, false],
    ['size(form.guests)', { guests: [{ name: 'Siti' }, { name: 'Budi' }] }, 2],
    ['daysBetween(form.joinedOn, today)', { joinedOn: '2026-09-22' }, 60],
    ['age(form.joinedOn)', { joinedOn: '2000-11-22' }, 25],
    ['longDate(form.joinedOn)', { joinedOn: '2026-03-05' }, '5 Maret 2026'],
    ['shortDate(form.joinedOn)', { joinedOn: '2026-03-05' }, '05-03-2026'],
    ['addYears(form.joinedOn, 1)', { joinedOn: '2024-02-29' }, '2025-02-28'],
    ['addDays(form.joinedOn, -1)', { joinedOn: '2026-03-01' }, '2026-02-28'],
    ['addMonths(form.joinedOn, 1)', { joinedOn: '2026-01-31' }, '2026-02-28'],
    ['addMonths(form.joinedOn, -1)', { joinedOn: '2026-01-31' }, '2025-12-31'],
    ['yearsBetween(form.joinedOn, today)', { joinedOn: '2009-11-22' }, 16],
    ['yearsBetween(form.joinedOn, today)', { joinedOn: '2009-11-21' }, 17],
  ])('%s', (source, form, expected) => {
    expect(evaluate(source, form)).toBe(expected);
  });

  test.each([
    ['a field that is not filled in yet', "form.court == 'clay'", {}],
    ['a value of another type', 'form.players > 3', { players: 'four' }],
    ['a date that is none', 'daysBetween(form.joinedOn, today)', { joinedOn: '2026-02-30' }],
    ['a place that is not known', 'placeName(form.court)', { court: 'clay' }],
    ['an item that is not there', 'form.guests[3].name', { guests: [] }],
  ])('%s is not known yet', (_, source, form) => {
    expect(evaluate(source, form)).toBeUndefined();
  });

  test('one known half of an either-or is enough', () => {
    expect(evaluate("form.court == 'clay' || form.players == 4", { players: 4 })).toBe(true);
  });

  test('never throws, whatever the values', () => {
    const compiled = compileExpression(
      "form.players > 2 && form.guests.all(g, g.name != '') && age(form.joinedOn) >= 0",
      names,
      'bool',
    );
    if (!compiled.ok) throw new Error('must compile');
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('players', 'guests', 'joinedOn'), fc.anything()), (form) => {
        expect([true, false, undefined]).toContain(
          evaluateExpression(compiled.value, { form }, { today: '2026-11-21' }),
        );
      }),
    );
  });
});

describe('what is refused at load', () => {
  test.each([
    ['a misspelt name', "form.cuort == 'clay'", 'unknown-name', 'court'],
    ['a misspelt root', "from.court == 'clay'", 'unknown-name', 'form'],
    ['an optional field without a guard', "form.coach == 'Budi'", 'unguarded', undefined],
    ['a guard on the wrong side', "form.coach == 'Budi' && has(form.coach)", 'unguarded', undefined],
    [
      'a guard that does not reach the part',
      "has(form.captain) && form.captain.nik == '1'",
      'unguarded',
      undefined,
    ],
    ['an optional part of an item', 'form.guests.all(g, g.years > 3)', 'unguarded', undefined],
    ['regular expressions', "form.court.matches('c.*')", 'not-allowed', undefined],
    ['dyn', 'dyn(form.players) == 3', 'not-allowed', undefined],
    [
      'a comprehension in another',
      'form.guests.all(g, form.guests.exists(h, h.name == g.name))',
      'nested-comprehension',
      undefined,
    ],
    ['types that do not go together', "form.players == 'four'", 'type', undefined],
    ['another result than is needed', 'form.players', 'result-type', undefined],
    ['half a sentence', 'form.court ==', 'syntax', undefined],
    ['too long a rule', `form.players > ${'1'.repeat(600)}`, 'too-long', undefined],
    ['too deep a rule', `${'('.repeat(60)}true${')'.repeat(60)}`, 'syntax', undefined],
  ])('%s', (_, source, code, nearest) => {
    const compiled = compileExpression(source, names, 'bool');
    expect(compiled.ok ? 'accepted' : compiled.error[0]).toMatchObject(
      nearest ? { code, nearest } : { code },
    );
  });

  test.each([
    "!has(form.coach) || form.coach == 'Budi'",
    "has(form.coach) ? form.coach == 'Budi' : false",
    "has(form.captain) && has(form.captain.nik) && form.captain.nik == '1'",
    'form.guests.all(g, has(g.years) && g.years > 3)',
  ])('a guard is understood: %s', (source) => {
    expect(compileExpression(source, names, 'bool')).toMatchObject({ ok: true });
  });

  test('a field need not be guarded in its own check', () => {
    expect(compileExpression("form.coach != 'Budi'", names, 'bool', new Set(['form.coach'])).ok).toBe(true);
  });
});

test('two names of the same record are both read', () => {
  const person = recordOf({ nik: { type: 'string', optional: true } });
  const names: Names = { form: { type: recordOf({ mother: { type: person }, father: { type: person } }) } };
  const values = { form: { mother: { nik: '1' }, father: { nik: '2' } } };
  for (const [source, expected] of [
    ["has(form.mother.nik) ? form.mother.nik : ''", '1'],
    ["has(form.father.nik) ? form.father.nik : ''", '2'],
  ] as const) {
    const compiled = compileExpression(source, names, 'string');
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
    expect(evaluateExpression(compiled.value, values)).toBe(expected);
  }
});
