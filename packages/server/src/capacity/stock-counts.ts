import { failure, formatRange, type Region, type Result, serialRanges, success } from '@satuloket/engine';
import { sql } from 'kysely';
import {
  type DatabaseConnection,
  type DatabaseTransaction,
  regionDatabase,
} from '../platform/database/index.ts';
import { newIdentifier } from '../record/index.ts';
import type { Caller } from '../types.ts';
import type { StockCountView } from './contract.ts';
import { type CapacityDependencies, regionOf } from './dependencies.ts';
import { officerOf, stockOffices } from './policy.ts';
import { entryInvalid, rangesInWords } from './problems.ts';
import { addSerials, serialsHere, writeRanges } from './serials.ts';
import { moveStock } from './stock.ts';
import { stockWords } from './stock-words.ts';
import { officeNameOf } from './visit-list.ts';

/** How far back differences are shown, and how many. */
const differenceDays = 30;
const differencesShown = 100;
const dayMilliseconds = 86_400_000;

type Counting = {
  readonly officeId: string;
  readonly stock: string;
  readonly accountId: string;
  readonly now: Date;
  readonly day: string;
  readonly words?: string;
};

/** A count sets what is there; what differs is a movement of its own, with the reason. */
export async function countPieces(
  transaction: DatabaseTransaction,
  { counted, day, ...movement }: Counting & { readonly counted: number },
): Promise<Result<{ readonly balance: number }>> {
  const { balance: expected } = await lockBalance(transaction, movement);
  const change = counted - expected;
  if (change !== 0 && movement.words === undefined) {
    return failure(
      entryInvalid([
        {
          path: 'words',
          message: {
            id: `Hitungan Anda berbeda ${Math.abs(change)} dari catatan (${expected}). Tulis sebabnya.`,
            en: `Your count differs by ${Math.abs(change)} from the record (${expected}). Write the reason.`,
          },
        },
      ]),
    );
  }
  await writeCount(transaction, { ...movement, day, expected, found: counted, missing: [], surplus: [] });
  return moveStock(transaction, { ...movement, kind: 'counted', change });
}

/**
 * A count by serial: what is missing and what is surplus is named, and both need a reason. An office that did not know
 * its serials begins with it.
 */
export async function countSerials(
  transaction: DatabaseTransaction,
  { serials, day, ...movement }: Counting & { readonly serials: readonly string[] },
): Promise<Result<{ readonly balance: number }>> {
  const { balance: expected, isNumbered } = await lockBalance(transaction, movement);
  const here = new Set(isNumbered ? await serialsHere(transaction, movement) : []);
  const counted = new Set(serials);
  const missing = [...here].filter((serial) => !counted.has(serial));
  const surplus = serials.filter((serial) => !here.has(serial));
  const differs = isNumbered ? missing.length + surplus.length > 0 : serials.length !== expected;
  if (differs && movement.words === undefined)
    return failure(differenceUntold({ expected, found: serials.length, missing, surplus, isNumbered }));
  const moved = await moveStock(transaction, {
    ...movement,
    kind: 'counted',
    change: serials.length - expected,
    begins: true,
  });
  if (!moved.ok) return moved;
  const { movementId } = moved.value;
  const elsewhere = await takeIn(transaction, { ...movement, serials: surplus, movementId });
  if (elsewhere.length > 0) {
    const named = rangesInWords(serialRanges(elsewhere));
    return failure(
      entryInvalid([
        {
          path: 'serials',
          message: {
            id: `${named.id}: menurut catatan ada di kantor lain, sudah terpakai, atau rusak. Periksa nomornya; kiriman diterima dulu. Tidak ada yang berubah.`,
            en: `${named.en}: by the record at another office, used or spoiled. Check the number; receive a transfer first. Nothing was changed.`,
          },
        },
      ]),
    );
  }
  if (missing.length > 0) {
    await transaction
      .updateTable('stock_serial')
      .set({ state: 'missing', changed_at: movement.now })
      .where('stock', '=', movement.stock)
      .where('serial', 'in', missing)
      .where('office_id', '=', movement.officeId)
      .where('state', '=', 'here')
      .execute();
    await writeRanges(transaction, { movementId, stock: movement.stock, serials: missing });
  }
  await writeCount(transaction, {
    ...movement,
    day,
    expected,
    found: serials.length,
    missing,
    // The first count names what was there all along.
    surplus: isNumbered ? surplus : [],
  });
  return moved;
}

/** What was missing is found, what nobody knew is new; those that are elsewhere are given back. */
async function takeIn(
  transaction: DatabaseTransaction,
  {
    serials,
    ...at
  }: {
    readonly officeId: string;
    readonly stock: string;
    readonly serials: readonly string[];
    readonly movementId: string;
    readonly now: Date;
  },
): Promise<readonly string[]> {
  if (serials.length === 0) return [];
  const { known } = await addSerials(transaction, { ...at, serials });
  if (known.length === 0) return [];
  const found = await transaction
    .updateTable('stock_serial')
    .set({ state: 'here', office_id: at.officeId, case_id: null, action_seq: null, changed_at: at.now })
    .where('stock', '=', at.stock)
    .where('serial', 'in', [...known])
    .where('state', '=', 'missing')
    .returning('serial')
    .execute();
  const back = new Set(found.map(({ serial }) => serial));
  await writeRanges(transaction, { ...at, serials: [...back] });
  return known.filter((serial) => !back.has(serial));
}

function differenceUntold({
  expected,
  found,
  missing,
  surplus,
  isNumbered,
}: {
  readonly expected: number;
  readonly found: number;
  readonly missing: readonly string[];
  readonly surplus: readonly string[];
  readonly isNumbered: boolean;
}) {
  const lost = rangesInWords(serialRanges(missing));
  const more = rangesInWords(serialRanges(surplus));
  const parts = (language: 'id' | 'en') =>
    isNumbered
      ? [
          ...(missing.length > 0
            ? [
                language === 'id'
                  ? `kurang ${missing.length} (${lost.id})`
                  : `${missing.length} missing (${lost.en})`,
              ]
            : []),
          ...(surplus.length > 0
            ? [
                language === 'id'
                  ? `lebih ${surplus.length} (${more.id})`
                  : `${surplus.length} too many (${more.en})`,
              ]
            : []),
        ].join('; ')
      : language === 'id'
        ? `${found}, menurut catatan ${expected}`
        : `${found}, by the record ${expected}`;
  return entryInvalid([
    {
      path: 'words',
      message: {
        id: `Hitungan Anda berbeda: ${parts('id')}. Hitung sekali lagi, atau tulis sebabnya.`,
        en: `Your count differs: ${parts('en')}. Count once more, or write the reason.`,
      },
    },
  ]);
}

async function lockBalance(
  transaction: DatabaseTransaction,
  { officeId, stock }: Pick<Counting, 'officeId' | 'stock'>,
): Promise<{ readonly balance: number; readonly isNumbered: boolean }> {
  const row = await transaction
    .selectFrom('stock_balance')
    .select(['balance', 'numbered'])
    .where('office_id', '=', officeId)
    .where('stock', '=', stock)
    .forUpdate()
    .executeTakeFirst();
  return { balance: row?.balance ?? 0, isNumbered: row?.numbered ?? false };
}

async function writeCount(
  transaction: DatabaseTransaction,
  count: Counting & {
    readonly expected: number;
    readonly found: number;
    readonly missing: readonly string[];
    readonly surplus: readonly string[];
  },
): Promise<void> {
  const ranges = (serials: readonly string[]) => serialRanges(serials).map(formatRange);
  await transaction
    .insertInto('stock_count')
    .values({
      id: newIdentifier(count.now),
      office_id: count.officeId,
      stock: count.stock,
      day: count.day,
      at: count.now,
      account_id: count.accountId,
      expected: count.expected,
      found: count.found,
      missing: ranges(count.missing),
      surplus: ranges(count.surplus),
      words: count.words ?? null,
    })
    .execute();
}

const counts = (database: DatabaseConnection) =>
  database
    .selectFrom('stock_count')
    .select([
      'id',
      'office_id',
      'stock',
      'at',
      'account_id',
      'expected',
      'found',
      'missing',
      'surplus',
      'words',
    ])
    .select(sql<string>`day::text`.as('day'));

type CountRow = Awaited<ReturnType<ReturnType<typeof counts>['execute']>>[number];

/** The last count of a day, by stock. */
export async function countsOn(
  dependencies: CapacityDependencies,
  database: DatabaseConnection,
  { region, officeId, day }: { readonly region: Region; readonly officeId: string; readonly day: string },
): Promise<ReadonlyMap<string, StockCountView>> {
  const rows = await counts(database)
    .where('office_id', '=', officeId)
    .where('day', '=', day)
    .orderBy('place')
    .limit(differencesShown)
    .execute();
  const views = await viewsOf(dependencies, region, rows);
  return new Map(views.map((view) => [view.stock, view]));
}

/** Counts that differed, for whoever answers for these offices. */
export async function stockDifferences(
  dependencies: CapacityDependencies,
  caller: Caller,
): Promise<Result<readonly StockCountView[]>> {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerOf(caller, 'read-stock', region);
  if (!officer.ok) return officer;
  const offices = stockOffices(region, officer.value.posts);
  if (offices.length === 0) return success([]);
  const since = new Date(dependencies.now().getTime() - differenceDays * dayMilliseconds);
  const rows = await counts(regionDatabase(dependencies.database, region.id))
    .where('office_id', 'in', offices)
    .where('day', '>=', since.toISOString().slice(0, 10))
    .where(sql<boolean>`(expected <> found or missing <> '{}' or surplus <> '{}')`)
    .orderBy('day', 'desc')
    .orderBy('place', 'desc')
    .limit(differencesShown)
    .execute();
  return success(await viewsOf(dependencies, region, rows));
}

async function viewsOf(
  dependencies: CapacityDependencies,
  region: Region,
  rows: readonly CountRow[],
): Promise<readonly StockCountView[]> {
  const names = await dependencies.people.namesOf(region.id, [...new Set(rows.map((row) => row.account_id))]);
  return rows.map((row) => ({
    id: row.id,
    stock: row.stock,
    title: stockWords(dependencies, region, row.stock).title,
    office: { id: row.office_id, name: officeNameOf(region, row.office_id) },
    day: row.day,
    at: row.at.toISOString(),
    by: names.get(row.account_id) ?? null,
    expected: row.expected,
    found: row.found,
    missing: row.missing,
    surplus: row.surplus,
    words: row.words,
  }));
}
