import { parseNik } from '@satuloket/engine';
import { sql } from 'kysely';
import type { KnownApplicant, OfficerCard, PeopleDirectory } from '../cases/dependencies.ts';
import { type DatabaseConnection, regionDatabase, statement, together } from '../platform/database/index.ts';
import type { MasterKeys } from '../record/index.ts';
import type { Applicant } from '../types.ts';
import { applicantOf, householdPlace, memberOf, phonePlace } from './household.ts';
import { claimPlace } from './identity.ts';
import type { IdentityClaim } from './identity-claim.ts';
import { officerNames } from './officers.ts';
import type { RegisterHousehold } from './register-adapter/index.ts';
import { openAccountValue } from './sealing.ts';

/** Every command and page of a resident asks this: one statement, not three. */
const knownApplicants = statement((database, { accountIds }: { readonly accountIds: readonly string[] }) =>
  database
    .selectFrom('account_identity as identity')
    .leftJoin('account_contact as contact', 'contact.account_id', 'identity.account_id')
    .leftJoin('account_household as household', 'household.account_id', 'identity.account_id')
    .select([
      'identity.account_id',
      'identity.state',
      'identity.claim_sealed',
      'contact.phone_sealed',
      'household.household_sealed',
    ])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('account_proof as proof')
          .select('proof.kind')
          .whereRef('proof.account_id', '=', 'identity.account_id')
          .whereRef('proof.nik_index', '=', 'identity.nik_index'),
      ).as('proven'),
    )
    .where('identity.account_id', '=', sql<string>`any(${accountIds})`)
    .where('identity.state', '!=', 'mismatched'),
);

/** What cases ask of this part: from our own tables only, so that a command never waits for the register. */
export function createPeopleDirectory(dependencies: {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly now: () => Date;
}): PeopleDirectory {
  const { database, masterKeys, now } = dependencies;

  async function applicantsOf(
    _regionId: string,
    accountIds: readonly string[],
  ): Promise<ReadonlyMap<string, KnownApplicant>> {
    if (accountIds.length === 0) return new Map();
    const rows = await knownApplicants(database, { accountIds });
    return new Map(rows.map((row) => [row.account_id, knownFrom(masterKeys, row)]));
  }

  const rowOf = together(async (accountIds: readonly string[]) => {
    const rows = await knownApplicants(database, { accountIds });
    return new Map(rows.map((row) => [row.account_id, row]));
  });

  return {
    applicantsOf,
    // Opened for each by itself: one whose data can't be opened keeps nobody else from theirs.
    async applicantOf(_regionId, accountId) {
      const row = await rowOf(accountId);
      return row === undefined ? null : knownFrom(masterKeys, row);
    },

    namesOf: (_regionId, accountIds) => officerNames(database, accountIds),

    async officersOf(regionId): Promise<readonly OfficerCard[]> {
      const rows = await regionDatabase(database, regionId)
        .selectFrom('held_post as held')
        .innerJoin('auth.user as account', 'account.id', 'held.account_id')
        .select(['held.account_id', 'account.name', 'held.role', 'held.office_id', 'held.village_code'])
        .where('held.valid_from', '<=', now())
        .where((eb) => eb.or([eb('held.valid_until', 'is', null), eb('held.valid_until', '>', now())]))
        // The own posts before those that are held for someone else.
        .orderBy((eb) => eb('held.acting', 'is not', null))
        .orderBy('account.name')
        .execute();
      const cards = new Map<string, OfficerCard>();
      for (const row of rows) {
        const card = cards.get(row.account_id) ?? { accountId: row.account_id, name: row.name, posts: [] };
        const village = row.village_code === '' ? {} : { villageCode: row.village_code };
        const posts = [...card.posts, { role: row.role, officeId: row.office_id, ...village }];
        cards.set(row.account_id, { ...card, posts });
      }
      return [...cards.values()];
    },
  };
}

type IdentityRow = {
  readonly account_id: string;
  readonly state: string;
  readonly claim_sealed: Buffer;
  readonly phone_sealed: Buffer | null;
  readonly household_sealed: Buffer | null;
  /** `exists` of PostgreSQL. */
  readonly proven: unknown;
};

function knownFrom(masterKeys: MasterKeys, row: IdentityRow): KnownApplicant {
  const { account_id: accountId } = row;
  const open = <Value>(place: string, sealed: Buffer | null): Value | undefined =>
    sealed === null ? undefined : openAccountValue<Value>(masterKeys, place, sealed);
  const claim = openAccountValue<IdentityClaim>(masterKeys, claimPlace(accountId), row.claim_sealed);
  const phone = open<string>(phonePlace(accountId), row.phone_sealed) ?? '';
  const claimed = applicantFromClaim(claim, phone);
  if (row.state === 'pending') return { applicant: claimed, household: [], identity: 'pending' };
  const hidden = row.proven === true ? {} : { isFamilyHidden: true as const };
  const household = open<RegisterHousehold>(householdPlace(accountId), row.household_sealed);
  const own = household?.members.find((member) => member.nik === claim.nik);
  if (household === undefined || own === undefined) {
    return { ...hidden, applicant: claimed, household: [], identity: 'matched' };
  }
  return {
    ...hidden,
    applicant: applicantOf(household, own, phone),
    household: household.members.filter((member) => member.status === 'active').map(memberOf),
    identity: 'matched',
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
