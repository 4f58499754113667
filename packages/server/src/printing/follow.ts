import { type CaseState, type Service, takesBackNow } from '@satuloket/engine';
import type { Follower } from '../cases/index.ts';
import type { DatabaseTransaction } from '../platform/database/index.ts';
import { type PrintStep, printStep } from './print-states.ts';

type Event = Parameters<Follower>[0];

/** Keeps the queue, the batch that a card lies in, and what was taken back, in the transaction of each step. */
export const followPrinting: Follower = async (event) => {
  await followQueue(event);
  await followOldCard(event);
};

const waitingStep = (service: Service, state: CaseState | null): PrintStep | undefined =>
  state === null || state.endedAt !== null ? undefined : printStep(service, state.state);

async function followQueue(event: Event): Promise<void> {
  const { service, before, after, tx, caseId } = event;
  const was = waitingStep(service, before);
  const is = waitingStep(service, after);
  if (is === undefined) {
    if (was !== undefined) await leaveQueue(event);
    return;
  }
  const isSame =
    was !== undefined &&
    before?.officeId === after.officeId &&
    before.dueAt === after.dueAt &&
    before.stateSince === after.stateSince;
  if (isSame) return;
  const isMoved = was === undefined || before?.officeId !== after.officeId;
  if (was !== undefined && isMoved) await leaveQueue(event);
  const batchId =
    was === undefined && event.action.body.type === 'undone' ? await backInBatch(tx, caseId) : null;
  const place = {
    code: event.code,
    service: service.code,
    office_id: after.officeId,
    stock: is.stock,
    due_order: after.dueAt ?? 'infinity',
    since: new Date(after.stateSince),
  };
  await tx
    .insertInto('print_waiting')
    .values({ case_id: caseId, ...place, batch_id: batchId })
    .onConflict((conflict) => conflict.columns(['region_id', 'case_id']).doUpdateSet(place))
    .execute();
}

/** Printed, by whichever way the step was taken; or it went elsewhere, and the batch is told. */
async function leaveQueue({ tx, caseId, action, now }: Event): Promise<void> {
  const left = await tx
    .deleteFrom('print_waiting')
    .where('case_id', '=', caseId)
    .returning('batch_id')
    .executeTakeFirst();
  if (!left?.batch_id) return;
  const used = action.body.type === 'taken' ? action.body.used?.[0] : undefined;
  await tx
    .updateTable('print_card')
    .set({
      state: used === undefined ? 'left' : 'printed',
      serial: used?.serials?.[0] ?? null,
      at: now,
    })
    .where('batch_id', '=', left.batch_id)
    .where('case_id', '=', caseId)
    .where('state', '=', 'waiting')
    .execute();
}

/** An undone print waits in its batch again, while that is open. */
async function backInBatch(tx: DatabaseTransaction, caseId: string): Promise<string | null> {
  const open = await tx
    .selectFrom('print_card')
    .innerJoin('print_batch', 'print_batch.id', 'print_card.batch_id')
    .select('print_card.batch_id')
    .where('print_card.case_id', '=', caseId)
    .where('print_card.state', '=', 'printed')
    .where('print_batch.closed_at', 'is', null)
    .executeTakeFirst();
  if (open === undefined) return null;
  await tx
    .updateTable('print_card')
    .set({ state: 'waiting', serial: null, at: null })
    .where('batch_id', '=', open.batch_id)
    .where('case_id', '=', caseId)
    .execute();
  return open.batch_id;
}

async function followOldCard(event: Event): Promise<void> {
  const { action, service, after, tx, caseId, code, now } = event;
  const { body } = action;
  if (body.type === 'undone') return undoOldCard(event, body.seq);
  if (body.type !== 'taken') return;
  const step = service.flow.actions[body.action];
  if (step?.destroys !== undefined)
    await tx
      .updateTable('taken_back')
      .set({ destroyed_at: now })
      .where('case_id', '=', caseId)
      .where('destroyed_at', 'is', null)
      .execute();
  if (step === undefined || !takesBackNow(step, answersOf(event, body.asked), after.facts)) return;
  const taken = { code, service: service.code, office_id: after.officeId, taken_at: now, destroyed_at: null };
  await tx
    .insertInto('taken_back')
    .values({ case_id: caseId, ...taken })
    .onConflict((conflict) => conflict.columns(['region_id', 'case_id']).doUpdateSet(taken))
    .execute();
}

function answersOf(
  { read }: Pick<Event, 'read'>,
  asked: Readonly<Record<string, Parameters<Event['read']>[0]>> | undefined,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(asked ?? {}).map(([code, sealed]) => [code, read<unknown>(sealed)]),
  );
}

async function undoOldCard({ service, tx, caseId, now }: Event, seq: number): Promise<void> {
  const undone = await tx
    .selectFrom('case_action')
    .select('body')
    .where('case_id', '=', caseId)
    .where('seq', '=', seq)
    .executeTakeFirstOrThrow();
  if (undone.body.type !== 'taken') return;
  const step = service.flow.actions[undone.body.action];
  if (step?.takesBack !== undefined)
    await tx.deleteFrom('taken_back').where('case_id', '=', caseId).execute();
  if (step?.destroys === undefined) return;
  await tx.updateTable('taken_back').set({ destroyed_at: null }).where('case_id', '=', caseId).execute();
  await tx
    .updateTable('destruction_card')
    .set({ undone_at: now })
    .where('case_id', '=', caseId)
    .where('undone_at', 'is', null)
    .execute();
}
