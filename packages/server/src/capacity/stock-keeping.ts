import {
  calendarOf,
  daysLeft,
  failure,
  formatRange,
  isLow,
  isWorkingDay,
  type Region,
  type Result,
  success,
} from '@satuloket/engine';
import { sql } from 'kysely';
import { localDateOf } from '../places/index.ts';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import type { Caller, Page } from '../types.ts';
import type { CapacityService, StockMovementView, StockOverview } from './contract.ts';
import { type CapacityDependencies, regionOf } from './dependencies.ts';
import { mayEnterStock, officerOf, stockOffices } from './policy.ts';
import { problems } from './problems.ts';
import { rangesHere, rangesOf } from './serials.ts';
import { balancesAt } from './stock.ts';
import { countsOn } from './stock-counts.ts';
import { hasSerials, stockWords } from './stock-words.ts';
import { officeNameOf } from './visit-list.ts';

/** How far back the pace is reckoned by which stock is used up. */
const paceDays = 28;
const dayMilliseconds = 86_400_000;
const usualLimit = 50;
const largestLimit = 200;
/** Beyond so many ranges nobody reads what lies in the cupboard. */
const rangesShown = 60;

export async function stock(
  dependencies: CapacityDependencies,
  caller: Caller,
  query: Parameters<CapacityService['stock']>[1],
): Promise<Result<StockOverview>> {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerOf(caller, 'read-stock', region);
  if (!officer.ok) return officer;
  const { posts } = officer.value;
  const seen = stockOffices(region, posts);
  const officeId = query.officeId ?? seen.find((id) => posts.some((post) => post.officeId === id)) ?? seen[0];
  if (officeId === undefined || !seen.includes(officeId)) return failure(problems.outsideOffices);
  const kept = region.keptStock.filter((each) => each.officeId === officeId);
  const names = kept.map((each) => each.stock);
  const database = regionDatabase(dependencies.database, region.id);
  const now = dependencies.now();
  const today = localDateOf(region, now);
  const [balances, paces] = [
    await balancesAt(database, officeId, names),
    await database
      .selectFrom('stock_movement')
      .select('stock')
      .select(sql<string>`-sum(change)`.as('used'))
      .select(
        sql<string>`coalesce(-sum(change) filter (
          where kind <> 'spoiled' and at >= ${`${today} 00:00`}::timestamp at time zone ${region.zone}), 0)`.as(
          'today',
        ),
      )
      .where('office_id', '=', officeId)
      .where('stock', 'in', names)
      .where('kind', 'in', ['used', 'given-back', 'spoiled'])
      .where('at', '>=', new Date(now.getTime() - paceDays * dayMilliseconds))
      .groupBy('stock')
      .execute(),
  ];
  const workingDays = workingDaysBefore(region, officeId, today);
  const numbered = await numberedAt(database, officeId, names);
  const counted = await countsOn(dependencies, database, { region, officeId, day: today });
  const here = new Map<string, readonly string[]>();
  for (const name of numbered) {
    const ranges = await rangesHere(database, { officeId, stock: name, limit: rangesShown });
    here.set(name, ranges.map(formatRange));
  }
  return success({
    officeId,
    office: officeNameOf(region, officeId),
    offices: seen.map((id) => ({ id, name: officeNameOf(region, id) })),
    rows: kept.map((each) => {
      const balance = balances[each.stock] ?? 0;
      const pace = paces.find((row) => row.stock === each.stock);
      const days = daysLeft({ balance, used: Number(pace?.used ?? 0), workingDays });
      return {
        stock: each.stock,
        ...stockWords(dependencies, region, each.stock),
        balance,
        daysLeft: days,
        isLow: isLow(balance, days, each.alarmBelowDays),
        alarmBelowDays: each.alarmBelowDays,
        usedToday: Number(pace?.today ?? 0),
        mayEnter: mayEnterStock(region, posts, each),
        hasSerials: hasSerials(dependencies, region, each.stock),
        isNumbered: numbered.has(each.stock),
        counted: counted.get(each.stock) ?? null,
        here: here.get(each.stock) ?? [],
        otherOffices: region.keptStock
          .filter((other) => other.stock === each.stock && other.officeId !== officeId)
          .map((other) => ({ id: other.officeId, name: officeNameOf(region, other.officeId) })),
      };
    }),
  });
}

/** Which of its things an office knows by serial. */
async function numberedAt(
  database: DatabaseConnection,
  officeId: string,
  names: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await database
    .selectFrom('stock_balance')
    .select('stock')
    .where('office_id', '=', officeId)
    .where('stock', 'in', names)
    .where('numbered', '=', true)
    .execute();
  return new Set(rows.map(({ stock: name }) => name));
}

function workingDaysBefore(region: Region, officeId: string, today: string): number {
  const calendar = calendarOf(region, officeId);
  return Array.from({ length: paceDays }, (_, offset) =>
    new Date(Date.parse(`${today}T00:00:00Z`) - offset * dayMilliseconds).toISOString().slice(0, 10),
  ).filter((date) => isWorkingDay(calendar, date)).length;
}

export async function stockHistory(
  dependencies: CapacityDependencies,
  caller: Caller,
  query: Parameters<CapacityService['stockHistory']>[1],
): Promise<Result<Page<StockMovementView>>> {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerOf(caller, 'read-stock-history', region);
  if (!officer.ok) return officer;
  if (!stockOffices(region, officer.value.posts).includes(query.officeId))
    return failure(problems.outsideOffices);
  const limit = Math.min(Math.max(1, query.limit ?? usualLimit), largestLimit);
  const [, direction, place] = /^(after|before)\.(\d{1,18})$/.exec(query.cursor ?? '') ?? [];
  const isBackward = direction === 'before';
  let rows = regionDatabase(dependencies.database, region.id)
    .selectFrom('stock_movement')
    .leftJoin('case_current', 'case_current.case_id', 'stock_movement.case_id')
    .selectAll('stock_movement')
    .select('case_current.code')
    .where('stock_movement.office_id', '=', query.officeId)
    .where('stock_movement.stock', '=', query.stock);
  if (place !== undefined) rows = rows.where('stock_movement.place', isBackward ? '>' : '<', place);
  const found = await rows
    .orderBy('stock_movement.place', isBackward ? 'asc' : 'desc')
    .limit(limit + 1)
    .execute();
  const hasMore = found.length > limit;
  const page = found.slice(0, limit);
  if (isBackward) page.reverse();
  const accounts = [...new Set(page.flatMap(({ account_id }) => account_id ?? []))];
  const names = await dependencies.people.namesOf(region.id, accounts);
  const ranges = await rangesOf(
    regionDatabase(dependencies.database, region.id),
    page.map(({ id }) => id),
  );
  const first = page[0];
  const last = page.at(-1);
  const isPaged = place !== undefined;
  return success({
    rows: page.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      kind: row.kind,
      change: row.change,
      balance: row.balance,
      by: row.account_id === null ? null : (names.get(row.account_id) ?? null),
      words: row.words,
      code: row.code,
      otherOffice: row.other_office_id === null ? null : officeNameOf(region, row.other_office_id),
      serials: (ranges.get(row.id) ?? []).slice(0, rangesShown).map(formatRange),
    })),
    next: last !== undefined && (isBackward || hasMore) ? `after.${last.place}` : null,
    previous: first !== undefined && (isBackward ? hasMore : isPaged) ? `before.${first.place}` : null,
  });
}
