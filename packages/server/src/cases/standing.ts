import { failure, type Region, type Result, success } from '@satuloket/engine';
import type { DatabaseConnection } from '../platform/database/index.ts';
import type { Caller } from '../types.ts';
import type { CasesDependencies } from './dependencies.ts';
import { mayUse } from './limits.ts';
import { type CaseRow, policySubject } from './loading.ts';
import { type CaseCommand, helperMay, type Standing, standingFor } from './policy.ts';
import { problems } from './problems.ts';

/** As whom someone stands before a case: the applicant, an officer, or whoever may act for the applicant. */
export async function standingOf(
  { hooks }: Pick<CasesDependencies, 'hooks'>,
  database: DatabaseConnection,
  input: {
    readonly caller: Caller;
    readonly command: CaseCommand;
    readonly region: Region;
    readonly row: CaseRow;
  },
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
