import { expect, test } from 'vitest';
import { guestCaller, officerCaller, residentCaller } from '../cases/testing/fakes.ts';
import { officerFor, residentFor, type WalletCommand, walletPolicy } from './policy.ts';

const callers = {
  guest: guestCaller('token'),
  resident: residentCaller('sari'),
  counter: officerCaller('dina', [{ role: 'front-desk', officeId: 'north' }]),
  head: officerCaller('eka', [{ role: 'head', officeId: 'north' }]),
};

const expected: Readonly<Record<WalletCommand, Readonly<Record<keyof typeof callers, string>>>> = {
  open: { guest: 'sign-in-needed', resident: 'ok', counter: 'not-allowed', head: 'not-allowed' },
  share: { guest: 'sign-in-needed', resident: 'ok', counter: 'not-allowed', head: 'not-allowed' },
  'end-share': { guest: 'sign-in-needed', resident: 'ok', counter: 'not-allowed', head: 'not-allowed' },
  withdraw: { guest: 'sign-in-needed', resident: 'not-allowed', counter: 'not-allowed', head: 'ok' },
  print: { guest: 'sign-in-needed', resident: 'not-allowed', counter: 'ok', head: 'not-allowed' },
};

test.each(
  Object.entries(expected).flatMap(([command, row]) =>
    Object.entries(row).map(([who, outcome]) => [who, command, outcome] as const),
  ),
)('%s, %s: %s', (who, command, outcome) => {
  const caller = callers[who as keyof typeof callers];
  const asked = command as WalletCommand;
  const may = walletPolicy[asked] === 'resident' ? residentFor(caller, asked) : officerFor(caller, asked);
  expect(may.ok ? 'ok' : may.error.code).toBe(outcome);
});
