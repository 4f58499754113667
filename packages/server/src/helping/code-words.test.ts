import { expect, test } from 'vitest';
import { makeStartCode, readStartCode } from './code-words.ts';

test('a code is read back however it is typed', () => {
  for (let made = 0; made < 200; made += 1) {
    const code = makeStartCode();
    const spoken = code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replace('-', ' ');
    expect(readStartCode(code)).toBe(code);
    expect(readStartCode(` ${spoken} `)).toBe(code);
  }
});

test.each(['', 'ABC', 'ABCD-EFG', 'ABCD-EFGHJ', 'ABCD-EFGU', 'ABCD EF!H'])('%j is no code', (typed) => {
  expect(readStartCode(typed)).toBeUndefined();
});
