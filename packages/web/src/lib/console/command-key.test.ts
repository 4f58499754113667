import { expect, test } from 'vitest';
import { CommandKey } from './command-key.ts';

function keys(): CommandKey {
  let count = 0;
  return new CommandKey('first', () => `made ${++count}`);
}

test('the page’s own key comes first', () => {
  expect(keys().keyFor('accept')).toBe('first');
});

test('sent again unchanged, a command keeps its key', () => {
  const key = keys();
  expect([key.keyFor('accept'), key.keyFor('accept')]).toEqual(['first', 'first']);
});

test('changed, it is another command', () => {
  const key = keys();
  expect([key.keyFor('accept'), key.keyFor('refuse'), key.keyFor('accept')]).toEqual([
    'first',
    'made 1',
    'made 2',
  ]);
});

test('once it was taken, the same words are another command', () => {
  const key = keys();
  key.keyFor('comment');
  key.taken();
  expect(key.keyFor('comment')).toBe('made 1');
});
