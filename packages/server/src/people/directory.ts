import { parseNik } from '@satuloket/engine';
import type { KnownApplicant, OfficerCard, PeopleDirectory } from '../cases/dependencies.ts';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import type { MasterKeys } from '../record/index.ts';
import type { Applicant } from '../types.ts';
import { applicantOf, memberOf, readHouseholdCopy, readPhone } from './household.ts';
import { readIdentity } from './identity.ts';
import type { IdentityClaim } from './identity-claim.ts';
import { officerNames } from './officers.ts';

/** What cases ask of this part: from our own tables only, so that a command never waits for the register. */
export function createPeopleDirectory(dependencies: {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly now: () => Date;
}): PeopleDirectory {
  const { database, now } = dependencies;
  return {
    async applicantOf(_regionId, accountId): Promise<KnownApplicant | null> {
      const identity = await readIdentity(dependencies, accountId);
      if (identity.state === 'none') return null;
      const phone = (await readPhone(dependencies, accountId)) ?? '';
      const claimed = applicantFromClaim(identity.claim, phone);
      if (identity.state === 'pending') return { applicant: claimed, household: [], identity: 'pending' };
      const household = await readHouseholdCopy(dependencies, accountId);
      const own = household?.members.find((member) => member.nik === identity.claim.nik);
      if (household === undefined || own === undefined) {
        return { applicant: claimed, household: [], identity: 'matched' };
      }
      return {
        applicant: applicantOf(household, own, phone),
        household: household.members.filter((member) => member.status === 'active').map(memberOf),
        identity: 'matched',
      };
    },

    namesOf: (_regionId, accountIds) => officerNames(database, accountIds),

    async officersOf(regionId): Promise<readonly OfficerCard[]> {
      const rows = await regionDatabase(database, regionId)
        .selectFrom('membership')
        .innerJoin('auth.user as account', 'account.id', 'membership.account_id')
        .select(['membership.account_id', 'account.name', 'membership.role', 'membership.office_id'])
        .where('membership.valid_from', '<=', now())
        .where((eb) =>
          eb.or([eb('membership.valid_until', 'is', null), eb('membership.valid_until', '>', now())]),
        )
        .orderBy('account.name')
        .execute();
      const cards = new Map<string, OfficerCard>();
      for (const row of rows) {
        const card = cards.get(row.account_id) ?? { accountId: row.account_id, name: row.name, posts: [] };
        const posts = [...card.posts, { role: row.role, officeId: row.office_id }];
        cards.set(row.account_id, { ...card, posts });
      }
      return [...cards.values()];
    },
  };
}

/** While the register is down we know what was claimed; the sex stands in the NIK, the address nowhere. */
function applicantFromClaim(claim: IdentityClaim, phone: string): Applicant {
  const nik = parseNik(claim.nik);
  if (!nik.ok) throw new Error('A kept claim holds a NIK that is none.');
  return {
    ...claim,
    sex: nik.value.sex,
    address: { street: '', rt: '', rw: '', villageCode: '' },
    phone,
  };
}
