import { failure, type Result, success } from '@satuloket/engine';
import { sql } from 'kysely';
import type { Follower, StockRoom } from '../cases/index.ts';
import type { DatabaseTransaction } from '../platform/database/index.ts';
import { newIdentifier } from '../record/index.ts';
import { problems } from './problems.ts';
import type { StockMovementKind } from './schema.ts';

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
};

/**
 * One movement and the balance after it. What goes is taken by one statement, in which the limit stands; what is not
 * there can't be taken, whoever else takes at the same moment.
 */
export async function moveStock(
  transaction: DatabaseTransaction,
  { officeId, stock, change, now, ...movement }: Movement,
): Promise<Result<{ readonly balance: number }>> {
  const changed =
    change < 0
      ? await transaction
          .updateTable('stock_balance')
          .set({ balance: sql`balance + ${change}`, changed_at: now })
          .where('office_id', '=', officeId)
          .where('stock', '=', stock)
          .where('balance', '>=', -change)
          .returning('balance')
          .executeTakeFirst()
      : await transaction
          .insertInto('stock_balance')
          .values({ office_id: officeId, stock, balance: change, changed_at: now })
          .onConflict((conflict) =>
            conflict
              .columns(['region_id', 'office_id', 'stock'])
              .doUpdateSet({ balance: sql`stock_balance.balance + ${change}`, changed_at: now }),
          )
          .returning('balance')
          .executeTakeFirst();
  if (changed === undefined) return failure(problems.outOfStock);
  await transaction
    .insertInto('stock_movement')
    .values({
      id: newIdentifier(now),
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
  return success({ balance: changed.balance });
}

/** Stock as cases use it up. */
export const stockRoom: StockRoom = {
  async take(transaction, { officeId, stock, count, caseId, now }) {
    const taken = await moveStock(transaction, {
      officeId,
      stock,
      kind: 'used',
      change: -count,
      caseId,
      now,
    });
    return taken.ok ? success(undefined) : taken;
  },
};

/** What an undone step had used up comes back. */
export const followStock: Follower = async ({ action, tx, caseId, now }) => {
  if (action.body.type !== 'undone') return;
  const undone = await tx
    .selectFrom('case_action')
    .select('body')
    .where('case_id', '=', caseId)
    .where('seq', '=', action.body.seq)
    .executeTakeFirstOrThrow();
  if (undone.body.type !== 'taken') return;
  for (const { officeId, stock, count } of undone.body.used ?? []) {
    await moveStock(tx, { officeId, stock, kind: 'given-back', change: count, caseId, now });
  }
};

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
