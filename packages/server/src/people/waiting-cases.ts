import { type DatabaseTransaction, regionDatabase } from '../platform/database/index.ts';
import type { IdentityFollower } from './identity.ts';

/** What this part asks of cases when the register has answered. */
export type IdentityCases = {
  recordIdentityChecked(
    transaction: DatabaseTransaction,
    input: { regionId: string; caseId: string; identity: 'matched' | 'mismatched' },
  ): Promise<unknown>;
};

/** Tells every open case that an account sent before its identity was proven, in whichever region. */
export function tellWaitingCases(cases: IdentityCases, regionIds: () => readonly string[]): IdentityFollower {
  return async (transaction, { accountId, identity }) => {
    for (const regionId of regionIds()) {
      const region = regionDatabase(transaction, regionId);
      const waiting = await region
        .selectFrom('case_current')
        .select(['case_id', 'replayed'])
        .where('applicant_account_id', '=', accountId)
        .where('ended_at', 'is', null)
        .execute();
      for (const { case_id: caseId, replayed } of waiting) {
        if (replayed.identity !== 'pending') continue;
        await cases.recordIdentityChecked(region, { regionId, caseId, identity });
      }
    }
  };
}
