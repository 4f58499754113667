import { describe, expect, test } from 'vitest';
import type { Caller } from '../types.ts';
import { type CaseCommand, caseCommands, standingFor } from './policy.ts';
import { guestCaller, officerCaller, residentCaller } from './testing/fakes.ts';
import { gardenRegion } from './testing/invented-region.ts';

const region = gardenRegion();
const subject = {
  pack: 'garden',
  service: 'plot-deed',
  officeId: 'north-office',
  villageCode: '99.01.01.1001',
  applicantAccountId: 'sari',
};

const callers = {
  guest: guestCaller('browser'),
  applicant: residentCaller('sari'),
  'other resident': residentCaller('tono'),
  checker: officerCaller('ani', [{ role: 'checker', officeId: 'north-office' }]),
  recorder: officerCaller('dodi', [{ role: 'recorder', officeId: 'north-office' }]),
  head: officerCaller('eka', [{ role: 'head', officeId: 'north-office' }]),
  'agency chief': officerCaller('ratna', [{ role: 'head', officeId: 'registry' }]),
  'checker elsewhere': officerCaller('cici', [{ role: 'checker', officeId: 'south-office' }]),
  'role without part': officerCaller('farid', [{ role: 'porter', officeId: 'north-office' }]),
  'no post': officerCaller('gita', []),
  'post that the region does not have': officerCaller('hadi', [{ role: 'checker', officeId: 'moon' }]),
  'other region': officerCaller('ani', [{ role: 'checker', officeId: 'north-office' }], '9902'),
} as const satisfies Record<string, Caller>;

const ok = 'ok';
const own = { applicant: ok, officer: 'not-allowed' } as const;
const both = { applicant: ok, officer: ok } as const;
const officers = { applicant: 'not-allowed', officer: ok } as const;

/** Command, and what an applicant and an officer in scope are told. */
const table: Record<CaseCommand, { applicant: string; officer: string }> = {
  view: both,
  act: both,
  assign: officers,
  'move-office': officers,
  comment: both,
  'comment-inside': officers,
  undo: both,
  rate: own,
  link: officers,
  correct: own,
  'add-result': officers,
  'list-colleagues': officers,
};

const expected: Record<keyof typeof callers, (row: { applicant: string; officer: string }) => string> = {
  guest: () => 'sign-in-needed',
  applicant: (row) => row.applicant,
  'other resident': () => 'case-unknown',
  checker: (row) => row.officer,
  recorder: (row) => row.officer,
  head: (row) => row.officer,
  'agency chief': (row) => row.officer,
  'checker elsewhere': () => 'outside-your-office',
  'role without part': () => 'outside-your-office',
  'no post': () => 'outside-your-office',
  'post that the region does not have': () => 'outside-your-office',
  'other region': () => 'case-unknown',
};

describe.each(Object.keys(callers) as (keyof typeof callers)[])('%s', (name) => {
  test.each(caseCommands)('%s', (command) => {
    const standing = standingFor(callers[name], command, subject, region);
    expect(standing.ok ? 'ok' : standing.error.code).toBe(expected[name](table[command]));
  });
});

test('an officer stands with the roles that the posts fill here, and acts by one of them', () => {
  const standing = standingFor(callers['agency chief'], 'act', subject, region);
  expect(standing).toMatchObject({
    value: {
      viewer: { kind: 'officer', roles: ['judge'] },
      actor: { role: 'judge', officeId: 'registry' },
    },
  });
});

test('the chief of one agency reaches no case of another', () => {
  const letter = { ...subject, service: 'plot-letter' };
  const standing = standingFor(callers['agency chief'], 'view', letter, region);
  expect(standing.ok ? 'ok' : standing.error.code).toBe('outside-your-office');
});
