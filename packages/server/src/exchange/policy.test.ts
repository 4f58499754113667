import { expect, test } from 'vitest';
import { guestCaller, officerCaller, residentCaller } from '../cases/testing/fakes.ts';
import { mayLookAfter } from './policy.ts';

test.each([
  ['a guest', guestCaller('token'), 'not-allowed'],
  ['a resident', residentCaller('sari'), 'not-allowed'],
  ['an officer without a post', officerCaller('ani', []), 'not-allowed'],
  ...['front-desk', 'checker', 'recorder', 'judge', 'head', 'village-officer'].map(
    (role) => [`a ${role}`, officerCaller('ani', [{ role, officeId: 'north-office' }]), 'allowed'] as const,
  ),
] as const)('messages between regions by %s', (_, caller, expected) => {
  const found = mayLookAfter(caller);
  expect(found.ok ? 'allowed' : found.error.code).toBe(expected);
});
