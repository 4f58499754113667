import { expect, test } from 'vitest';
import { guestCaller, officerCaller, residentCaller } from '../cases/testing/fakes.ts';
import { gardenRegion } from '../cases/testing/invented-region.ts';
import { importableServices, importer, importingPost } from './policy.ts';

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

test('the agency’s head imports what the agency answers for', () => {
  expect(importableServices(region, at('head', 'registry'))).toContain('plot-deed');
});

test('the record names the post under which it was done', () => {
  const posts = [...at('checker', 'north-office'), ...at('head', 'registry')];
  expect(importingPost(posts)).toEqual({ role: 'head', officeId: 'registry' });
  expect(importingPost(at('checker', 'north-office'))).toBeUndefined();
});
