import { ageOn, failure, type Region, type Result, success, type Text } from '@satuloket/engine';
import type { KnownApplicant } from '../cases/dependencies.ts';
import { regionDate } from '../cases/form-context.ts';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import { blindDigest, runCommand } from '../record/index.ts';
import type { Caller, HouseholdMember } from '../types.ts';
import { type HelpingOptions, nikDigest, regionOf } from './dependencies.ts';
import { actorFor } from './policy.ts';
import { helpingProblems } from './problems.ts';
import type { HouseholdHelp } from './service.ts';
import { helpingSettings } from './settings.ts';

export type FamilyRule =
  | { readonly may: true; readonly as: 'parent' | 'allowed' }
  | {
      readonly may: false;
      readonly why: 'self' | 'not-matched' | 'not-proven' | 'parents-only' | 'not-allowed';
    };

const parents = new Set(['head', 'husband', 'wife']);

/**
 * Whether someone may file for a member of the own family card: parents for their children until these have a card of
 * their own (UU 23/2006 art. 63), and anyone for a grown member who allows it.
 */
export function familyRule(input: {
  readonly region: Region;
  readonly helper: KnownApplicant;
  readonly member: HouseholdMember;
  /** The member's own word; undefined while they have said nothing. */
  readonly leave: boolean | undefined;
  readonly now: Date;
}): FamilyRule {
  const { region, helper, member, leave, now } = input;
  if (helper.identity !== 'matched') return { may: false, why: 'not-matched' };
  if (helper.isFamilyHidden) return { may: false, why: 'not-proven' };
  if (member.nik === helper.applicant.nik) return { may: false, why: 'self' };
  if (isMinor(region, member.birthDate, now)) {
    const own = helper.household.find(({ nik }) => nik === helper.applicant.nik);
    const isParent = own !== undefined && parents.has(own.relation) && member.relation === 'child';
    return isParent ? { may: true, as: 'parent' } : { may: false, why: 'parents-only' };
  }
  return leave === true ? { may: true, as: 'allowed' } : { may: false, why: 'not-allowed' };
}

const isMinor = (region: Region, birthDate: string, now: Date): boolean =>
  ageOn(birthDate, regionDate(region, now)) < helpingSettings(region).adultAge;

const reasons: Readonly<Record<Exclude<FamilyRule, { may: true }>['why'], Text>> = {
  self: { id: 'Ini Anda sendiri.', en: 'This is you.' },
  'not-matched': {
    id: 'Data diri Anda belum cocok dengan data kependudukan.',
    en: 'Your identity has not been matched with the register yet.',
  },
  'not-proven': {
    id: 'Belum terbukti bahwa akun ini milik Anda.',
    en: 'It has not been proven yet that this account is yours.',
  },
  'parents-only': {
    id: 'Belum 17 tahun: hanya orang tua yang dapat mengurus.',
    en: 'Under 17: only parents can act.',
  },
  'not-allowed': {
    id: 'Belum mengizinkan keluarga mengurus. Ia bisa mengizinkannya di halaman akunnya.',
    en: 'Has not allowed the family to act. They can allow it on their account page.',
  },
};

/** The last word of the person whose NIK this is. */
export async function leaveOf(database: DatabaseConnection, digest: Buffer): Promise<boolean | undefined> {
  const row = await database
    .selectFrom('family_leave')
    .select('allowed')
    .where('nik_digest', '=', digest)
    .orderBy('changed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.allowed;
}

/** In pages instead of the NIK, whose plain digest could be guessed. */
export function memberId(options: HelpingOptions, regionId: string, nik: string): string {
  const { digest } = blindDigest(options.masterKeys, { regionId, purpose: 'nik', value: `family/${nik}` });
  return digest.toString('hex').slice(0, 16);
}

export async function listHousehold(options: HelpingOptions, caller: Caller): Promise<Result<HouseholdHelp>> {
  const actor = actorFor(caller, 'list-household');
  if (!actor.ok) return actor;
  const region = regionOf(options, caller.regionId);
  const database = regionDatabase(options.database, region.id);
  const helper = await options.people.applicantOf(region.id, actor.value.accountId);
  if (helper?.identity !== 'matched') {
    return success({ members: [], allowed: null, identityNeeded: true });
  }
  const now = options.now();
  const isGrown = !isMinor(region, helper.applicant.birthDate, now);
  const own = await leaveOf(database, nikDigest(options, region.id, helper.applicant.nik));
  const allowed = isGrown ? (own ?? false) : null;
  if (helper.isFamilyHidden) {
    return success({ members: [], allowed, identityNeeded: false, isFamilyHidden: true });
  }
  const members: HouseholdHelp['members'][number][] = [];
  for (const member of helper.household) {
    if (member.nik === helper.applicant.nik) continue;
    const leave = await leaveOf(database, nikDigest(options, region.id, member.nik));
    const rule = familyRule({ region, helper, member, leave, now });
    members.push({
      memberId: memberId(options, region.id, member.nik),
      name: member.name,
      relation: member.relation,
      may: rule.may,
      reason: rule.may ? null : reasons[rule.why],
    });
  }
  return success({ members, allowed, identityNeeded: false });
}

/** Someone's leave to their family, given or taken back at any time. */
export async function setFamilyLeave(
  options: HelpingOptions,
  caller: Caller,
  { key, allowed }: { key: string; allowed: boolean },
): Promise<Result<void>> {
  const actor = actorFor(caller, 'set-family-leave');
  if (!actor.ok) return actor;
  const { accountId } = actor.value;
  const region = regionOf(options, caller.regionId);
  const known = await options.people.applicantOf(region.id, accountId);
  if (known?.identity !== 'matched') return failure(helpingProblems.identityNeeded);
  const now = options.now();
  if (isMinor(region, known.applicant.birthDate, now)) return failure(helpingProblems.parentsAct);
  const digest = nikDigest(options, region.id, known.applicant.nik);
  const content = ['set-family-leave', allowed];
  const frame = { regionId: region.id, caller: `resident:${accountId}`, key, content, now };
  return runCommand(options.database, frame, async (transaction) => {
    const kept = { nik_digest: digest, allowed, changed_at: now };
    await transaction
      .insertInto('family_leave')
      .values({ account_id: accountId, ...kept })
      .onConflict((conflict) => conflict.columns(['region_id', 'account_id']).doUpdateSet(kept))
      .execute();
    return success(undefined);
  });
}
