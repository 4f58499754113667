import { failure, type Result, success } from '@satuloket/engine';
import { sql } from 'kysely';
import type { Follower, StockRoom } from '../cases/index.ts';
import type { DatabaseTransaction } from '../platform/database/index.ts';
import { newIdentifier } from '../record/index.ts';
import { problems } from './problems.ts';
import type { StockMovementKind } from './schema.ts';
import { moveSerials, nextSerials, returnSerials, turnSerials } from './serials.ts';

export type Movement = {
  readonly officeId: string;
  readonly stock: string;
  readonly kind: StockMovementKind;
  /** Below nothing for what goes. */
  readonly change: number;
  readonly now: Date;
  readonly caseId?: string;
  readonly otherOfficeId?: string;
  readonly words?: string;
  readonly accountId?: string;
  /** From now on the office knows its serials. */
  readonly begins?: true;
};

export type Moved = {
  readonly balance: number;
  /** Whether the office knows the serials of what it has. */
  readonly isNumbered: boolean;
  readonly movementId: string;
};

/**
 * One movement and the balance after it. What goes is taken by one statement, in which the limit stands; what is not
 * there can't be taken, whoever else takes at the same moment.
 */
export async function moveStock(
  transaction: DatabaseTransaction,
  { officeId, stock, change, now, ...movement }: Movement,
): Promise<Result<Moved>> {
  const begins = movement.begins === true;
  const changed =
    change < 0
      ? await transaction
          .updateTable('stock_balance')
          .set({
            balance: sql`balance + ${change}`,
            changed_at: now,
            ...(begins && { numbered: true }),
          })
          .where('office_id', '=', officeId)
          .where('stock', '=', stock)
          .where('balance', '>=', -change)
          .returning(['balance', 'numbered'])
          .executeTakeFirst()
      : await transaction
          .insertInto('stock_balance')
          .values({ office_id: officeId, stock, balance: change, changed_at: now, numbered: begins })
          .onConflict((conflict) =>
            conflict.columns(['region_id', 'office_id', 'stock']).doUpdateSet({
              balance: sql`stock_balance.balance + ${change}`,
              changed_at: now,
              ...(begins && { numbered: true }),
            }),
          )
          .returning(['balance', 'numbered'])
          .executeTakeFirst();
  if (changed === undefined) return failure(problems.outOfStock);
  const movementId = newIdentifier(now);
  await transaction
    .insertInto('stock_movement')
    .values({
      id: movementId,
      office_id: officeId,
      stock,
      at: now,
      kind: movement.kind,
      change,
      balance: changed.balance,
      case_id: movement.caseId ?? null,
      other_office_id: movement.otherOfficeId ?? null,
      words: movement.words ?? null,
      account_id: movement.accountId ?? null,
    })
    .execute();
  return success({ balance: changed.balance, isNumbered: changed.numbered, movementId });
}

/** Stock as cases use it up. */
export const stockRoom: StockRoom = {
  async take(transaction, { officeId, stock, count, caseId, seq, now, serials }) {
    const movement = { officeId, stock, kind: 'used' as const, change: -count, caseId, now };
    const taken = await moveStock(transaction, movement);
    if (!taken.ok) return taken;
    // Where serials are not known yet, they can't be told apart either.
    if (!taken.value.isNumbered) return success([]);
    const used = serials ?? (await nextSerials(transaction, { officeId, stock, count }));
    const moved = await moveSerials(transaction, {
      serials: used,
      stock,
      officeId,
      to: { state: 'used', caseId, actionSeq: seq },
      movementId: taken.value.movementId,
      now,
    });
    return moved.ok ? success(used) : moved;
  },
};

/**
 * What an undone step had used up comes back. A step that prints again spoils what was used before; undone, that holds
 * again.
 */
export const followStock: Follower = async ({ action, service, after, tx, caseId, now }) => {
  const { body } = action;
  if (body.type === 'taken') {
    if (service.flow.actions[body.action]?.reprints)
      await turnSerials(tx, {
        caseId,
        from: 'used',
        to: 'spoiled',
        seq: action.seq,
        kind: 'reprinted',
        officeId: after.officeId,
        now,
      });
    return;
  }
  if (body.type !== 'undone') return;
  const undone = await tx
    .selectFrom('case_action')
    .select('body')
    .where('case_id', '=', caseId)
    .where('seq', '=', body.seq)
    .executeTakeFirstOrThrow();
  if (undone.body.type !== 'taken') return;
  if (service.flow.actions[undone.body.action]?.reprints)
    await turnSerials(tx, {
      caseId,
      from: 'spoiled',
      fromSeq: body.seq,
      to: 'used',
      seq: action.seq,
      kind: 'reprint-undone',
      officeId: after.officeId,
      now,
    });
  for (const { officeId, stock, count } of undone.body.used ?? []) {
    await giveBack(tx, { officeId, stock, count, caseId, now });
  }
};

/** What a case had used of a stock is there again, with the serials that it really was. */
async function giveBack(
  transaction: DatabaseTransaction,
  given: {
    readonly officeId: string;
    readonly stock: string;
    readonly count: number;
    readonly caseId: string;
    readonly now: Date;
  },
): Promise<void> {
  const { count, ...movement } = given;
  const back = await moveStock(transaction, { ...movement, kind: 'given-back', change: count });
  if (!back.ok || !back.value.isNumbered) return;
  await returnSerials(transaction, { ...given, movementId: back.value.movementId });
}

/** What an office has left, by stock; what it never had is nothing. */
export async function balancesAt(
  database: Pick<DatabaseTransaction, 'selectFrom'>,
  officeId: string,
  stocks: readonly string[],
): Promise<Readonly<Record<string, number>>> {
  if (stocks.length === 0) return {};
  const rows = await database
    .selectFrom('stock_balance')
    .select(['stock', 'balance'])
    .where('office_id', '=', officeId)
    .where('stock', 'in', stocks)
    .execute();
  return {
    ...Object.fromEntries(stocks.map((stock) => [stock, 0])),
    ...Object.fromEntries(rows.map(({ stock, balance }) => [stock, balance])),
  };
}
