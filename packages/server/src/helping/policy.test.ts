import { describe, expect, test } from 'vitest';
import { guestCaller, officerCaller, residentCaller } from '../cases/testing/fakes.ts';
import { actorFor, type HelpingCommand, helpingCommands } from './policy.ts';

const villagePost = {
  role: 'village-officer',
  officeId: 'north-office',
  villageCode: '99.01.01.1001',
} as const;

const callers = {
  guest: guestCaller('browser'),
  resident: residentCaller('sari'),
  'front desk': officerCaller('nia', [{ role: 'front-desk', officeId: 'north-office' }]),
  'village officer': officerCaller('dedi', [villagePost]),
  verifier: officerCaller('ani', [{ role: 'verifier', officeId: 'north-office' }]),
  head: officerCaller('ratna', [{ role: 'head', officeId: 'registry' }]),
  auditor: officerCaller('tuti', [{ role: 'auditor', officeId: 'registry' }]),
} as const;
type Who = keyof typeof callers;

/** Who may take each command; everyone else may not. */
const table: Readonly<Record<HelpingCommand, readonly Who[]>> = {
  'identify-at-counter': ['front desk'],
  'identify-in-village': ['village officer'],
  'list-people': ['front desk', 'village officer'],
  'give-mandate': ['village officer'],
  'end-mandate': ['resident', 'front desk', 'village officer', 'head'],
  'read-paper': ['resident', 'front desk', 'village officer', 'verifier', 'head', 'auditor'],
  'begin-draft': ['front desk', 'village officer'],
  'list-household': ['resident'],
  'set-family-leave': ['resident'],
  'begin-for-member': ['resident'],
  'read-own-help': ['resident'],
  'give-start-code': ['front desk', 'village officer', 'verifier', 'head', 'auditor'],
  'redeem-start-code': ['resident'],
  'list-flags': ['head', 'auditor'],
  'review-flag': ['head'],
};

describe.each(helpingCommands)('%s', (command) => {
  test.each(Object.keys(callers) as Who[])('by %s', (who) => {
    const actor = actorFor(callers[who], command);
    const expected = table[command].includes(who) ? 'ok' : who === 'guest' ? 'sign-in-needed' : 'not-allowed';
    expect(actor.ok ? 'ok' : actor.error.code).toBe(expected);
  });
});

test('only the post that gives a right goes with it', () => {
  const both = officerCaller('nia', [
    { role: 'verifier', officeId: 'registry' },
    { role: 'front-desk', officeId: 'north-office' },
  ]);
  const actor = actorFor(both, 'identify-at-counter');
  expect(actor.ok && actor.value.posts).toEqual([{ role: 'front-desk', officeId: 'north-office' }]);
});
