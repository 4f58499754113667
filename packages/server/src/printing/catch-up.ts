import { sql } from 'kysely';
import { queueOf } from '../cases/scope.ts';
import { regionDatabase } from '../platform/database/index.ts';
import { type PrintingDependencies, regionOf } from './dependencies.ts';
import { cardServices } from './print-states.ts';

const rowsAtOnce = 500;

/**
 * What stood in the queue before this part kept one, or a pack that now names the state: found by the record's cache,
 * once for each process. Gives how many were missing.
 */
export async function catchUpPrinting(dependencies: PrintingDependencies, regionId: string): Promise<number> {
  const region = regionOf(dependencies, regionId);
  const database = regionDatabase(dependencies.database, regionId);
  const offices = region.offices.map(({ id }) => id);
  let found = 0;
  for (const { service, prints } of cardServices(dependencies, region)) {
    for (const { state, role, stock } of prints) {
      for (;;) {
        const missing = await database
          .selectFrom('case_current')
          .leftJoin('print_waiting', 'print_waiting.case_id', 'case_current.case_id')
          .select(['case_current.case_id', 'case_current.code', 'case_current.office_id'])
          .select(['case_current.due_at', 'case_current.state_since'])
          // Each office's queue of open work, by its index: the whole table has no other way to a queue.
          .where('case_current.ended_at', 'is', null)
          .where('case_current.office_id', 'in', offices)
          .where('case_current.queue', '=', queueOf(service.code, role))
          .where('case_current.state', '=', state)
          .where('print_waiting.case_id', 'is', null)
          .limit(rowsAtOnce)
          .execute();
        if (missing.length === 0) break;
        found += missing.length;
        await database
          .insertInto('print_waiting')
          .values(
            missing.map((row) => ({
              case_id: row.case_id,
              code: row.code,
              service: service.code,
              office_id: row.office_id,
              stock,
              due_order: row.due_at ?? sql<Date>`'infinity'::timestamptz`,
              since: row.state_since,
              batch_id: null,
            })),
          )
          .onConflict((conflict) => conflict.columns(['region_id', 'case_id']).doNothing())
          .execute();
      }
    }
  }
  return found;
}
