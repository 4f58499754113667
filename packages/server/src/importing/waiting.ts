import { inTransaction, regionDatabase } from '../platform/database/index.ts';
import type { ImportingOptions } from './dependencies.ts';

const retriedAtOnce = 50;
const firstRetryMilliseconds = 60_000;
const longestRetryMilliseconds = 30 * 60_000;

/** Asks the register for those who came in while it was down; a job each minute. Tells how many were settled. */
export async function settlePending(options: ImportingOptions, regionId: string): Promise<number> {
  if (!options.register.status().available) return 0;
  const database = regionDatabase(options.database, regionId);
  const due = await database
    .selectFrom('former_case')
    .select(['case_id', 'tries'])
    .where('identity', '=', 'pending')
    .where('next_try_at', '<=', options.now())
    .orderBy('next_try_at')
    .limit(retriedAtOnce)
    .execute();
  let settled = 0;
  for (const { case_id: caseId, tries } of due) {
    const opened = await options.cases.openValues(database, { regionId, caseId });
    const applicant = opened?.known.applicant;
    const answer = applicant && (await options.register.match(claimOf(applicant)));
    if (answer !== undefined && !answer.ok) {
      const wait = Math.min(longestRetryMilliseconds, firstRetryMilliseconds * 2 ** tries);
      await database
        .updateTable('former_case')
        .set({ tries: tries + 1, next_try_at: new Date(options.now().getTime() + wait) })
        .where('case_id', '=', caseId)
        .execute();
      continue;
    }
    const identity = answer?.value.match ? 'matched' : 'mismatched';
    await inTransaction(database, async (transaction) => {
      await transaction
        .updateTable('former_case')
        .set({ identity, next_try_at: null })
        .where('case_id', '=', caseId)
        .execute();
      // Once a case's data are erased there is nobody left to prove.
      if (applicant !== undefined && opened?.state.endedAt === null)
        await options.cases.recordIdentityChecked(transaction, { regionId, caseId, identity });
    });
    settled += 1;
  }
  return settled;
}

function claimOf(applicant: { nik: string; kk: string; name: string; birthDate: string }) {
  const { nik, kk, name, birthDate } = applicant;
  return { nik, name, birthDate, ...(kk === '' ? {} : { kk }) };
}
