import { type CaseOutcome, type CaseState, promiseRecord, type Region, replay } from '@satuloket/engine';
import { sql } from 'kysely';
import type { CaseEvent, Follower } from '../cases/index.ts';
import { localDateOf } from '../places/index.ts';
import { type DatabaseTransaction, inTransaction, regionDatabase } from '../platform/database/index.ts';
import { actionsOf } from '../record/index.ts';
import { type MeasuresDependencies, regionOf } from './dependencies.ts';

const minuteMilliseconds = 60_000;
const minutes = (milliseconds: number): number => Math.round(milliseconds / minuteMilliseconds);

/** Writes what a case counts for whenever it ends, opens again, breaks its promise, moves after that, or is answered. */
export const followOutcomes =
  (dependencies: Pick<MeasuresDependencies, 'places'>): Follower =>
  async (event) => {
    if (!changesOutcome(event)) return;
    const region = regionOf(dependencies, event.regionId);
    await writeOutcome(event.tx, region, {
      pack: event.pack.manifest.name,
      state: event.after,
      now: event.now,
    });
  };

function changesOutcome({ action: { body }, before, after }: CaseEvent): boolean {
  if (body.type === 'escalated') return body.level === 'broken';
  if (body.type === 'commented') return body.about === 'broken-promise';
  const isMoved = after.escalation === 'broken' && before?.officeId !== after.officeId;
  return isMoved || (before?.endedAt ?? null) !== after.endedAt || (before?.end ?? null) !== after.end;
}

type Measured = { readonly pack: string; readonly state: CaseState; readonly now: Date };

/** From the record of the case, as far as `state` has it: several actions may have been written together. */
async function writeOutcome(
  transaction: DatabaseTransaction,
  region: Region,
  { pack, state, now }: Measured,
): Promise<void> {
  const { caseId, service } = state;
  const actions = (await actionsOf(transaction, caseId)).filter(({ seq }) => seq <= state.lastSeq);
  const { broken, outcome } = promiseRecord(state, actions, now.toISOString());
  if (outcome === null) {
    await transaction
      .updateTable('case_outcome')
      .set({ is_reopened: true, changed_at: sql<Date>`clock_timestamp()` })
      .where('case_id', '=', caseId)
      .where('is_reopened', '=', false)
      .execute();
  } else {
    const values = {
      ...outcomeValues(region, { pack, service, filedAt: state.filedAt, outcome }),
      is_reopened: false,
      changed_at: sql<Date>`clock_timestamp()`,
    };
    await transaction
      .insertInto('case_outcome')
      .values({ case_id: caseId, ...values })
      .onConflict((conflict) => conflict.columns(['region_id', 'case_id']).doUpdateSet(values))
      .execute();
  }
  if (broken === null) {
    await transaction.deleteFrom('promise_break').where('case_id', '=', caseId).execute();
    return;
  }
  const values = {
    pack,
    service,
    office_id: broken.officeId,
    case_office_id: state.officeId,
    due_at: new Date(broken.dueAt),
    broke_on: localDateOf(region, new Date(broken.dueAt)),
    answered_at: broken.answeredAt === null ? null : new Date(broken.answeredAt),
    is_open: broken.answeredAt === null && state.endedAt === null,
  };
  await transaction
    .insertInto('promise_break')
    .values({ case_id: caseId, ...values })
    .onConflict((conflict) => conflict.columns(['region_id', 'case_id']).doUpdateSet(values))
    .execute();
}

/** What is kept of a case that has ended. */
export function outcomeValues(
  region: Region,
  ended: {
    readonly pack: string;
    readonly service: string;
    readonly filedAt: string;
    readonly outcome: CaseOutcome;
  },
) {
  const { pack, service, filedAt, outcome } = ended;
  return {
    pack,
    service,
    office_id: outcome.officeId,
    end_kind: outcome.end,
    filed_at: new Date(filedAt),
    ended_at: new Date(outcome.endedAt),
    ended_on: localDateOf(region, new Date(outcome.endedAt)),
    kept: outcome.kept,
    our_minutes: minutes(outcome.ourMilliseconds),
    applicant_minutes: minutes(outcome.waits.applicant),
    centre_minutes: minutes(outcome.waits.centre),
    court_minutes: minutes(outcome.waits.court),
    share_permille: outcome.sharePermille,
  };
}

const rebuildBatch = 200;
const firstCase = '00000000-0000-0000-0000-000000000000';

/** Writes every case of a region anew from its record: for cases from before this part, and to check it. */
export async function rebuildOutcomes(
  { database, places, packs, now }: Pick<MeasuresDependencies, 'database' | 'places' | 'packs' | 'now'>,
  regionId: string,
): Promise<void> {
  const region = regionOf({ places }, regionId);
  const scoped = regionDatabase(database, regionId);
  for (let after = firstCase; ; ) {
    const cases = await scoped
      .selectFrom('case_current')
      .select(['case_id', 'pack', 'pack_digest', 'service'])
      .where('case_id', '>', after)
      .where((row) =>
        row.or([
          row('ended_at', 'is not', null),
          row('escalation', '=', 'broken'),
          row('due_at', '<', now()),
        ]),
      )
      .orderBy('case_id')
      .limit(rebuildBatch)
      .execute();
    const last = cases.at(-1);
    if (last === undefined) return;
    after = last.case_id;
    for (const row of cases) {
      const service = (await packs.byDigest(row.pack_digest)).services[row.service];
      if (service === undefined) throw new Error(`${row.pack_digest} has no service ${row.service}.`);
      await inTransaction(scoped, async (transaction) => {
        // Locked as commands lock it, so that none of them writes meanwhile.
        await transaction
          .selectFrom('case_current')
          .select('case_id')
          .where('case_id', '=', row.case_id)
          .forUpdate()
          .executeTakeFirstOrThrow();
        const state = replay(await actionsOf(transaction, row.case_id), service);
        await writeOutcome(transaction, region, { pack: row.pack, state, now: now() });
      });
    }
  }
}
