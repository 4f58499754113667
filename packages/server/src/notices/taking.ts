import type { Region } from '@satuloket/engine';
import { type Selectable, sql } from 'kysely';
import {
  type DatabaseConnection,
  type DatabaseTransaction,
  inTransaction,
} from '../platform/database/index.ts';
import { earliestSending, quietHoursOf } from './quiet.ts';
import type { MessageTable } from './schema.ts';

const batch = 100;
/** Longer than any channel's time-out: who sends now is not overtaken. */
const sendingLastsMilliseconds = 2 * 60_000;

type Waiting = Pick<Selectable<MessageTable>, 'id' | 'purpose_at' | 'tries'> & {
  readonly last_sent_at: Date | null;
};

/**
 * Takes what is due of a region, for as long as sending lasts; empty once nothing is left. What may not go out yet is put
 * off: at night until the morning, and by day, when the same person has just had a message, until it can go together
 * with what else comes. One taker at a time in a region, so that one person's messages are never split between two.
 */
export async function takeDue(
  database: DatabaseConnection,
  {
    region,
    now,
    bundleMilliseconds,
  }: { readonly region: Region; readonly now: Date; readonly bundleMilliseconds: number },
): Promise<readonly Selectable<MessageTable>[]> {
  for (;;) {
    const taken = await inTransaction(database, async (transaction) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`messages/${region.id}`}, 0))`.execute(
        transaction,
      );
      const due = await dueMessages(transaction, now, bundleMilliseconds);
      if (due.length === 0) return [];
      const late = due.filter(({ purpose_at }) => purpose_at !== null && purpose_at <= now);
      const holds = due.map((message) => ({
        id: message.id,
        at: heldUntil(message, region, now, bundleMilliseconds),
      }));
      const lateIds = new Set(late.map(({ id }) => id));
      await dropLate(transaction, [...lateIds]);
      await putOff(
        transaction,
        region.id,
        holds.filter(({ id, at }) => at > now && !lateIds.has(id)),
      );
      const ready = holds.flatMap(({ id, at }) => (at <= now && !lateIds.has(id) ? [id] : []));
      return ready.length === 0 ? undefined : markTaken(transaction, ready, now);
    });
    // Everything of this batch was put off: there may be more behind it.
    if (taken !== undefined) return taken;
  }
}

async function dueMessages(
  transaction: DatabaseTransaction,
  now: Date,
  bundleMilliseconds: number,
): Promise<readonly Waiting[]> {
  return transaction
    .selectFrom('message as due')
    .select((eb) => [
      'due.id',
      'due.purpose_at',
      'due.tries',
      eb
        .selectFrom('message as earlier')
        .select(({ fn }) => fn.max('earlier.sent_at').as('sent_at'))
        .whereRef('earlier.receiver', '=', 'due.receiver')
        .where('earlier.state', '=', 'sent')
        .where('earlier.sent_at', '>', new Date(now.getTime() - bundleMilliseconds))
        .as('last_sent_at'),
    ])
    .where('due.state', '=', 'waiting')
    .where('due.next_try_at', '<=', now)
    .orderBy('due.next_try_at')
    .orderBy('due.id')
    .limit(batch)
    .forUpdate('due')
    .skipLocked()
    .execute();
}

function heldUntil(message: Waiting, region: Region, now: Date, bundleMilliseconds: number): Date {
  const { purpose_at: purposeAt, last_sent_at: lastSentAt, tries } = message;
  const morning = earliestSending({ quiet: quietHoursOf(region), zone: region.zone }, { at: now, purposeAt });
  if (morning > now || lastSentAt === null || tries > 0) return morning;
  return new Date(lastSentAt.getTime() + bundleMilliseconds);
}

async function markTaken(
  transaction: DatabaseTransaction,
  ids: readonly string[],
  now: Date,
): Promise<Selectable<MessageTable>[]> {
  const taken = await transaction
    .updateTable('message')
    .set((eb) => ({
      next_try_at: new Date(now.getTime() + sendingLastsMilliseconds),
      tries: eb('tries', '+', 1),
    }))
    .where('id', 'in', [...ids])
    .returningAll()
    .execute();
  // Identifiers grow with time, so what a case tells comes in the order in which it happened.
  return taken.sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** A reminder of what is over is worth nothing. */
async function dropLate(transaction: DatabaseTransaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await transaction
    .updateTable('message')
    .set({ state: 'cancelled', failure: 'too-late' })
    .where('id', 'in', [...ids])
    .execute();
}

async function putOff(
  transaction: DatabaseTransaction,
  regionId: string,
  holds: readonly { readonly id: string; readonly at: Date }[],
): Promise<void> {
  if (holds.length === 0) return;
  const ids = holds.map(({ id }) => id);
  const times = holds.map(({ at }) => at.toISOString());
  await sql`
    update message set next_try_at = held.at
    from unnest(${ids}::uuid[], ${times}::timestamptz[]) as held (id, at)
    where message.region_id = ${regionId} and message.id = held.id`.execute(transaction);
}
