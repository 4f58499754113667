import { sql } from 'kysely';
import type { SealedApplicant } from '../../cases/case-values.ts';
import { claimPlace } from '../../people/identity.ts';
import { openAccountValue } from '../../people/sealing.ts';
import { type DatabaseConnection, regionDatabase } from '../../platform/database/index.ts';
import { blindDigest, type MasterKeys, openVault } from '../../record/index.ts';

/** Whose copy is made, and of which cases: `own` to the last word, `about` only that they exist. */
export type Person = {
  readonly regionId: string;
  readonly accountId: string;
  /** Nothing stronger than NIK, family card number and birth date has proven whose account it is. */
  readonly isFamilyHidden: boolean;
  /** Of the proven NIK, as cases and mandates are found by it; null while nothing is proven. */
  readonly nikDigest: Buffer | null;
  readonly draftIds: readonly string[];
  readonly own: readonly CaseNamed[];
  readonly about: readonly CaseNamed[];
};

export type CaseNamed = { readonly caseId: string; readonly code: string };

type Dependencies = {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly cases: { isFamilyHiddenOf(regionId: string, accountId: string): Promise<boolean> };
};

export async function personOf(
  { database, masterKeys, cases }: Dependencies,
  { regionId, accountId }: { readonly regionId: string; readonly accountId: string },
): Promise<Person> {
  const region = regionDatabase(database, regionId);
  const isFamilyHidden = await cases.isFamilyHiddenOf(regionId, accountId);
  // Whoever only knows someone's numbers gets a copy of what this account has done, and finds nothing by the numbers.
  const identity = isFamilyHidden
    ? undefined
    : await database
        .selectFrom('account_identity')
        .select('claim_sealed')
        .where('account_id', '=', accountId)
        .where('state', '=', 'matched')
        .executeTakeFirst();
  const nik =
    identity &&
    openAccountValue<{ nik: string }>(masterKeys, claimPlace(accountId), identity.claim_sealed).nik;
  const nikDigest =
    nik === undefined ? null : blindDigest(masterKeys, { regionId, purpose: 'nik', value: nik }).digest;
  const drafts = await region
    .selectFrom('draft')
    .select('id')
    .where('owner_account_id', '=', accountId)
    .execute();
  const found = await sql<{ case_id: string; code: string; is_applicant: boolean }>`
    select case_id::text, code, coalesce(applicant_account_id = ${accountId}, false) as is_applicant
    from case_current
    where region_id = ${regionId} and (applicant_account_id = ${accountId} or case_id in (
      select case_id from blind_index
      where region_id = ${regionId} and purpose = 'nik' and digest = ${nikDigest}))
    order by filed_at, case_id`.execute(region);
  const own: CaseNamed[] = [];
  const about: CaseNamed[] = [];
  for (const row of found.rows) {
    const named = { caseId: row.case_id, code: row.code };
    const isOwn =
      row.is_applicant || (await applicantNik(region, masterKeys, regionId, named.caseId)) === nik;
    (isOwn ? own : about).push(named);
  }
  return { regionId, accountId, isFamilyHidden, nikDigest, draftIds: drafts.map(({ id }) => id), own, about };
}

/** Whoever filed at a counter has no account on the case, and may have got one since. */
async function applicantNik(
  region: DatabaseConnection,
  masterKeys: MasterKeys,
  regionId: string,
  caseId: string,
): Promise<string | undefined> {
  const row = await region
    .selectFrom('case_current')
    .select('replayed')
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { applicant } = row.replayed;
  const vault = await openVault(region, masterKeys, { regionId, caseId, entryIds: [applicant.entryId] });
  return vault?.read<SealedApplicant>(applicant)?.applicant.nik;
}
