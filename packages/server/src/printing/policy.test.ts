import { expect, test } from 'vitest';
import { cardRegion } from '../capacity/testing/invented-cards.ts';
import { guestCaller, officerCaller, residentCaller } from '../cases/testing/fakes.ts';
import { officerOf, type PrintingCommand, printingPolicy, seenOffices, workOffices } from './policy.ts';
import type { CardService } from './print-states.ts';

const region = cardRegion('9901');
const at = (role: string, officeId: string) => [{ role, officeId }];
const services = [
  {
    service: { code: 'garden-card' },
    prints: [{ state: 'printing', role: 'recorder', stock: 'blanks' }],
    destroys: [{ state: 'destroying', roles: ['recorder', 'judge'] }],
  },
] as unknown as readonly CardService[];

test.each(Object.keys(printingPolicy) as PrintingCommand[])('%s is for officers of the region', (command) => {
  const outcomes = [
    guestCaller('token'),
    residentCaller('sari'),
    officerCaller('ani', at('recorder', 'north-office')),
    officerCaller('ani', at('recorder', 'north-office'), '9902'),
  ].map((caller) => {
    const found = officerOf(caller, command, region);
    return found.ok ? 'allowed' : found.error.code;
  });
  expect(outcomes).toEqual(['sign-in-needed', 'not-allowed', 'allowed', 'not-allowed']);
});

const both = ['north-office', 'south-office'];

test.each<[string, string, string[], string[], string[]]>([
  // role       office          prints at         destroys at       sees
  ['recorder', 'north-office', ['north-office'], ['north-office'], ['north-office']],
  ['recorder', 'south-office', ['south-office'], ['south-office'], ['south-office']],
  ['head', 'north-office', [], ['north-office'], ['north-office']],
  ['head', 'registry', [], ['registry'], both],
  ['checker', 'north-office', [], [], ['north-office']],
  ['recorder', 'registry', [], [], []],
])('%s of %s', (role, officeId, prints, destroys, seen) => {
  const posts = at(role, officeId);
  expect([...workOffices(region, posts, services, 'print')]).toEqual(prints);
  expect([...workOffices(region, posts, services, 'destroy')]).toEqual(destroys);
  expect(seenOffices(region, posts, services)).toEqual(seen);
});
