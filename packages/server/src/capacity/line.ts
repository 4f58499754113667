import { isInLine, lineOrder, type Region, type Service } from '@satuloket/engine';
import { sql } from 'kysely';
import type { ActionContext, Follower } from '../cases/index.ts';
import type { DatabaseConnection } from '../platform/database/index.ts';
import { balancesAt } from './stock.ts';

/** Beyond this many nobody counts the ones before; it is told as so many. */
export const countedAhead = 10_000;

/** Writes a case's place when it comes into the line, takes it away when it leaves, and moves it with the office. */
export const followLine: Follower = async ({ service, before, after, tx, caseId, code }) => {
  const wasIn = isInLine(service, before);
  const isIn = isInLine(service, after);
  if (!wasIn && !isIn) return;
  if (!isIn) {
    await tx.deleteFrom('line_place').where('case_id', '=', caseId).execute();
    return;
  }
  const isUnchanged = wasIn && before?.officeId === after.officeId && before.facts === after.facts;
  if (isUnchanged) return;
  const place = {
    service: service.code,
    office_id: after.officeId,
    code,
    rank: lineOrder(service, after.facts),
    filed_at: new Date(after.filedAt),
  };
  await tx
    .insertInto('line_place')
    .values({ case_id: caseId, ...place })
    .onConflict((conflict) => conflict.columns(['region_id', 'case_id']).doUpdateSet(place))
    .execute();
};

/**
 * How many wait before a case at its office, no more than `atMost`; undefined when it does not wait. The index gives
 * them in order, so the cost is that of the ones before and not of all who wait.
 */
export async function countAhead(
  database: DatabaseConnection,
  { caseId, atMost }: { readonly caseId: string; readonly atMost: number },
): Promise<number | undefined> {
  const own = await database
    .selectFrom('line_place')
    .select(['service', 'office_id', 'rank', 'filed_at'])
    // As text: a JavaScript date would round it.
    .select(sql<string>`filed_at::text`.as('filed'))
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  if (own === undefined) return undefined;
  const ahead = await database
    .selectFrom((inner) =>
      inner
        .selectFrom('line_place')
        .select('case_id')
        .where('service', '=', own.service)
        .where('office_id', '=', own.office_id)
        .where(
          sql<boolean>`(rank, filed_at, case_id) < (${own.rank.map(Number)}::bigint[], ${own.filed}::timestamptz, ${caseId}::uuid)`,
        )
        .orderBy('rank')
        .orderBy('filed_at')
        .orderBy('case_id')
        .limit(atMost)
        .as('before'),
    )
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(ahead.count);
}

/** How many wait at an office, no more than what is counted. */
export async function countWaiting(
  database: DatabaseConnection,
  { service, officeId }: { readonly service: string; readonly officeId: string },
): Promise<number> {
  const waiting = await database
    .selectFrom((inner) =>
      inner
        .selectFrom('line_place')
        .select('case_id')
        .where('service', '=', service)
        .where('office_id', '=', officeId)
        .limit(countedAhead)
        .as('waiting'),
    )
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(waiting.count);
}

/** What guards and the table of actions ask: what the case's office has left, and whether it is the case's turn. */
export const actionContext: ActionContext = async ({ database, target }) => {
  const { service, state, caseId } = target;
  const stocks = [
    ...new Set(
      Object.values(service.flow.actions)
        .flatMap(({ uses }) => uses ?? [])
        .map((use) => use.stock),
    ),
  ];
  const stock = await balancesAt(database, state.officeId, stocks);
  if (!isInLine(service, state) || service.line === undefined) return { stock };
  return { stock, isTheirTurn: await isTurnOf(database, { caseId, stock: service.line.stock }) };
};

/**
 * Fewer wait before the case than there is for. What is left and who is before are read by one statement: between two,
 * someone served would make room that is not there, and the next but one could be served first.
 */
async function isTurnOf(
  database: DatabaseConnection,
  { caseId, stock }: { readonly caseId: string; readonly stock: string },
): Promise<boolean> {
  const found = await database
    .selectFrom('line_place as own')
    .innerJoin('stock_balance as kept', 'kept.office_id', 'own.office_id')
    .select('kept.balance')
    .select((outer) =>
      outer
        .selectFrom((inner) =>
          inner
            .selectFrom('line_place as other')
            .select('other.case_id')
            .whereRef('other.service', '=', 'own.service')
            .whereRef('other.office_id', '=', 'own.office_id')
            .where(
              sql<boolean>`(other.rank, other.filed_at, other.case_id) < (own.rank, own.filed_at, own.case_id)`,
            )
            .limit(sql<number>`kept.balance`)
            .as('before'),
        )
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .as('ahead'),
    )
    .where('own.case_id', '=', caseId)
    .where('kept.stock', '=', stock)
    .executeTakeFirst();
  return found !== undefined && Number(found.ahead) < found.balance;
}

/** Offices of a region that keep what a service's line is about, in the order of the region's file. */
export function lineOffices(region: Region, service: Pick<Service, 'line'>): readonly string[] {
  const keeping = new Set(
    region.keptStock.filter(({ stock }) => stock === service.line?.stock).map(({ officeId }) => officeId),
  );
  return region.offices.map(({ id }) => id).filter((id) => keeping.has(id));
}
