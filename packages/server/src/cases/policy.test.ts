import { describe, expect, test } from 'vitest';
import type { Caller } from '../types.ts';
import type { KnownApplicant } from './dependencies.ts';
import { mayOpen } from './file-reading.ts';
import { type CaseCommand, caseCommands, householdSight, standingFor } from './policy.ts';
import { gardener, gardenFamily, guestCaller, officerCaller, residentCaller } from './testing/fakes.ts';
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
  'add-attachment': both,
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

describe('the applicant’s household', () => {
  const { sari, rizky } = gardenFamily;
  const known = (member: typeof sari | typeof rizky, more: Partial<KnownApplicant> = {}): KnownApplicant => ({
    applicant: { ...gardener, nik: member.nik, name: member.name },
    household: [sari, rizky],
    identity: 'matched',
    ...more,
  });
  const applicant = known(sari);
  const member = known(rizky);
  const otherCard = { ...member.applicant, kk: '9901010101100009' };
  const husband = residentCaller('husband');

  test.each<[string, Caller, KnownApplicant | null, KnownApplicant | null, boolean]>([
    ['a member', husband, member, applicant, true],
    ['a resident of another family', husband, { ...member, applicant: otherCard }, applicant, false],
    ['a former member, as the own card says', husband, known(rizky, { household: [sari] }), applicant, false],
    [
      'a former member, as the applicant’s card says',
      husband,
      member,
      known(sari, { household: [sari] }),
      false,
    ],
    ['a member who has not proven it', husband, known(rizky, { identity: 'pending' }), applicant, false],
    ['a member of someone unproven', husband, member, known(sari, { identity: 'pending' }), false],
    ['someone who is not known', husband, null, applicant, false],
    ['the family of someone who is not known', husband, member, null, false],
    ['a member in another region', residentCaller('husband', '9902'), member, applicant, false],
    ['an officer of the family', officerCaller('husband', []), member, applicant, false],
    ['a guest', guestCaller('browser'), member, applicant, false],
  ])('%s', (_who, caller, viewer, owner, isFamily) => {
    for (const sees of ['nothing', 'status', 'status-and-products'] as const) {
      const sight = householdSight(caller, region, { sees, viewer, applicant: owner });
      expect(sight).toBe(isFamily ? sees : 'nothing');
    }
  });
});

describe('files of a case', () => {
  const attached = (fileId: string, requirement: string) => ({ fileId, requirement, sha256: 'a', seq: 2 });
  const state = {
    attachments: [
      attached('said', 'comment.applicant'),
      attached('whispered', 'comment.inside'),
      attached('sketch', 'sketch'),
    ],
    products: {
      deed: { fileId: 'deed', released: true, signed: true },
      map: { fileId: 'map', released: false, signed: false },
    },
  };
  const applicant = { kind: 'applicant', accountId: 'sari' } as const;
  const officer = { kind: 'officer', accountId: 'ani', roles: ['reader'] } as const;

  test.each([
    ['a document that was asked for', 'sketch', 'sketch', null, true, true],
    ['a product that is the applicant’s', 'deed', 'product.deed', null, true, true],
    ['a product still at the office', 'map', 'product.map', null, false, true],
    ['said with a message', 'said', 'comment', 'ani', true, true],
    ['among colleagues', 'whispered', 'comment', 'ani', false, true],
    ['the applicant’s, not said yet', 'new', 'comment', 'sari', true, false],
    ['an officer’s, not said yet', 'new', 'comment', 'ani', false, true],
    ['another officer’s, not said yet', 'new', 'comment', 'budi', false, false],
  ])('%s', (_what, fileId, requirement, uploaderId, byApplicant, byOfficer) => {
    const file = { fileId, requirement, uploaderId };
    expect(mayOpen(applicant, file, state)).toBe(byApplicant);
    expect(mayOpen(officer, file, state)).toBe(byOfficer);
  });
});
