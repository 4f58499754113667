import {
  checkBirthDate,
  checkRecordedName,
  type FieldProblem,
  failure,
  maskNik,
  normalisePhone,
  parseNik,
  type Region,
  type Result,
  success,
} from '@satuloket/engine';
import type { Selectable } from 'kysely';
import type { KnownApplicant } from '../cases/dependencies.ts';
import { applicantOf, memberOf } from '../people/household.ts';
import type { RegisterHousehold } from '../people/register-adapter/index.ts';
import { openAccountValue, sealAccountValue } from '../people/sealing.ts';
import type { DatabaseConnection } from '../platform/database/index.ts';
import { isIdentifier, newIdentifier } from '../record/index.ts';
import type { Caller } from '../types.ts';
import { type HelpingOptions, nikDigest } from './dependencies.ts';
import { entryWrong } from './problems.ts';
import type { HelpedPersonTable } from './schema.ts';

export type PersonRow = Selectable<HelpedPersonTable>;

/** What stands on the card that the helper holds in the hand. */
export type PersonClaim = { readonly nik: string; readonly name: string; readonly birthDate: string };

/** What is kept of a person who is helped, sealed. */
export type PersonValues = {
  readonly claim: PersonClaim;
  /** Empty for who has none. */
  readonly phone: string;
  /** Once the register has said yes. */
  readonly household?: RegisterHousehold;
};

const maximumAgeYears = 130;
const maximumNameLength = 200;

/** The person as the register wants them, or a problem at each field that can't be true. */
export function checkPerson(
  entered: { nik: string; name: string; birthDate: string; phone?: string },
  today: string,
): Result<{ claim: PersonClaim; phone: string }> {
  const faults: FieldProblem[] = [];
  const nik = parseNik(entered.nik);
  if (!nik.ok) faults.push({ path: 'nik', ...nik.error });
  const name = entered.name.trim().replaceAll(/\s+/g, ' ');
  for (const fault of checkRecordedName(name, { maximumLength: maximumNameLength }).slice(0, 1)) {
    faults.push({ path: 'name', ...fault });
  }
  for (const fault of checkBirthDate(entered.birthDate, { today, maximumAgeYears }).slice(0, 1)) {
    faults.push({ path: 'birthDate', ...fault });
  }
  const typed = entered.phone?.trim() ?? '';
  const phone = typed === '' ? success('') : normalisePhone(typed);
  if (!phone.ok) faults.push({ path: 'phone', ...phone.error });
  if (!nik.ok || !phone.ok || faults.length > 0) return failure(entryWrong('person-invalid', faults));
  return success({
    claim: { nik: nik.value.text, name, birthDate: entered.birthDate },
    phone: phone.value,
  });
}

export const sameClaim = (one: PersonClaim, other: PersonClaim): boolean =>
  one.nik === other.nik &&
  one.birthDate === other.birthDate &&
  one.name.toLowerCase() === other.name.toLowerCase();

export const personPlace = (regionId: string, id: string): string => `helped_person/${regionId}/${id}`;

export function openPerson({ masterKeys }: Pick<HelpingOptions, 'masterKeys'>, row: PersonRow): PersonValues {
  return openAccountValue<PersonValues>(masterKeys, personPlace(row.region_id, row.id), row.sealed);
}

export const personName = ({ claim, household }: PersonValues): string =>
  household?.members.find(({ nik }) => nik === claim.nik)?.name ?? claim.name;

/** A person of this helper's own list; another's is told as unknown. */
export async function findPerson(
  database: DatabaseConnection,
  input: { helperId: string } & ({ personId: string } | { digest: Buffer }),
): Promise<PersonRow | undefined> {
  if ('personId' in input && !isIdentifier(input.personId)) return undefined;
  const query = database
    .selectFrom('helped_person')
    .selectAll()
    .where('helper_account_id', '=', input.helperId);
  return (
    'personId' in input
      ? query.where('id', '=', input.personId)
      : query.where('nik_digest', '=', input.digest)
  ).executeTakeFirst();
}

/** Writes a person into the helper's list, anew or over what was entered before. */
export async function keepPerson(
  options: Pick<HelpingOptions, 'masterKeys'>,
  database: DatabaseConnection,
  input: {
    readonly region: Region;
    readonly helperId: string;
    readonly earlier: PersonRow | undefined;
    readonly state: PersonRow['state'];
    readonly values: PersonValues;
    readonly tries?: number;
    readonly now: Date;
  },
): Promise<string> {
  const { region, helperId, earlier, state, values, now } = input;
  const id = earlier?.id ?? newIdentifier(now);
  const tries = input.tries ?? 0;
  const kept = {
    state,
    sealed: sealAccountValue(options.masterKeys, personPlace(region.id, id), values),
    village_code: values.household?.villageCode ?? '',
    tries,
    next_try_at: state === 'pending' ? new Date(now.getTime() + retryAfterMilliseconds(tries)) : null,
    changed_at: now,
  };
  await database
    .insertInto('helped_person')
    .values({
      id,
      helper_account_id: helperId,
      nik_digest: nikDigest(options, region.id, values.claim.nik),
      created_at: now,
      ...kept,
    })
    .onConflict((conflict) => conflict.columns(['region_id', 'id']).doUpdateSet(kept))
    .execute();
  return id;
}

const firstRetryMilliseconds = 60_000;
const longestRetryMilliseconds = 30 * 60_000;

const retryAfterMilliseconds = (tries: number): number =>
  Math.min(longestRetryMilliseconds, firstRetryMilliseconds * 2 ** tries);

/** The person as one who applies. While the register is down only what the card says is known, and the NIK's sex. */
export function knownPerson(
  row: Pick<PersonRow, 'state'>,
  { claim, phone, household }: PersonValues,
): KnownApplicant {
  const own = household?.members.find(({ nik }) => nik === claim.nik);
  if (row.state === 'matched' && household !== undefined && own !== undefined) {
    return {
      applicant: applicantOf(household, own, phone),
      household: household.members.filter(({ status }) => status === 'active').map(memberOf),
      identity: 'matched',
    };
  }
  const nik = parseNik(claim.nik);
  if (!nik.ok) throw new Error('A kept person holds a NIK that is none.');
  return {
    applicant: {
      ...claim,
      kk: '',
      sex: nik.value.sex,
      address: { street: '', rt: '', rw: '', villageCode: '' },
      phone,
    },
    household: [],
    identity: row.state === 'matched' ? 'matched' : 'pending',
  };
}

export const personCard = (options: Pick<HelpingOptions, 'masterKeys'>, row: PersonRow) => {
  const values = openPerson(options, row);
  return {
    personId: row.id,
    name: personName(values),
    nikMasked: maskNik(values.claim.nik),
    identity: row.state,
    lastAt: row.changed_at.toISOString(),
  };
};

/** Whether the caller is the one whose NIK this is, as the register has proven. */
export async function isPerson(options: HelpingOptions, caller: Caller, digest: Buffer): Promise<boolean> {
  if (caller.who.kind !== 'resident') return false;
  const known = await options.people.applicantOf(caller.regionId, caller.who.accountId);
  return (
    known?.identity === 'matched' && nikDigest(options, caller.regionId, known.applicant.nik).equals(digest)
  );
}
