import { happenedAt, type Problem } from '@satuloket/engine';
import type { Selectable } from 'kysely';
import { type DatabaseConnection, inTransaction, regionDatabase } from '../platform/database/index.ts';
import type { Caller } from '../types.ts';
import { openEvent } from './content.ts';
import type { FieldAnswer, FieldOutcome, ToldProblem } from './contract.ts';
import type { FieldDependencies } from './dependencies.ts';
import type { Device } from './devices.ts';
import type { FieldHandler, TakenEvent } from './handlers.ts';
import { fieldProblems } from './problems.ts';
import type { FieldEventTable, Held } from './schema.ts';

export type EventRow = Selectable<FieldEventTable>;

type Settled = { readonly outcome: FieldOutcome | 'later'; readonly problem?: Problem };

export const problemOfHeld: Readonly<Record<Held, Problem>> = {
  'device-revoked': fieldProblems.deviceRevoked,
  'post-ended': fieldProblems.postEnded,
};

/**
 * Takes kept events of a device in hand, strictly in their order, up to and with `seq`; how the last one came out. What
 * is settled is never taken in hand again: the first outcome stands. Between keeping an event and knowing its outcome
 * the server may stop; the handler does an act once by its key, so that taking it up again doubles nothing.
 */
export async function settleUpTo(
  dependencies: FieldDependencies,
  input: { device: Device; seq: number; caller: Caller },
): Promise<FieldAnswer> {
  const { device, seq, caller } = input;
  const database = regionDatabase(dependencies.database, device.region_id);
  const { settled_seq: settledSeq } = await database
    .selectFrom('field_device')
    .select('settled_seq')
    .where('id', '=', device.id)
    .executeTakeFirstOrThrow();
  for (let each = settledSeq + 1; each <= seq; each += 1) {
    const row = await eventRow(database, device.id, each);
    const settled = await settle(dependencies, caller, row);
    if (settled.outcome === 'later') return { seq, outcome: 'later', ...told(settled.problem) };
    await keepOutcome(dependencies, device, each, { ...settled, outcome: settled.outcome });
  }
  const { outcome, problem } = await database
    .selectFrom('field_outcome')
    .select(['outcome', 'problem'])
    .where('device_id', '=', device.id)
    .where('seq', '=', seq)
    .executeTakeFirstOrThrow();
  return { seq, outcome, ...told(problem ?? undefined) };
}

function told(problem: Problem | undefined): { readonly problem?: ToldProblem } {
  return problem === undefined ? {} : { problem: toldProblem(problem) };
}

/** Without what only a screen of the office needs. */
export function toldProblem({ code, message }: Problem): ToldProblem {
  return { code, message };
}

export function eventRow(database: DatabaseConnection, deviceId: string, seq: number): Promise<EventRow> {
  return database
    .selectFrom('field_event')
    .selectAll()
    .where('device_id', '=', deviceId)
    .where('seq', '=', seq)
    .executeTakeFirstOrThrow();
}

async function settle(dependencies: FieldDependencies, caller: Caller, row: EventRow): Promise<Settled> {
  if (row.held !== null) return { outcome: 'set-aside', problem: problemOfHeld[row.held] };
  const handler = handlerOf(dependencies, row.kind);
  if (handler === undefined) return { outcome: 'set-aside', problem: fieldProblems.kindUnknown };
  const taken = await handler.take(caller, await takenEvent(dependencies, row));
  if (taken.ok) {
    const { outcome, problem } = taken.value;
    // What is set aside always says why.
    return outcome === 'set-aside'
      ? { outcome, problem: problem ?? fieldProblems.recordMalformed }
      : { outcome, ...(problem && { problem }) };
  }
  return { outcome: taken.error.retryable ? 'later' : 'set-aside', problem: taken.error };
}

export function handlerOf({ handlers }: FieldDependencies, kind: string): FieldHandler | undefined {
  return handlers.find(({ part }) => kind.startsWith(`${part}.`));
}

export async function takenEvent(dependencies: FieldDependencies, row: EventRow): Promise<TakenEvent> {
  const { id, kind, payload, at } = openEvent(dependencies, row);
  const files = await regionDatabase(dependencies.database, row.region_id)
    .selectFrom('field_file')
    .select(['sha256', 'file_id'])
    .where('device_id', '=', row.device_id)
    .execute();
  return {
    key: id,
    kind,
    payload,
    at: happenedAt({ at, sentAt: row.device_sent_at?.toISOString() ?? '', receivedAt: row.received_at }),
    fileIds: new Map(files.map((file) => [file.sha256.toString('hex'), file.file_id])),
  };
}

async function keepOutcome(
  dependencies: FieldDependencies,
  device: Device,
  seq: number,
  settled: { outcome: FieldOutcome; problem?: Problem },
): Promise<void> {
  await inTransaction(regionDatabase(dependencies.database, device.region_id), async (transaction) => {
    const kept = await transaction
      .insertInto('field_outcome')
      .values({
        device_id: device.id,
        seq,
        office_id: device.office_id,
        outcome: settled.outcome,
        problem: settled.problem === undefined ? null : JSON.stringify(settled.problem),
        settled_at: dependencies.now(),
      })
      // Another tab or server was faster; its outcome stands.
      .onConflict((conflict) => conflict.columns(['region_id', 'device_id', 'seq']).doNothing())
      .returning('seq')
      .executeTakeFirst();
    if (kept === undefined) return;
    await transaction
      .updateTable('field_device')
      .set({ settled_seq: seq })
      .where('id', '=', device.id)
      .where('settled_seq', '<', seq)
      .execute();
  });
}
