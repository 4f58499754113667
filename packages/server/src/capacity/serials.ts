import { failure, type Result, readSerial, type SerialRange, serialRanges, success } from '@satuloket/engine';
import { sql } from 'kysely';
import type { DatabaseConnection, DatabaseTransaction } from '../platform/database/index.ts';
import { newIdentifier } from '../record/index.ts';
import { serialNotHere } from './problems.ts';
import type { StockMovementKind, StockSerialState } from './schema.ts';

/**
 * Serials are moved in the transaction of their balance and after it: the row of the balance, which is locked first,
 * lets one after the other through.
 */

/** PostgreSQL takes no more than 65,535 values in one statement. */
const rowsAtOnce = 2_000;

type Office = { readonly officeId: string; readonly stock: string };

/** The next ones of an office: what follows on a given serial, else the lowest. */
export async function nextSerials(
  database: Pick<DatabaseConnection, 'selectFrom'>,
  { officeId, stock, count, after }: Office & { readonly count: number; readonly after?: string | null },
): Promise<readonly string[]> {
  const here = () =>
    database
      .selectFrom('stock_serial')
      .select('serial')
      .where('office_id', '=', officeId)
      .where('stock', '=', stock)
      .where('state', '=', 'here')
      .orderBy('prefix')
      .orderBy('width')
      .orderBy('number')
      .limit(count);
  const last = after ? readSerial(after) : undefined;
  const following =
    last === undefined
      ? []
      : await here()
          .where('prefix', '=', last.prefix)
          .where('width', '=', last.width)
          .where('number', '>', String(last.number))
          .execute();
  const rows = following.length === count ? following : await here().execute();
  return rows.map(({ serial }) => serial);
}

export type SerialAim = {
  readonly state: StockSerialState;
  readonly officeId?: string;
  readonly transferId?: string;
  readonly caseId?: string;
  readonly actionSeq?: number;
};

/** Moves serials that are here at an office, all of them or none: whoever else moves one of them came first. */
export async function moveSerials(
  transaction: DatabaseTransaction,
  input: Office & {
    readonly serials: readonly string[];
    readonly to: SerialAim;
    readonly movementId: string;
    readonly now: Date;
  },
): Promise<Result<void>> {
  const { serials, stock, officeId, to, movementId, now } = input;
  const moved = await transaction
    .updateTable('stock_serial')
    .set(aim({ officeId, ...to }, now))
    .where('stock', '=', stock)
    .where('serial', 'in', [...serials])
    .where('office_id', '=', officeId)
    .where('state', '=', 'here')
    .returning('serial')
    .execute();
  if (moved.length !== serials.length) {
    const found = new Set(moved.map(({ serial }) => serial));
    const lost = serials.filter((serial) => !found.has(serial));
    return failure(serialNotHere(serialRanges(lost)));
  }
  await writeRanges(transaction, { movementId, stock, serials });
  return success(undefined);
}

function aim(to: SerialAim & { readonly officeId: string }, now: Date) {
  return {
    state: to.state,
    office_id: to.officeId,
    transfer_id: to.transferId ?? null,
    case_id: to.caseId ?? null,
    action_seq: to.actionSeq ?? null,
    changed_at: now,
  };
}

/** New ones; those that are known already are given back, and nothing of them is written. */
export async function addSerials(
  transaction: DatabaseTransaction,
  {
    serials,
    stock,
    officeId,
    movementId,
    now,
  }: Office & { readonly serials: readonly string[]; readonly movementId: string; readonly now: Date },
): Promise<{ readonly known: readonly string[] }> {
  const added: { serial: string }[] = [];
  for (let from = 0; from < serials.length; from += rowsAtOnce) {
    const rows = serials.slice(from, from + rowsAtOnce).flatMap((serial) => {
      const read = readSerial(serial);
      if (read === undefined) return [];
      const { prefix, number, width } = read;
      return [
        { stock, serial, prefix, number: String(number), width, ...aim({ state: 'here', officeId }, now) },
      ];
    });
    added.push(
      ...(await transaction
        .insertInto('stock_serial')
        .values(rows)
        .onConflict((conflict) => conflict.columns(['region_id', 'stock', 'serial']).doNothing())
        .returning('serial')
        .execute()),
    );
  }
  const isNew = new Set(added.map(({ serial }) => serial));
  await writeRanges(transaction, { movementId, stock, serials: [...isNew] });
  return { known: serials.filter((serial) => !isNew.has(serial)) };
}

export async function writeRanges(
  transaction: DatabaseTransaction,
  {
    movementId,
    stock,
    serials,
  }: { readonly movementId: string; readonly stock: string; readonly serials: readonly string[] },
): Promise<void> {
  const ranges = serialRanges(serials);
  if (ranges.length === 0) return;
  await transaction
    .insertInto('stock_movement_range')
    .values(
      ranges.map(({ prefix, width, number, last }) => ({
        movement_id: movementId,
        stock,
        prefix,
        width,
        number,
        last,
      })),
    )
    .execute();
}

/** What a case used is here again. */
export async function returnSerials(
  transaction: DatabaseTransaction,
  {
    officeId,
    stock,
    caseId,
    movementId,
    now,
  }: Office & { readonly caseId: string; readonly movementId: string; readonly now: Date },
): Promise<void> {
  const back = await transaction
    .updateTable('stock_serial')
    .set(aim({ state: 'here', officeId }, now))
    .where('case_id', '=', caseId)
    .where('stock', '=', stock)
    .where('state', '=', 'used')
    .returning('serial')
    .execute();
  await writeRanges(transaction, { movementId, stock, serials: back.map(({ serial }) => serial) });
}

/** What a case holds is spoiled by a reprint, or holds again; the balance has nothing to do with it. */
export async function turnSerials(
  transaction: DatabaseTransaction,
  {
    caseId,
    from,
    fromSeq,
    to,
    seq,
    kind,
    officeId,
    now,
  }: {
    readonly caseId: string;
    readonly from: 'used' | 'spoiled';
    readonly fromSeq?: number;
    readonly to: 'used' | 'spoiled';
    readonly seq: number;
    readonly kind: Extract<StockMovementKind, 'reprinted' | 'reprint-undone'>;
    readonly officeId: string;
    readonly now: Date;
  },
): Promise<void> {
  let wanted = transaction
    .updateTable('stock_serial')
    .set({ state: to, action_seq: seq, changed_at: now })
    .where('case_id', '=', caseId)
    .where('state', '=', from);
  if (fromSeq !== undefined) wanted = wanted.where('action_seq', '=', fromSeq);
  const turned = await wanted.returning(['stock', 'serial']).execute();
  for (const stock of new Set(turned.map((row) => row.stock))) {
    const kept = await transaction
      .selectFrom('stock_balance')
      .select('balance')
      .where('office_id', '=', officeId)
      .where('stock', '=', stock)
      .executeTakeFirst();
    const movementId = newIdentifier(now);
    await transaction
      .insertInto('stock_movement')
      .values({
        id: movementId,
        office_id: officeId,
        stock,
        at: now,
        kind,
        change: 0,
        balance: kept?.balance ?? 0,
        case_id: caseId,
        other_office_id: null,
        words: null,
        account_id: null,
      })
      .execute();
    const serials = turned.filter((row) => row.stock === stock).map(({ serial }) => serial);
    await writeRanges(transaction, { movementId, stock, serials });
  }
}

/** All that is here, by serial. */
export async function serialsHere(
  database: Pick<DatabaseConnection, 'selectFrom'>,
  { officeId, stock }: Office,
): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('stock_serial')
    .select('serial')
    .where('office_id', '=', officeId)
    .where('stock', '=', stock)
    .where('state', '=', 'here')
    .orderBy('prefix')
    .orderBy('width')
    .orderBy('number')
    .execute();
  return rows.map(({ serial }) => serial);
}

/** The same in ranges, found without reading each out; no more than `limit` of them. */
export async function rangesHere(
  database: Pick<DatabaseConnection, 'selectFrom'>,
  { officeId, stock, limit }: Office & { readonly limit: number },
): Promise<readonly SerialRange[]> {
  const rows = await database
    .selectFrom((inner) =>
      inner
        .selectFrom('stock_serial')
        .select(['prefix', 'width', 'number'])
        .select(
          sql<string>`number - row_number() over (partition by prefix, width order by number)`.as('island'),
        )
        .where('office_id', '=', officeId)
        .where('stock', '=', stock)
        .where('state', '=', 'here')
        .as('here'),
    )
    .select(['prefix', 'width'])
    .select(({ fn }) => [fn.min('number').as('first'), fn.max('number').as('last')])
    .groupBy(['prefix', 'width', 'island'])
    .orderBy('prefix')
    .orderBy('width')
    .orderBy('first')
    .limit(limit)
    .execute();
  return rows.map(({ prefix, width, first, last }) => ({
    prefix,
    width,
    number: Number(first),
    last: Number(last),
  }));
}

/** The ranges of some movements, as people read them. */
export async function rangesOf(
  database: Pick<DatabaseConnection, 'selectFrom'>,
  movementIds: readonly string[],
): Promise<ReadonlyMap<string, readonly SerialRange[]>> {
  const found = new Map<string, SerialRange[]>();
  if (movementIds.length === 0) return found;
  const rows = await database
    .selectFrom('stock_movement_range')
    .selectAll()
    .where('movement_id', 'in', [...movementIds])
    .orderBy('prefix')
    .orderBy('width')
    .orderBy('number')
    .execute();
  for (const { movement_id: id, prefix, width, number, last } of rows) {
    found.set(id, [...(found.get(id) ?? []), { prefix, width, number: Number(number), last: Number(last) }]);
  }
  return found;
}
