import { pbkdf2Sync } from 'node:crypto';
import { expect, test } from 'vitest';
import { isCode } from './code-check.ts';

const salt = '00112233445566778899aabbccddeeff';
const digest = pbkdf2Sync('482913', Buffer.from(salt, 'hex'), 1_000, 32, 'sha256').toString('hex');

test.each([
  ['482913', true],
  ['482 913', true],
  ['482914', false],
  ['', false],
  ['kode', false],
])('"%s" is the receiver’s code: %s', async (typed, expected) => {
  expect(await isCode({ salt, iterations: 1_000, digest }, typed)).toBe(expected);
});
