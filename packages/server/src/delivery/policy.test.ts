import { describe, expect, test } from 'vitest';
import { guestCaller, officerCaller, residentCaller } from '../cases/testing/fakes.ts';
import { type DeliveryCommand, deliveryPolicy, deskAt, deskOf, menuOf } from './policy.ts';
import { boxRegion } from './testing/invented-box.ts';
import { loadInventedPack } from './testing/loaded-pack.ts';

const region = boxRegion('9901');
const dependencies = { packs: { active: () => [loadInventedPack()] } };
const at = (role: string, officeId: string, villageCode?: string) =>
  officerCaller('someone', [{ role, officeId, ...(villageCode && { villageCode }) }]);

const callers = {
  guest: guestCaller('token'),
  resident: residentCaller('sari'),
  checker: at('checker', 'north-office'),
  recorder: at('recorder', 'north-office'),
  head: at('head', 'north-office'),
  carrier: at('carrier', 'registry'),
  neighbour: at('village-officer', 'north-office', '99.01.01.1001'),
  porter: at('porter', 'north-office'),
  elsewhere: officerCaller('someone', [{ role: 'recorder', officeId: 'north-office' }], '9902'),
} as const;

/** Who may, of all callers; for the applicant’s own commands the case itself is asked instead. */
const may: Readonly<Record<DeliveryCommand, readonly (keyof typeof callers)[]>> = {
  'read-desk': ['recorder'],
  'prepare-manifest': ['recorder'],
  'move-stop': ['recorder'],
  'hand-over': ['recorder'],
  'close-manifest': ['recorder'],
  'print-labels': ['recorder'],
  'to-village': ['recorder'],
  'give-out': ['recorder', 'neighbour'],
  choose: ['recorder'],
  'renew-code': ['recorder', 'neighbour'],
  follow: ['recorder', 'carrier', 'neighbour'],
  round: ['carrier'],
  record: ['carrier'],
  call: ['carrier'],
};

describe.each(Object.keys(deliveryPolicy) as DeliveryCommand[])('%s', (command) => {
  test.each(Object.keys(callers) as (keyof typeof callers)[])('by %s', (who) => {
    const found = deskOf(dependencies, callers[who], command, region);
    expect(found.ok).toBe(may[command].includes(who));
    if (!found.ok) expect(found.error.code).toBe(who === 'guest' ? 'sign-in-needed' : 'not-allowed');
  });
});

test('a desk is that of the own office, a courier’s road that of all', () => {
  const own = deskAt(dependencies, callers.recorder, 'read-desk', region, undefined);
  expect(own.ok && own.value.officeId).toBe('north-office');
  const other = deskAt(dependencies, callers.recorder, 'read-desk', region, 'south-office');
  expect(other.ok).toBe(false);
  const road = deskOf(dependencies, callers.carrier, 'round', region);
  expect(road.ok && road.value.officeIds).toEqual(['registry', 'north-office', 'south-office']);
});

test.each([
  ['recorder', { desk: true, village: false, courier: false }],
  ['carrier', { desk: false, village: false, courier: true }],
  ['neighbour', { desk: false, village: true, courier: false }],
  ['checker', { desk: false, village: false, courier: false }],
  ['resident', { desk: false, village: false, courier: false }],
] as const)('what %s finds in the menu', (who, menu) => {
  expect(menuOf(dependencies, callers[who], region)).toEqual(menu);
});
