import { expect, test } from 'vitest';
import { masterKeys } from './testing/arrange.ts';
import { typedForSearch, wordForSearch } from './work-search.ts';

const ani = { regionId: '9901', accountId: 'ani' };
const nik = '3275015403967001';

test.each([
  ['a name', ' Rina ', 'Rina'],
  ['a code', 'KB-7F3K-92QX', 'KB-7F3K-92QX'],
  ['nothing', '', ''],
  ['what begins like a word of ours', '~Rina', '~Rina'],
])('%s stays as it was typed', (_, typed, word) => {
  expect(wordForSearch(masterKeys, ani, typed)).toBe(word);
  expect(typedForSearch(masterKeys, ani, word)).toBe(word);
});

test.each([nik, '3275 0154 0396 7001', ` ${nik} `])('of the NIK “%s” nothing is left to read', (typed) => {
  const word = wordForSearch(masterKeys, ani, typed);
  expect(word).toMatch(/^~[\w-]{50,100}$/);
  expect(Buffer.from(word.slice(1), 'base64url').toString('latin1')).not.toContain(nik);
  expect(typedForSearch(masterKeys, ani, word)).toBe(nik);
});

test.each([
  ['another officer', { ...ani, accountId: 'budi' }],
  ['another region', { ...ani, regionId: '9902' }],
])('%s learns nothing from it', (_, whose) => {
  const word = wordForSearch(masterKeys, ani, nik);
  expect(typedForSearch(masterKeys, whose, word)).toBe(word);
});
