import { expect, test } from 'vitest';
import type { Caller } from '../types.ts';
import { accountFor, type MessageCommand, messagePolicy } from './policy.ts';

const callers: Readonly<Record<string, Caller['who']>> = {
  guest: { kind: 'guest', browserToken: 'b' },
  resident: { kind: 'resident', accountId: 'a1', browserToken: null, identity: 'none' },
  verifier: {
    kind: 'officer',
    accountId: 'o1',
    name: 'Ratna',
    posts: [{ role: 'verifier', officeId: 'east' }],
  },
  head: { kind: 'officer', accountId: 'o2', name: 'Budi', posts: [{ role: 'head', officeId: 'east' }] },
};
const outcomes = { guest: 'not-signed-in', resident: 'a1', verifier: 'o1', head: 'o2' };

test.each(
  Object.keys(messagePolicy).flatMap((command) =>
    Object.entries(outcomes).map(([who, outcome]) => [command as MessageCommand, who, outcome] as const),
  ),
)('%s by a %s: %s', (command, who, outcome) => {
  const caller: Caller = { regionId: '3275', requestId: 'r', locale: 'id', who: callers[who]! };
  const account = accountFor(caller, command);
  expect(account.ok ? account.value.accountId : account.error.code).toBe(outcome);
});
