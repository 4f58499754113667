import { expect, test } from 'vitest';
import { guestCaller, officerCaller, residentCaller } from '../cases/testing/fakes.ts';
import type { Caller } from '../types.ts';
import { type HouseholdCommand, householdStanding } from './policy.ts';

const known = (identity: 'none' | 'pending' | 'matched'): Caller => {
  const caller = residentCaller('sari');
  return { ...caller, who: { ...caller.who, identity } as Caller['who'] };
};

test.each<[string, Caller, Record<HouseholdCommand, string>]>([
  [
    'a guest',
    guestCaller('token'),
    { open: 'sign-in-needed', begin: 'sign-in-needed', hide: 'sign-in-needed' },
  ],
  [
    'someone signed in',
    known('none'),
    { open: 'allowed', begin: 'identity-needed', hide: 'identity-needed' },
  ],
  [
    'while the register is silent',
    known('pending'),
    { open: 'allowed', begin: 'identity-needed', hide: 'identity-needed' },
  ],
  ['a proven resident', known('matched'), { open: 'allowed', begin: 'allowed', hide: 'allowed' }],
  [
    'an officer',
    officerCaller('ani', [{ role: 'head', officeId: 'registry' }]),
    { open: 'not-allowed', begin: 'not-allowed', hide: 'not-allowed' },
  ],
])('%s', (_, caller, expected) => {
  const outcomes = Object.fromEntries(
    Object.keys(expected).map((command) => {
      const found = householdStanding(caller, command as HouseholdCommand);
      return [command, found.ok ? 'allowed' : found.error.code];
    }),
  );
  expect(outcomes).toEqual(expected);
});
