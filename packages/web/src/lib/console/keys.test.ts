import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actionKeys, copyKeys, fixedKeys, shortcutOf } from './keys.ts';

const titled = (...titles: string[]) => titles.map((id, index) => ({ action: `a${index}`, title: { id } }));
const fixed: readonly string[] = Object.values(fixedKeys);

describe('keys of actions', () => {
  test.each`
    titles                                       | keys
    ${['Setujui dan serahkan']}                  | ${['s']}
    ${['Terima dokumen', 'Kembalikan', 'Tolak']} | ${['e', 'a', 'o']}
    ${['Setujui', 'Selesai dicatat', 'Sahkan']}  | ${['s', 'e', 'a']}
    ${['123']}                                   | ${['a']}
  `('$titles get $keys', ({ titles, keys }) => {
    expect([...actionKeys(titled(...titles)).values()]).toEqual(keys);
  });

  test('no two actions share a key, and none takes a fixed one', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 20 }), (titles) => {
        const keys = [...actionKeys(titled(...titles)).values()];
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys.filter((key) => fixed.includes(key))).toEqual([]);
      }),
    );
  });
});

describe('keys to copy', () => {
  test('digits come first, then letters that are free', () => {
    expect(copyKeys(11, ['a', 'd'])).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', 'e', 'f']);
  });

  test('never a key in use, never one twice, none when they run out', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.array(fc.constantFrom(...'adefgiopqsvwxyz123')), (count, inUse) => {
        const keys = copyKeys(count, inUse);
        const given = keys.filter((key) => key !== null);
        expect(keys).toHaveLength(count);
        expect(new Set(given).size).toBe(given.length);
        expect(given.filter((key) => inUse.includes(key) || fixed.includes(key))).toEqual([]);
      }),
    );
  });
});

describe('what a press means', () => {
  const bare = { ctrlKey: false, metaKey: false, altKey: false, isComposing: false, target: null };
  const on = (tagName: string, type?: string) => ({ tagName, type }) as unknown as EventTarget;

  test.each`
    what                           | press                                            | key
    ${'a letter'}                  | ${{ key: 'J' }}                                  | ${'j'}
    ${'a named key'}               | ${{ key: 'ArrowDown' }}                          | ${'ArrowDown'}
    ${'the browser’s copy'}        | ${{ key: 'c', ctrlKey: true }}                   | ${null}
    ${'a letter typed in a field'} | ${{ key: 'j', target: on('TEXTAREA') }}          | ${null}
    ${'a letter in a choice'}      | ${{ key: 'j', target: on('SELECT') }}            | ${null}
    ${'a letter in a text box'}    | ${{ key: 'j', target: on('INPUT', 'text') }}     | ${null}
    ${'a letter on a tick box'}    | ${{ key: 'j', target: on('INPUT', 'checkbox') }} | ${'j'}
    ${'half a composed character'} | ${{ key: 'j', isComposing: true }}               | ${null}
  `('$what is $key', ({ press, key }) => {
    expect(shortcutOf({ ...bare, ...press })).toBe(key);
  });
});
