import { expect, test } from 'vitest';
import { guestCaller, officerCaller, residentCaller } from '../cases/testing/fakes.ts';
import {
  type CapacityCommand,
  capacityPolicy,
  mayEnterStock,
  officerOf,
  stockOffices,
  visitScope,
} from './policy.ts';
import { tourRegion } from './testing/invented-tour.ts';

const region = tourRegion('9901');
const at = (role: string, officeId: string) => [{ role, officeId }];

const officersOnly: readonly CapacityCommand[] = [
  'list-visits',
  'read-stock',
  'read-stock-history',
  'enter-stock',
  'receive-transfer',
];

test.each(officersOnly)('%s is for officers of the region', (command) => {
  const outcomes = [
    guestCaller('token'),
    residentCaller('sari'),
    officerCaller('ani', at('checker', 'north-office')),
    officerCaller('ani', at('checker', 'north-office'), '9902'),
  ].map((caller) => {
    const found = officerOf(caller, command, region);
    return found.ok ? 'allowed' : found.error.code;
  });
  expect(outcomes).toEqual(['sign-in-needed', 'not-allowed', 'allowed', 'not-allowed']);
});

test('a line is everyone’s to read, a visit its applicant’s and the officers’ to choose', () => {
  expect(capacityPolicy['read-line']).toEqual(['guest', 'resident', 'officer']);
  expect(capacityPolicy['choose-visit']).toEqual(['resident', 'officer']);
});

test.each<[string, string, string[], string[], string[]]>([
  // role      office          visits at          sees stock of                       enters at
  ['checker', 'north-office', ['north-office'], ['north-office'], []],
  ['recorder', 'north-office', ['north-office'], ['north-office'], ['north-office']],
  ['head', 'south-office', ['south-office'], ['south-office'], ['south-office']],
  ['head', 'registry', [], ['north-office', 'south-office'], ['north-office', 'south-office']],
  ['porter', 'north-office', [], ['north-office'], []],
  ['recorder', 'registry', [], [], []],
])('%s of %s', (role, officeId, visits, seen, entered) => {
  const posts = at(role, officeId);
  expect([...visitScope(region, posts).keys()]).toEqual(visits);
  expect(stockOffices(region, posts)).toEqual(seen);
  const mayEnter = ['north-office', 'south-office'].filter((id) =>
    mayEnterStock(region, posts, { officeId: id, stock: 'seeds' }),
  );
  expect(mayEnter).toEqual(entered);
  expect(mayEnterStock(region, posts, { officeId: 'north-office', stock: 'spades' })).toBe(false);
});
