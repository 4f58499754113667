import type { Answers, CaseState, FormContext, PersonValue, Region } from '@satuloket/engine';
import type { DatabaseConnection } from '../platform/database/index.ts';
import { openVault, type VaultReader } from '../record/index.ts';
import type { Applicant, HouseholdMember } from '../types.ts';
import type { CasesDependencies } from './dependencies.ts';
import { formContext } from './form-context.ts';

/** What the vault keeps of who applied: the household too, as it was when the form was filled in. */
export type SealedApplicant = {
  readonly applicant: Applicant;
  readonly household: readonly HouseholdMember[];
  readonly named?: readonly PersonValue[];
};

export type CaseValues = {
  readonly vault: VaultReader;
  readonly answers: Answers;
  /** Undefined once it has been erased. */
  readonly applicant: SealedApplicant | undefined;
  readonly context: FormContext;
};

/** Opens what a case's rules need: the answers, who applied, and the form's context at `now`. */
export async function openCase(
  dependencies: Pick<CasesDependencies, 'masterKeys'>,
  database: DatabaseConnection,
  input: {
    readonly region: Region;
    readonly packName: string;
    readonly state: CaseState;
    readonly now: Date;
    /** All entries of the case instead of the two that rules need. */
    readonly whole?: boolean;
  },
): Promise<CaseValues | undefined> {
  const { region, state } = input;
  const vault = await openVault(database, dependencies.masterKeys, {
    regionId: region.id,
    caseId: state.caseId,
    ...(input.whole ? {} : { entryIds: [state.answers.entryId, state.applicant.entryId] }),
  });
  if (vault === undefined) return undefined;
  const applicant = vault.read<SealedApplicant>(state.applicant);
  const identity = state.identity === 'matched' ? 'matched' : 'pending';
  return {
    vault,
    answers: vault.read<Answers>(state.answers) ?? {},
    applicant,
    context: formContext({
      region,
      packName: input.packName,
      known: applicant === undefined ? null : { ...applicant, identity },
      now: input.now,
      masterKeys: dependencies.masterKeys,
    }),
  };
}
