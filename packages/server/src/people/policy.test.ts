import { expect, test } from 'vitest';
import type { Caller } from '../types.ts';
import { type PeopleCommand, peoplePolicy, residentOf } from './policy.ts';

const callers: Record<string, Caller['who']> = {
  guest: { kind: 'guest', browserToken: null },
  resident: { kind: 'resident', accountId: 'a1', browserToken: null, identity: 'none' },
  officer: { kind: 'officer', accountId: 'o1', name: 'Ratna', posts: [] },
};

const table: [PeopleCommand, string, 'resident' | string][] = [
  ['prove-identity', 'guest', 'not-signed-in'],
  ['prove-identity', 'resident', 'allowed'],
  ['prove-identity', 'officer', 'not-allowed'],
  ['read-profile', 'guest', 'not-signed-in'],
  ['read-profile', 'resident', 'allowed'],
  ['read-profile', 'officer', 'not-allowed'],
];

test.each(table)('%s by a %s: %s', (command, kind, outcome) => {
  const caller: Caller = { regionId: '3275', requestId: 'r', locale: 'id', who: callers[kind]! };
  const result = residentOf(caller, command);
  expect(result.ok ? 'allowed' : result.error.code).toBe(outcome);
});

test('anyone may ask for a code, sign in and sign out', () => {
  for (const command of ['request-code', 'sign-in', 'sign-out'] as const) {
    expect([...peoplePolicy[command]].sort()).toEqual(['guest', 'officer', 'resident']);
  }
});
