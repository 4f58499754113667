import { maskPhone } from '@satuloket/engine';
import type { DatabaseConnection } from '../platform/database/index.ts';
import type { MasterKeys } from '../record/index.ts';
import type { Applicant, HouseholdMember, Profile } from '../types.ts';
import { type IdentityDependencies, readIdentity } from './identity.ts';
import { proofsOf } from './proofs.ts';
import type { RegisterHousehold, RegisterPerson } from './register-adapter/index.ts';
import { openAccountValue, sealAccountValue } from './sealing.ts';

const freshForMilliseconds = 12 * 3600 * 1000;

/**
 * What is known of a resident once the register has said yes. NIK, family card number and birth date circulate widely:
 * the family is named only to whom something stronger than knowing them has proven.
 */
export async function readProfile(dependencies: IdentityDependencies, accountId: string): Promise<Profile> {
  const phone = await readPhone(dependencies, accountId);
  const identity = await readIdentity(dependencies, accountId);
  const bare = { phoneMasked: phone === undefined ? '' : maskPhone(phone), household: [] };
  if (identity.state === 'none') return { ...bare, identity: 'none' };
  if (identity.state === 'pending') return { ...bare, identity: 'pending', name: identity.claim.name };
  const { claim } = identity;
  const household = await readHousehold(dependencies, { accountId, nik: claim.nik });
  const own = household?.members.find((member) => member.nik === claim.nik);
  if (household === undefined || own === undefined) return { ...bare, identity: 'matched', name: claim.name };
  const known = {
    ...bare,
    identity: 'matched' as const,
    name: own.name,
    applicant: applicantOf(household, own, phone ?? ''),
  };
  const proofs = await proofsOf(dependencies, accountId);
  if (proofs.length === 0) return { ...known, isFamilyHidden: true };
  return {
    ...known,
    household: household.members.filter((member) => member.status === 'active').map(memberOf),
  };
}

export async function readPhone(
  { database, masterKeys }: { database: DatabaseConnection; masterKeys: MasterKeys },
  accountId: string,
): Promise<string | undefined> {
  const row = await database
    .selectFrom('account_contact')
    .select('phone_sealed')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row?.phone_sealed
    ? openAccountValue<string>(masterKeys, phonePlace(accountId), row.phone_sealed)
    : undefined;
}

export async function keepPhone(
  { database, masterKeys, now }: Pick<IdentityDependencies, 'database' | 'masterKeys' | 'now'>,
  accountId: string,
  phone: string,
): Promise<void> {
  await database
    .insertInto('account_contact')
    .values({
      account_id: accountId,
      phone_sealed: sealAccountValue(masterKeys, phonePlace(accountId), phone),
      created_at: now(),
    })
    .onConflict((conflict) => conflict.column('account_id').doNothing())
    .execute();
}

/** From the encrypted copy while it is fresh, else from the register; while that is down an old copy serves. */
export async function readHousehold(
  dependencies: Omit<IdentityDependencies, 'followers'>,
  input: { accountId: string; nik: string },
): Promise<RegisterHousehold | undefined> {
  const copy = await readCopy(dependencies, input.accountId);
  const age = dependencies.now().getTime() - (copy?.fetchedAt.getTime() ?? 0);
  if (copy && age < freshForMilliseconds) return copy.household;
  const told = await dependencies.register.household({ nik: input.nik });
  if (!told.ok) return copy?.household;
  await keepHousehold(dependencies, input.accountId, told.value);
  return told.value;
}

/** The household as the register last told it, from our own tables. */
export async function readCopy(
  { database, masterKeys }: { database: DatabaseConnection; masterKeys: MasterKeys },
  accountId: string,
): Promise<{ household: RegisterHousehold; fetchedAt: Date } | undefined> {
  const row = await database
    .selectFrom('account_household')
    .select(['household_sealed', 'fetched_at'])
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const household = openAccountValue<RegisterHousehold>(
    masterKeys,
    householdPlace(accountId),
    row.household_sealed,
  );
  return { household, fetchedAt: row.fetched_at };
}

export async function keepHousehold(
  { database, masterKeys, now }: Pick<IdentityDependencies, 'database' | 'masterKeys' | 'now'>,
  accountId: string,
  household: RegisterHousehold,
): Promise<void> {
  const sealed = sealAccountValue(masterKeys, householdPlace(accountId), household);
  const kept = { household_sealed: sealed, fetched_at: now() };
  await database
    .insertInto('account_household')
    .values({ account_id: accountId, ...kept })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(kept))
    .execute();
}

export function applicantOf(household: RegisterHousehold, own: RegisterPerson, phone: string): Applicant {
  const { nik, name, birthDate, birthPlace, sex, occupation, address, villageCode } = own;
  const home = { ...address, villageCode };
  return { nik, kk: household.kk, name, birthDate, birthPlace, sex, occupation, address: home, phone };
}

export function memberOf({ nik, name, birthDate, sex, relation }: RegisterPerson): HouseholdMember {
  return { nik, name, birthDate, sex, relation };
}

export function householdPlace(accountId: string): string {
  return `account_household/${accountId}`;
}

export function phonePlace(accountId: string): string {
  return `account_contact/${accountId}`;
}
