import type { Follower } from '../cases/index.ts';

/** A case that comes into a state with a watch is asked about from now on; one that leaves is not any more. */
export const followWatches: Follower = async ({ before, after, service, tx, caseId, now }) => {
  if (service.watches === undefined) return;
  const isSame =
    before?.state === after.state && before.endedAt === after.endedAt && before.erased === after.erased;
  if (isSame) return;
  const watch = after.erased || after.endedAt !== null ? undefined : service.flow.states[after.state]?.watch;
  if (watch === undefined) {
    await tx.deleteFrom('watch_due').where('case_id', '=', caseId).execute();
    return;
  }
  const due = { watch, next_at: now, tries: 0 };
  await tx
    .insertInto('watch_due')
    .values({ case_id: caseId, ...due, asked_at: null, told_since: null })
    .onConflict((conflict) => conflict.columns(['region_id', 'case_id']).doUpdateSet(due))
    .execute();
};
