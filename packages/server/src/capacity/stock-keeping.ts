import {
  calendarOf,
  daysLeft,
  failure,
  isLow,
  isWorkingDay,
  type Region,
  type Result,
  success,
  type Text,
} from '@satuloket/engine';
import { sql } from 'kysely';
import { localDateOf } from '../places/index.ts';
import { type DatabaseTransaction, regionDatabase } from '../platform/database/index.ts';
import { runCommand } from '../record/index.ts';
import type { Caller, Page } from '../types.ts';
import type { CapacityService, StockEntry, StockMovementView, StockOverview } from './contract.ts';
import { type CapacityDependencies, regionOf } from './dependencies.ts';
import { mayEnterStock, officerOf, stockOffices } from './policy.ts';
import { entryInvalid, problems } from './problems.ts';
import { balancesAt, moveStock } from './stock.ts';
import { officeNameOf } from './visit-list.ts';

/** How far back the pace is reckoned by which stock is used up. */
const paceDays = 28;
const dayMilliseconds = 86_400_000;
const usualLimit = 50;
const largestLimit = 200;
const largestCount = 1_000_000;
const longestWords = 300;

/** What a region's packs call the things that offices keep. */
export function stockWords(
  { packs }: Pick<CapacityDependencies, 'packs'>,
  region: Region,
  stock: string,
): { readonly title: Text; readonly unit: Text } {
  const named = packs.active(region.id).flatMap(({ manifest }) => manifest.stock?.[stock] ?? [])[0];
  const plain = { id: stock, en: stock };
  return named ?? { title: plain, unit: { id: 'buah', en: 'pieces' } };
}

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
        otherOffices: region.keptStock
          .filter((other) => other.stock === each.stock && other.officeId !== officeId)
          .map((other) => ({ id: other.officeId, name: officeNameOf(region, other.officeId) })),
      };
    }),
  });
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
    })),
    next: last !== undefined && (isBackward || hasMore) ? `after.${last.place}` : null,
    previous: first !== undefined && (isBackward ? hasMore : isPaged) ? `before.${first.place}` : null,
  });
}

/** What came, what was spoiled, what was counted, what went to another office. */
export async function enterStock(
  dependencies: CapacityDependencies,
  caller: Caller,
  command: Parameters<CapacityService['enterStock']>[1],
): Promise<Result<{ readonly balance: number }>> {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerOf(caller, 'enter-stock', region);
  if (!officer.ok) return officer;
  const { officeId, stock: name, entry, key } = command;
  const isKept = (office: string) =>
    region.keptStock.some((each) => each.officeId === office && each.stock === name);
  if (!isKept(officeId)) return failure(problems.stockUnknown);
  if (!mayEnterStock(region, officer.value.posts, { officeId, stock: name }))
    return failure(problems.notAllowed);
  const wrong = entryProblems(entry, officeId, isKept);
  if (wrong.length > 0) return failure(entryInvalid(wrong));
  const now = dependencies.now();
  const { accountId } = officer.value;
  const frame = {
    regionId: region.id,
    caller: `officer:${accountId}`,
    key,
    content: ['enter-stock', officeId, name, entry],
    now,
  };
  return runCommand(dependencies.database, frame, (transaction) =>
    enter(transaction, { officeId, stock: name, entry, accountId, now }),
  );
}

function entryProblems(
  entry: StockEntry,
  officeId: string,
  isKept: (officeId: string) => boolean,
): readonly { readonly path: string; readonly message: Text }[] {
  const least = entry.kind === 'counted' ? 0 : 1;
  const words = entry.words?.trim() ?? '';
  return [
    ...(Number.isSafeInteger(entry.count) && entry.count >= least && entry.count <= largestCount
      ? []
      : [
          {
            path: 'count',
            message: {
              id: `Tulis jumlahnya dengan angka, paling sedikit ${least}.`,
              en: `Write how many, at least ${least}.`,
            },
          },
        ]),
    ...(entry.kind === 'spoiled' && words === ''
      ? [{ path: 'words', message: { id: 'Tulis sebabnya.', en: 'Write the reason.' } }]
      : []),
    ...(words.length > longestWords
      ? [
          {
            path: 'words',
            message: {
              id: `Paling banyak ${longestWords} huruf.`,
              en: `At most ${longestWords} characters.`,
            },
          },
        ]
      : []),
    ...(entry.kind === 'moved' && (entry.toOfficeId === officeId || !isKept(entry.toOfficeId))
      ? [
          {
            path: 'toOfficeId',
            message: {
              id: 'Pilih kantor lain yang menyimpan barang ini.',
              en: 'Choose another office that keeps this.',
            },
          },
        ]
      : []),
  ];
}

async function enter(
  transaction: DatabaseTransaction,
  {
    entry,
    ...at
  }: {
    readonly officeId: string;
    readonly stock: string;
    readonly entry: StockEntry;
    readonly accountId: string;
    readonly now: Date;
  },
): Promise<Result<{ readonly balance: number }>> {
  const said = entry.words?.trim();
  const words = said === undefined || said === '' ? {} : { words: said };
  switch (entry.kind) {
    case 'received':
      return moveStock(transaction, { ...at, ...words, kind: 'received', change: entry.count });
    case 'spoiled':
      return moveStock(transaction, { ...at, ...words, kind: 'spoiled', change: -entry.count });
    case 'counted':
      return count(transaction, { ...at, ...words, counted: entry.count });
    case 'moved': {
      const { toOfficeId } = entry;
      const out = await moveStock(transaction, {
        ...at,
        ...words,
        kind: 'moved-out',
        change: -entry.count,
        otherOfficeId: toOfficeId,
      });
      if (!out.ok) return out;
      await moveStock(transaction, {
        ...at,
        ...words,
        officeId: toOfficeId,
        kind: 'moved-in',
        change: entry.count,
        otherOfficeId: at.officeId,
      });
      return out;
    }
  }
}

/** A count sets what is there; what differs is a movement of its own, with the reason. */
async function count(
  transaction: DatabaseTransaction,
  {
    counted,
    ...movement
  }: {
    readonly officeId: string;
    readonly stock: string;
    readonly accountId: string;
    readonly now: Date;
    readonly words?: string;
    readonly counted: number;
  },
): Promise<Result<{ readonly balance: number }>> {
  const row = await transaction
    .selectFrom('stock_balance')
    .select('balance')
    .where('office_id', '=', movement.officeId)
    .where('stock', '=', movement.stock)
    .forUpdate()
    .executeTakeFirst();
  const change = counted - (row?.balance ?? 0);
  if (change !== 0 && movement.words === undefined) {
    return failure(
      entryInvalid([
        {
          path: 'words',
          message: {
            id: `Hitungan Anda berbeda ${Math.abs(change)} dari catatan (${row?.balance ?? 0}). Tulis sebabnya.`,
            en: `Your count differs by ${Math.abs(change)} from the record (${row?.balance ?? 0}). Write the reason.`,
          },
        },
      ]),
    );
  }
  return moveStock(transaction, { ...movement, kind: 'counted', change });
}
