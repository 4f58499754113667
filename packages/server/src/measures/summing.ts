import { sql } from 'kysely';
import { type DatabaseTransaction, inTransaction, regionDatabase } from '../platform/database/index.ts';
import type { MeasuresDependencies } from './dependencies.ts';
import { rebuildOutcomes } from './outcomes.ts';

/** A transaction that began before the last sum and committed after it is still seen. */
const overlapMinutes = 15;

/**
 * Sums the months up in which anything has changed since the last time; a job. Any number of servers may run it, one
 * region at a time is summed by one of them.
 *
 * @returns how many months were summed up anew.
 */
export async function sumUp(
  dependencies: Pick<MeasuresDependencies, 'database' | 'places' | 'packs' | 'now'>,
  regionId: string,
): Promise<number> {
  const database = regionDatabase(dependencies.database, regionId);
  const known = await database.selectFrom('promise_sum').select('summed_until').executeTakeFirst();
  if (known === undefined) {
    await rebuildWhatWasBefore(dependencies, regionId);
    await database
      .insertInto('promise_sum')
      .values({ summed_until: null, counted_at: null })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  return inTransaction(database, async (transaction) => {
    const held = await transaction
      .selectFrom('promise_sum')
      .select('summed_until')
      .select([sql<Date>`clock_timestamp()`.as('now'), sql<string>`pg_current_snapshot()::text`.as('seen')])
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (held === undefined) return 0;
    const months = await changedMonths(transaction, held.summed_until);
    for (const month of months) await sumMonth(transaction, regionId, month);
    if (months.length > 0 || held.summed_until === null) {
      await transaction
        .updateTable('promise_sum')
        .set({ summed_until: held.now, summed_snapshot: held.seen, counted_at: dependencies.now() })
        .execute();
    }
    return months.length;
  });
}

/** Cases that ended before this part was there have no rows yet. */
async function rebuildWhatWasBefore(
  dependencies: Pick<MeasuresDependencies, 'database' | 'places' | 'packs' | 'now'>,
  regionId: string,
): Promise<void> {
  const database = regionDatabase(dependencies.database, regionId);
  const written = await database.selectFrom('case_outcome').select('case_id').limit(1).executeTakeFirst();
  if (written === undefined) await rebuildOutcomes(dependencies, regionId);
}

async function changedMonths(
  transaction: DatabaseTransaction,
  since: Date | null,
): Promise<readonly string[]> {
  let changed = transaction
    .selectFrom('case_outcome')
    .select(sql<string>`date_trunc('month', ended_on)::date::text`.as('month'))
    .distinct();
  if (since !== null) {
    changed = changed.where(
      'changed_at',
      '>',
      sql<Date>`${since}::timestamptz - make_interval(mins => ${overlapMinutes})`,
    );
  }
  return (await changed.orderBy('month').execute()).map(({ month }) => month);
}

/** Applications that the applicant withdrew, and those to which no time was promised, say nothing of promises. */
async function sumMonth(transaction: DatabaseTransaction, regionId: string, month: string): Promise<void> {
  await transaction.deleteFrom('promise_month').where('month', '=', month).execute();
  await sql`
    insert into promise_month (region_id, month, office_id, service, ended, kept, refused, median_minutes,
      ninetieth_minutes, median_permille, ninetieth_permille, waited_for_centre, median_centre_minutes)
    select ${regionId}, ${month}::date,
      case when grouping(office_id) = 1 then '' else office_id end,
      case when grouping(service) = 1 then '' else service end,
      count(*), count(*) filter (where kept), count(*) filter (where end_kind = 'refused'),
      percentile_disc(0.5) within group (order by our_minutes),
      percentile_disc(0.9) within group (order by our_minutes),
      coalesce(percentile_disc(0.5) within group (order by share_permille), 0),
      coalesce(percentile_disc(0.9) within group (order by share_permille), 0),
      count(*) filter (where centre_minutes > 0),
      percentile_disc(0.5) within group (order by centre_minutes) filter (where centre_minutes > 0)
    from case_outcome
    where region_id = ${regionId} and not is_reopened
      and ended_on >= ${month}::date and ended_on < ${month}::date + interval '1 month'
      and kept is not null and end_kind <> 'cancelled'
    group by grouping sets ((office_id, service), (office_id), (service), ())
    having count(*) > 0
  `.execute(transaction);
}
