import { randomUUID } from 'node:crypto';
import { failure, type Region, type Result, success } from '@satuloket/engine';
import type { DatabaseConnection } from '../platform/database/index.ts';
import type { Caller } from '../types.ts';
import type { CasesDependencies } from './dependencies.ts';
import { mayUse } from './limits.ts';
import { type CaseAskedFor, type CaseRow, findCase, policySubject } from './loading.ts';
import { type CaseCommand, helperMay, type Standing, standingFor } from './policy.ts';
import { problems } from './problems.ts';

export type StandingAsked = {
  readonly caller: Caller;
  readonly command: CaseCommand;
  readonly region: Region;
};

/**
 * The case that someone names by its code, with as whom they stand before it. Where nobody has the code the same is
 * asked all the same: how long it takes must not tell a stranger more than the answer does.
 */
export async function standBefore(
  dependencies: Pick<CasesDependencies, 'hooks' | 'places'>,
  database: DatabaseConnection,
  { code, lock = false, ...asked }: StandingAsked & { readonly code: string; readonly lock?: boolean },
): Promise<Result<{ readonly row: CaseRow; readonly standing: Standing }>> {
  if (asked.caller.who.kind === 'guest') return failure(problems.signInNeeded);
  const found = await findCase(dependencies, database, asked.region, code, { lock });
  const row = found.ok ? found.value : undefined;
  if (!found.ok && found.error !== problems.caseUnknown) return found;
  const standing = await standingOf(dependencies, database, { ...asked, row: row ?? nobodysCase() });
  if (row === undefined) return failure(problems.caseUnknown);
  return standing.ok ? success({ row, standing: standing.value }) : standing;
}

const nobodysCase = (): CaseAskedFor => ({
  case_id: randomUUID(),
  pack: '',
  service: '',
  office_id: '',
  village_code: '',
  applicant_account_id: randomUUID(),
  ended_at: null,
  replayed: { identity: 'matched' },
});

/** As whom someone stands before a case: the applicant, an officer, or whoever may act for the applicant. */
export async function standingOf(
  { hooks }: Pick<CasesDependencies, 'hooks'>,
  database: DatabaseConnection,
  input: StandingAsked & { readonly row: CaseAskedFor },
): Promise<Result<Standing>> {
  const { caller, command, region, row } = input;
  const own = standingFor(caller, command, policySubject(row), region);
  if (own.ok) {
    const usable = await mayUse(database, caller, row);
    return usable.ok ? own : usable;
  }
  if (caller.regionId !== region.id || caller.who.kind === 'guest') return own;
  for (const resolve of hooks.standings) {
    const standing = await resolve({ database, caller, command, region, row });
    if (standing !== null) return helperMay(command) ? success(standing) : failure(problems.notAllowed);
  }
  return own;
}
