import { failure, type Result, success } from '@satuloket/engine';
import type { Caller } from '../types.ts';
import { problems } from './problems.ts';

export type HouseholdCommand = 'open' | 'begin' | 'hide';

/** A resident with the own household; what needs the register's word needs a proven identity. */
export function householdStanding(
  { who }: Caller,
  command: HouseholdCommand,
): Result<{ readonly accountId: string }> {
  if (who.kind === 'guest') return failure(problems.signInNeeded);
  if (who.kind !== 'resident') return failure(problems.notAllowed);
  if (command !== 'open' && who.identity !== 'matched') return failure(problems.identityNeeded);
  return success({ accountId: who.accountId });
}
