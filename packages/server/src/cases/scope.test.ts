import type { Region } from '@satuloket/engine';
import { expect, test } from 'vitest';
import { rolesAt, scopeOf } from './scope.ts';
import { gardenRegion } from './testing/invented-region.ts';

const garden = gardenRegion();
const [pack] = garden.installed;
if (pack === undefined) throw new Error('The garden is not installed.');

/** Two village officers at one office, who check the cases of their own village. */
const region: Region = {
  ...garden,
  posts: ['99.01.01.1001', '99.01.01.1002'].map((village) => ({
    id: `post-${village}`,
    title: { id: village, en: village },
    office: 'north-office',
    agency: 'north',
    roles: ['village-officer'],
    covers: 'office',
    village,
  })),
  installed: [{ ...pack, roles: [{ role: 'reader', as: 'village-officer' }] }],
};
const postOf = (villageCode: string) => ({ role: 'village-officer', officeId: 'north-office', villageCode });
const caseIn = (villageCode: string) => ({
  pack: 'garden',
  service: 'plot-deed',
  officeId: 'north-office',
  villageCode,
});

test.each([
  ['99.01.01.1001', '99.01.01.1001', ['reader']],
  ['99.01.01.1001', '99.01.01.1002', []],
  ['99.01.01.1002', '99.01.01.1001', []],
  ['99.01.02.1001', '99.01.01.1001', []],
])('an officer of village %s has, with a case of village %s, the roles %j', (village, place, expected) => {
  expect([...rolesAt(region, [postOf(village)], caseIn(place)).keys()]).toEqual(expected);
});

test('an officer of two villages reaches both, and a post without a village none', () => {
  const both = scopeOf(region, [postOf('99.01.01.1001'), postOf('99.01.01.1002')]);
  expect(both.map(({ villageCode }) => villageCode)).toEqual(['99.01.01.1001', '99.01.01.1002']);
  expect(scopeOf(region, [{ role: 'village-officer', officeId: 'north-office' }])).toEqual([]);
});
