import { describe, expect, test } from 'vitest';
import type { Caller } from '../types.ts';
import { freshResident, officerFor, type PrivacyCommand, privacyPolicy, residentFor } from './policy.ts';

const now = new Date('2026-11-22T03:00:00.000Z');
const call = (who: Caller['who']): Caller => ({ regionId: '9901', requestId: 'r', locale: 'id', who });
const officer = (role: string): Caller =>
  call({ kind: 'officer', accountId: 'o', name: 'O', posts: [{ role, officeId: 'hall' }] });
const resident = (provenAt?: string): Caller =>
  call({
    kind: 'resident',
    accountId: 'a',
    browserToken: null,
    identity: 'matched',
    ...(provenAt !== undefined && { session: { id: 's', provenAt } }),
  });
const callers: Readonly<Record<string, Caller>> = {
  guest: call({ kind: 'guest', browserToken: 't' }),
  resident: resident(),
  protector: officer('data-protection'),
  auditor: officer('auditor'),
  head: officer('head'),
};
const may = (caller: Caller, command: PrivacyCommand): boolean =>
  residentFor(caller, command).ok || officerFor(caller, command).ok;

describe('who may', () => {
  test.each<[PrivacyCommand, readonly string[]]>([
    ['read-own', ['resident']],
    ['ask-export', ['resident']],
    ['open-export', ['resident']],
    ['request', ['resident']],
    ['read-desk', ['protector']],
    ['open-request', ['protector']],
    ['answer', ['protector']],
    ['end-limit', ['protector']],
    ['hold', ['protector']],
    ['end-hold', ['protector']],
    ['read-register', ['protector', 'auditor']],
    ['prepare-notice', ['protector']],
    ['read-notice', ['protector']],
    ['send-notice', ['protector']],
  ])('%s: %j', (command, allowed) => {
    const names = Object.keys(callers).filter((name) => may(callers[name]!, command));
    expect(names).toEqual(allowed);
  });

  test('names every command', () => {
    expect(Object.keys(privacyPolicy)).toHaveLength(14);
  });
});

test.each([
  ['just now', '2026-11-22T02:55:00.000Z', 'ok'],
  ['an hour ago', '2026-11-22T02:00:00.000Z', 'proof-needed'],
  ['never', undefined, 'proof-needed'],
])('a copy opens for who proved who they are %s: %s %s', (_, provenAt, code) => {
  const result = freshResident(resident(provenAt), 'open-export', now);
  expect(result.ok ? 'ok' : result.error.code).toBe(code);
});
