import type { Slot } from '@satuloket/engine';
import { writeToApplicant } from '../notices/index.ts';
import { type DatabaseTransaction, inTransaction, regionDatabase } from '../platform/database/index.ts';
import type { CapacityDependencies } from './dependencies.ts';

/** The afternoon before, when there is still time to get ready or to move the visit. */
const reminderHour = 16;
const sweepBatch = 100;

/** When to remind of a visit; null when it is booked later than that, by someone who knows. */
export function remindAt(slot: Pick<Slot, 'time' | 'startsAt'>, now: Date): Date | null {
  const [hours, minutes] = slot.time.split(':').map(Number) as [number, number];
  const midnight = Date.parse(slot.startsAt) - (hours * 60 + minutes) * 60_000;
  const at = new Date(midnight - (24 - reminderHour) * 3_600_000);
  return at > now ? at : null;
}

/** Writes the reminders that are due; how many. */
export async function remindDue(dependencies: CapacityDependencies, regionId: string): Promise<number> {
  const now = dependencies.now();
  return inTransaction(regionDatabase(dependencies.database, regionId), async (transaction) => {
    const due = await transaction
      .selectFrom('visit')
      .select(['case_id', 'slot_id', 'starts_at'])
      .where('state', '=', 'held')
      .where('remind_at', '<=', now)
      .orderBy('remind_at')
      .limit(sweepBatch)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const { case_id: caseId, slot_id: slotId, starts_at: startsAt } of due) {
      await transaction
        .updateTable('visit')
        .set({ remind_at: null })
        .where('case_id', '=', caseId)
        .where('slot_id', '=', slotId)
        .execute();
      // A server that was down all evening reminds nobody of what is over.
      if (startsAt > now) await remind(dependencies, transaction, { regionId, caseId, startsAt, now });
    }
    return due.length;
  });
}

async function remind(
  dependencies: CapacityDependencies,
  transaction: DatabaseTransaction,
  {
    regionId,
    caseId,
    startsAt,
    now,
  }: {
    readonly regionId: string;
    readonly caseId: string;
    readonly startsAt: Date;
    readonly now: Date;
  },
): Promise<void> {
  const row = await transaction
    .selectFrom('case_current')
    .select(['code', 'service', 'pack_digest', 'replayed'])
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow();
  const service = (await dependencies.packs.byDigest(row.pack_digest)).services[row.service];
  if (service === undefined) throw new Error(`The pack ${row.pack_digest} has no service ${row.service}.`);
  await writeToApplicant(dependencies, transaction, {
    regionId,
    caseId,
    code: row.code,
    service,
    state: row.replayed,
    seq: row.replayed.lastSeq,
    template: 'visit-reminder',
    purposeAt: startsAt,
    now,
  });
}
