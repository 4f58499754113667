import { failure, plainSerial, type Result, readSerial, serialRanges, success } from '@satuloket/engine';
import type { DatabaseTransaction } from '../platform/database/index.ts';
import { serialNotHere } from './problems.ts';
import { moveSerials, returnSerials } from './serials.ts';
import { moveStock } from './stock.ts';

/**
 * A case used another one than was entered: the entered one is here again, the other is used. Gives the action of the
 * case that used it.
 */
export async function swapSerial(
  transaction: DatabaseTransaction,
  input: {
    readonly officeId: string;
    readonly stock: string;
    readonly caseId: string;
    readonly from: string;
    readonly to: string;
    readonly accountId: string;
    readonly now: Date;
  },
): Promise<Result<{ readonly seq: number; readonly to: string }>> {
  const { from, ...movement } = input;
  const to = plainSerial(input.to);
  // In the order of every step: the case first, then the balance, then the serials.
  await transaction
    .selectFrom('case_current')
    .select('case_id')
    .where('case_id', '=', input.caseId)
    .forUpdate()
    .execute();
  const held = await transaction
    .selectFrom('stock_serial')
    .select('action_seq')
    .where('stock', '=', input.stock)
    .where('serial', '=', from)
    .where('case_id', '=', input.caseId)
    .where('state', '=', 'used')
    .executeTakeFirst();
  if (held === undefined || held.action_seq === null || readSerial(to) === undefined)
    return failure(serialNotHere(serialRanges([held === undefined ? from : to])));
  const seq = held.action_seq;
  if (to === from) return success({ seq, to });
  const { officeId, stock, caseId, accountId, now } = movement;
  const about = { officeId, stock, caseId, accountId, now };
  const back = await moveStock(transaction, { ...about, kind: 'given-back', change: 1 });
  if (!back.ok) return back;
  await returnSerials(transaction, { ...about, movementId: back.value.movementId });
  const used = await moveStock(transaction, { ...about, kind: 'used', change: -1 });
  if (!used.ok) return used;
  const moved = await moveSerials(transaction, {
    ...about,
    serials: [to],
    to: { state: 'used', caseId, actionSeq: seq },
    movementId: used.value.movementId,
  });
  return moved.ok ? success({ seq, to }) : moved;
}
