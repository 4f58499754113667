import type { StandingResolver, ViewPart } from '../cases/index.ts';
import { blindDigest } from '../record/index.ts';
import type { ImportingOptions } from './dependencies.ts';

/** That a case came from a former system, and that its papers lie at the office. */
export const formerPart: ViewPart = async ({ database, row, target, reader }) => {
  if (reader === 'public') return {};
  const former = await database
    .selectFrom('former_case')
    .select(['system', 'imported_at'])
    .where('case_id', '=', row.case_id)
    .executeTakeFirst();
  if (former === undefined) return {};
  return {
    former: {
      system: former.system,
      importedAt: former.imported_at.toISOString(),
      papersAtOffice: target.state.attachments.length === 0,
    },
  };
};

/** Who signs in after their case came over stands before it as its applicant, found by their proven NIK. */
export function formerApplicant(options: Pick<ImportingOptions, 'masterKeys' | 'people'>): StandingResolver {
  return async ({ database, caller, row }) => {
    const { who } = caller;
    if (who.kind !== 'resident') return null;
    // Asked before the case is looked at: how long it takes tells a stranger nothing of the case.
    const known = await options.people.applicantOf(caller.regionId, who.accountId);
    if (known?.identity !== 'matched') return null;
    const { digest } = blindDigest(options.masterKeys, {
      regionId: caller.regionId,
      purpose: 'nik',
      value: known.applicant.nik,
    });
    const own = await database
      .selectFrom('former_case as former')
      .innerJoin('blind_index as blind', 'blind.case_id', 'former.case_id')
      .select('former.case_id')
      .where('former.case_id', '=', row.case_id)
      .where('blind.purpose', '=', 'nik')
      .where('blind.digest', '=', digest)
      .executeTakeFirst();
    // A number that was typed wrong is somebody else's: it opens nothing before the register has said whose it is.
    if (own === undefined || row.applicant_account_id !== null || row.replayed.identity !== 'matched')
      return null;
    const { accountId } = who;
    return { viewer: { kind: 'applicant', accountId }, actor: { kind: 'resident', accountId } };
  };
}
