import { Ajv, type ErrorObject } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fullClubFiles } from '../invented-extras.ts';
import { packJsonSchema } from './index.ts';

const ajv = new Ajv({ allErrors: true, strict: false });
const validators = Object.fromEntries(
  Object.entries(packJsonSchema()).map(([name, schema]) => [name.split('.')[0], ajv.compile(schema)]),
);

/** Where an editor would put a red line. */
function flagged(kind: string, value: unknown): string[] {
  const validate = validators[kind]!;
  return validate(value)
    ? []
    : ((validate.errors ?? []) as ErrorObject[]).map(({ instancePath }) => instancePath);
}

test('a whole pack is flagged nowhere', () => {
  const kinds: [RegExp, string][] = [
    [/^pack\.yaml$/, 'pack'],
    [/^services\//, 'service'],
    [/^scenarios\//, 'scenario'],
  ];
  for (const { path, text } of fullClubFiles()) {
    const kind = kinds.find(([pattern]) => pattern.test(path))?.[1];
    if (kind) expect(flagged(kind, parse(text)), path).toEqual([]);
  }
});

describe('where pieces are used', () => {
  test.each<[string, string]>([
    ['a variant of a service', 'use: services/a\ncode: b\npromise: { amount: 2, cutOff: null }'],
    [
      'pieces at every depth',
      'use: x/y\nform: { steps: [{ useEach: a/b }, { use: c/d, fields: [{ use: e/f, label: { en: X } }] }] }',
    ],
    [
      'what is taken away',
      'use: x/y\nflow: { actions: { cancel: null }, states: { lost: null } }\nmessages: { use: [a/b, c/d], filed: null }',
    ],
    [
      'a question of an action',
      'use: x/y\nflow: { actions: { accept: { asks: [{ code: room, type: text, label: { same: Aula }, told: true }] } } }',
    ],
  ])('%s is not flagged', (_, text) => {
    expect(flagged('service', parse(text))).toEqual([]);
  });

  test.each<[string, string, string]>([
    ['a property that is none', 'use: x/y\npromise: { amuont: 2 }', '/promise'],
    [
      'a field of a kind that is none',
      'use: x/y\nform: { steps: [{ fields: [{ type: txt }] }] }',
      '/form/steps/0/fields/0/type',
    ],
    ['a value of another type', 'use: x/y\nfee: { amountRupiah: free }', '/fee/amountRupiah'],
    ['a file without what it needs', 'code: b', ''],
    ['no name of a piece', 'use: 7', '/use'],
  ])('%s is', (_, text, place) => {
    expect(flagged('service', parse(text))).toContain(place);
  });
});

test('shared files hold pieces by name', () => {
  expect(flagged('shared', parse('usual: { use: a/b }\nlist: [{ useEach: c/d }, { code: x }]'))).toEqual([]);
  expect(flagged('shared', parse('usual: 7'))).toEqual(['/usual']);
});
