import { expect, test } from 'vitest';
import { isTooLarge } from './form-size.ts';

const words = 'application/x-www-form-urlencoded';
const parts = 'multipart/form-data; boundary=x';
const step = '/[region]/(portal)/draf/[id]/[step]';
const signIn = '/[region]/(portal)/masuk';
const megabytes = (count: number) => ({ 'content-length': String(count * 1024 * 1024) });

test.each([
  ['a short form', signIn, words, megabytes(0.01), false],
  ['no form at all', signIn, '', {}, false],
  ['many words', signIn, words, megabytes(2), true],
  ['many words for a page with files', step, words, megabytes(2), true],
  ['files for a page with files', step, parts, megabytes(20), false],
  ['files with a question', '/[region]/(portal)/berkas/[code]', parts, megabytes(20), false],
  ['files for a page without', signIn, parts, megabytes(20), true],
  ['a form without end', signIn, words, { 'transfer-encoding': 'chunked' }, true],
])('%s', (_case, routeId, type, length, expected) => {
  expect(isTooLarge({ routeId, headers: new Headers({ 'content-type': type, ...length }) })).toBe(expected);
});
