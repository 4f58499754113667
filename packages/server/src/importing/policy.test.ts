import { expect, test } from 'vitest';
import { guestCaller, officerCaller, residentCaller } from '../cases/testing/fakes.ts';
import { gardenRegion } from '../cases/testing/invented-region.ts';
import { importableServices, importer, importingPost, mayImportTo } from './policy.ts';

const region = gardenRegion('9901');
const at = (role: string, officeId: string, more: object = {}) => [{ role, officeId, ...more }];

test.each([
  // caller                        may import, or why not
  ['a guest', guestCaller('token'), 'sign-in-needed'],
  ['a resident', residentCaller('sari'), 'not-allowed'],
  ['a checker', officerCaller('ani', at('checker', 'north-office')), 'not-allowed'],
  ['a recorder', officerCaller('ani', at('recorder', 'north-office')), 'not-allowed'],
  ['the head of the agency', officerCaller('ani', at('head', 'registry')), 'allowed'],
  ['the head, in another region', officerCaller('ani', at('head', 'registry'), '9902'), 'not-allowed'],
  ['a head who holds no such post here', officerCaller('ani', at('head', 'nowhere')), 'not-allowed'],
] as const)('%s', (_, caller, expected) => {
  const found = importer(region, caller);
  expect(found.ok ? 'allowed' : found.error.code).toBe(expected);
});

test.each<[string, { role: string; officeId: string; villageCode?: string }[], string[]]>([
  ['a district’s head, the district’s letters', at('head', 'north-office'), ['plot-letter']],
  ['a head of one village only', at('head', 'registry', { villageCode: '99.01.01.1001' }), []],
  ['a checker', at('checker', 'north-office'), []],
  ['nobody', [], []],
])('imports %s', (_, posts, expected) => {
  expect(importableServices(region, posts)).toEqual(expected);
});

test('the agency’s head imports what the agency answers for, and no letters of the districts', () => {
  expect(importableServices(region, at('head', 'registry'))).toEqual(['plot-deed']);
});

test.each<[string, { role: string; officeId: string }[], string, string, boolean]>([
  // who                              posts                      service        goes to         may come in
  ['the agency’s head, anywhere', at('head', 'registry'), 'plot-deed', 'south-office', true],
  ['a district’s head, at home', at('head', 'north-office'), 'plot-letter', 'north-office', true],
  ['a district’s head, elsewhere', at('head', 'north-office'), 'plot-letter', 'south-office', false],
  ['a district’s head, the agency’s', at('head', 'north-office'), 'plot-deed', 'north-office', false],
])('a case of %s', (_, posts, service, officeId, expected) => {
  expect(mayImportTo(region, posts, { service, officeId })).toBe(expected);
});

test('the record names the post under which it was done', () => {
  const posts = [...at('checker', 'north-office'), ...at('head', 'registry')];
  expect(importingPost(posts)).toEqual({ role: 'head', officeId: 'registry' });
  expect(importingPost(at('checker', 'north-office'))).toBeUndefined();
});
