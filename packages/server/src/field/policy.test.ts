import { describe, expect, test } from 'vitest';
import { guestCaller, officerCaller, residentCaller } from '../cases/testing/fakes.ts';
import { actorFor, type FieldCommand, fieldCommands, headOffices, standingOf } from './policy.ts';

const callers = {
  guest: guestCaller('browser'),
  resident: residentCaller('sari'),
  courier: officerCaller('kur', [{ role: 'courier', officeId: 'registry' }]),
  operator: officerCaller('oki', [{ role: 'operator', officeId: 'registry' }]),
  head: officerCaller('ratna', [{ role: 'head', officeId: 'registry' }]),
  auditor: officerCaller('tuti', [{ role: 'auditor', officeId: 'registry' }]),
} as const;
type Who = keyof typeof callers;

/** Who may give each command; everyone else may not. */
const table: Readonly<Record<FieldCommand, readonly Who[]>> = {
  enrol: ['courier'],
  'list-devices': ['courier', 'head'],
  revoke: ['courier', 'head'],
  'list-set-aside': ['head'],
  resolve: ['head'],
};

describe.each(fieldCommands)('%s', (command) => {
  test.each(Object.keys(callers) as Who[])('by %s', (who) => {
    const actor = actorFor(callers[who], command);
    const expected = table[command].includes(who) ? 'ok' : who === 'guest' ? 'sign-in-needed' : 'not-allowed';
    expect(actor.ok ? 'ok' : actor.error.code).toBe(expected);
  });
});

test.each([
  ['the owner', callers.courier, false, true, null],
  ['the owner, on a revoked device', callers.courier, true, true, 'device-revoked'],
  ['the owner, whose post has ended', callers.courier, false, false, 'post-ended'],
  ['nobody signed in', callers.guest, false, true, 'sign-in-needed'],
  ['nobody signed in, and the post has ended', callers.guest, false, false, 'post-ended'],
  ['nobody signed in, on a revoked device', callers.guest, true, true, 'device-revoked'],
  ['another officer', callers.operator, false, true, 'device-of-other'],
  ['a resident', callers.resident, false, true, 'device-of-other'],
] as const)('sending by %s', (_who, caller, isRevoked, hasPost, expected) => {
  const standing = standingOf({ caller, ownerId: 'kur', isRevoked, hasPost });
  expect(standing.ok ? standing.value.held : standing.error.code).toBe(expected);
});

test('a head looks after the offices of that post only', () => {
  const posts = [
    { role: 'head', officeId: 'registry' },
    { role: 'courier', officeId: 'north-office' },
  ];
  expect(headOffices(posts)).toEqual(['registry']);
});
