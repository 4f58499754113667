import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Bundled, bundlesOf, bundleWords } from './bundling.ts';

const message = (id: string, rest: Partial<Bundled> = {}): Bundled => ({
  id,
  way: 'whatsapp/dewi',
  characters: 300,
  bundleId: null,
  ...rest,
});
const shape = (messages: readonly Bundled[]) =>
  bundlesOf(messages).map(({ id, messages: together }) => [id, together.map((each) => each.id).join('')]);

test.each<[string, readonly Bundled[], readonly (readonly [string, string])[]]>([
  ['one alone', [message('a')], [['a', 'a']]],
  ['several for one person', [message('a'), message('b'), message('c')], [['a', 'abc']]],
  [
    'two people',
    [message('a'), message('b', { way: 'whatsapp/budi' }), message('c')],
    [
      ['a', 'ac'],
      ['b', 'b'],
    ],
  ],
  [
    'more than fits into one message',
    [message('a', { characters: 2000 }), message('b', { characters: 1600 }), message('c')],
    [
      ['a', 'a'],
      ['b', 'bc'],
    ],
  ],
  [
    'nothing joins what was tried before',
    [message('a', { bundleId: 'a' }), message('b', { bundleId: 'a' }), message('c')],
    [
      ['a', 'ab'],
      ['c', 'c'],
    ],
  ],
  [
    'what was tried together stays together, however long',
    [message('b', { bundleId: 'a', characters: 3400 }), message('c', { bundleId: 'a', characters: 3400 })],
    [['a', 'bc']],
  ],
])('%s', (_what, messages, expected) => {
  expect(shape(messages)).toEqual(expected);
});

test('every message is in one bundle, and a bundle goes one way', () => {
  const some = fc.record({
    id: fc.uuid(),
    way: fc.constantFrom('w/1', 'w/2', 'e/1'),
    characters: fc.integer({ min: 1, max: 4000 }),
    bundleId: fc.constant(null),
  });
  fc.assert(
    fc.property(fc.uniqueArray(some, { selector: ({ id }) => id }), (messages) => {
      const bundles = bundlesOf(messages);
      expect(bundles.flatMap(({ messages: together }) => together.map(({ id }) => id)).sort()).toEqual(
        messages.map(({ id }) => id).sort(),
      );
      for (const { messages: together } of bundles) {
        expect(new Set(together.map(({ way }) => way)).size).toBe(1);
        expect(together.length).toBeLessThanOrEqual(8);
      }
    }),
  );
});

test('a single message stays as it is, several are numbered', () => {
  const one = { subject: 'Diterima', text: 'Sudah kami terima.' };
  const where = { language: 'id', regionName: 'Kota Bekasi' } as const;
  expect(bundleWords([one], where)).toEqual(one);
  expect(bundleWords([one, { subject: 'x', text: 'Siap diambil.' }], where)).toEqual({
    subject: '2 kabar dari Kota Bekasi',
    text: '2 kabar dari Kota Bekasi:\n\n1. Sudah kami terima.\n\n2. Siap diambil.',
  });
});
