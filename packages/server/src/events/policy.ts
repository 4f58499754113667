import { failure, type Result, success } from '@satuloket/engine';
import { caseProblems } from '../cases/index.ts';
import type { Caller } from '../types.ts';

/** Only the applicant begins by hand what an event could not file: it is their application and their household. */
export function mayStartMember(
  { who }: Caller,
  { applicantAccountId }: { readonly applicantAccountId: string | null },
): Result<{ readonly accountId: string }> {
  if (who.kind === 'guest') return failure(caseProblems.signInNeeded);
  if (who.kind !== 'resident') return failure(caseProblems.notAllowed);
  // Another's case is told as unknown, as everywhere.
  if (who.accountId !== applicantAccountId) return failure(caseProblems.caseUnknown);
  return success({ accountId: who.accountId });
}
