import { expect, test } from 'vitest';
import type { Caller } from '../../types.ts';
import { mayResident, type ResidentCommand, residentPolicy } from './policy.ts';

const officer = (role: string): Caller['who'] => ({
  kind: 'officer',
  accountId: 'o',
  name: 'O',
  posts: [{ role, officeId: 'x' }],
});
const callers: Readonly<Record<string, Caller['who']>> = {
  guest: { kind: 'guest', browserToken: null },
  resident: { kind: 'resident', accountId: 'r', browserToken: null, identity: 'matched' },
  counter: officer('front-desk'),
  verifier: officer('verifier'),
  head: officer('head'),
};

/** y: may; s: has to sign in first; n: may not. */
const table: Readonly<Record<ResidentCommand, string>> = {
  //                        guest resident counter verifier head
  'sign-in': '              y     y        y       y        y',
  'begin-national-login': ' y     y        y       y        y',
  'read-security': '        s     y        n       n        n',
  'register-passkey': '     s     y        n       n        n',
  'remove-passkey': '       s     y        n       n        n',
  'unlink-national-login': 's     y        n       n        n',
  'end-session': '          s     y        n       n        n',
  'change-contact': '       s     y        n       n        n',
  'show-counter-number': '  s     y        n       n        n',
  'find-at-counter': '      s     n        y       n        n',
  'confirm-at-counter': '   s     n        y       n        n',
};

test.each(Object.keys(residentPolicy) as ResidentCommand[])('who may %s', (command) => {
  const said = Object.values(callers).map((who) => {
    const may = mayResident({ regionId: '3275', requestId: 'r', locale: 'id', who }, command);
    if (may.ok) return 'y';
    return may.error.code === 'not-signed-in' ? 's' : 'n';
  });
  expect(said.join(' ')).toBe(table[command].trim().replaceAll(/\s+/g, ' '));
});
