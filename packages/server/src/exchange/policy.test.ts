import type { Service } from '@satuloket/engine';
import { expect, test } from 'vitest';
import { guestCaller, officerCaller, residentCaller } from '../cases/testing/fakes.ts';
import { gardenRegion } from '../cases/testing/invented-region.ts';
import { placesOf } from '../places/index.ts';
import { mayLookAfter } from './policy.ts';

const places = placesOf([gardenRegion('9901')]);
const officer = (role: string) => officerCaller('ani', [{ role, officeId: 'north-office' }]);
const services: Readonly<Record<string, unknown>> = {
  'plot-deed': { flow: { actions: { close: { handsOver: { message: 'plot' } } } } },
  'plot-letter': { flow: { actions: { close: {} } } },
  quiet: { flow: { actions: {} } },
};
const packsWith = (exchanging: string) =>
  ({
    serviceOf: (_: string, code: string) =>
      code in services && { service: services[code === 'plot-deed' ? exchanging : code] as Service },
  }) as unknown as Parameters<typeof mayLookAfter>[1]['packs'];

test.each([
  // who                                                             may, where plots go to other regions
  ['a guest', guestCaller('token'), 'not-allowed'],
  ['a resident', residentCaller('sari'), 'not-allowed'],
  ['an officer without a post', officerCaller('ani', []), 'not-allowed'],
  ['a porter, who works on no case', officer('porter'), 'not-allowed'],
  ['who checks plots', officer('checker'), 'allowed'],
  ['who records plots', officer('recorder'), 'allowed'],
  ['who decides on plots', officer('head'), 'allowed'],
  ['who keeps the work running', officer('admin'), 'allowed'],
] as const)('messages between regions by %s', (_, caller, expected) => {
  const found = mayLookAfter(caller, { places, packs: packsWith('plot-deed') });
  expect(found.ok ? 'allowed' : found.error.code).toBe(expected);
});

test('nobody who works on services that stay at home looks after them', () => {
  expect(mayLookAfter(officer('checker'), { places, packs: packsWith('quiet') }).ok).toBe(false);
});
