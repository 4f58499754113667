import { expect, test } from 'vitest';
import { type ConfirmationCommand, type ConfirmationParty, mayUse } from './policy.ts';

const parties = ['holder', 'resident', 'officer', 'guest'] as const satisfies readonly ConfirmationParty[];

test.each<[ConfirmationCommand, string, string, string, string]>([
  // command      holder of a link  resident        officer        guest
  ['open', 'ok', 'not-allowed', 'not-allowed', 'sign-in-needed'],
  ['answer', 'ok', 'not-allowed', 'not-allowed', 'sign-in-needed'],
  ['take-back', 'ok', 'not-allowed', 'not-allowed', 'sign-in-needed'],
  ['send-again', 'not-allowed', 'ok', 'ok', 'sign-in-needed'],
])('%s', (command, ...expected) => {
  const found = parties.map((party) => mayUse(command, party));
  expect(found.map((result) => (result.ok ? 'ok' : result.error.code))).toEqual(expected);
});
