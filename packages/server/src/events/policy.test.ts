import { expect, test } from 'vitest';
import { guestCaller, officerCaller, residentCaller } from '../cases/testing/fakes.ts';
import { mayStartMember } from './policy.ts';

const officer = officerCaller('ani', [{ role: 'head', officeId: 'registry' }]);

test.each([
  // caller                   whose application  outcome
  ['a guest', guestCaller('token'), 'sari', 'sign-in-needed'],
  ['the applicant', residentCaller('sari'), 'sari', 'allowed'],
  ['another resident', residentCaller('tono'), 'sari', 'case-unknown'],
  ['a resident, of someone without an account', residentCaller('tono'), null, 'case-unknown'],
  ['an officer', officer, 'sari', 'not-allowed'],
  ['an officer who is the applicant', officer, 'ani', 'not-allowed'],
] as const)('start-member by %s', (_, caller, applicantAccountId, expected) => {
  const found = mayStartMember(caller, { applicantAccountId });
  expect(found.ok ? 'allowed' : found.error.code).toBe(expected);
});
