import {
  bookableSlot,
  calendarOf,
  failure,
  type Region,
  type Result,
  readSlotId,
  type Service,
  type Slot,
  type SlotObstacle,
  success,
  type VisitSchedule,
  type VisitTold,
  visitHeld,
} from '@satuloket/engine';
import { sql } from 'kysely';
import type { CaseEvent, Follower, Slots } from '../cases/index.ts';
import {
  type DatabaseConnection,
  type DatabaseTransaction,
  inTransaction,
  regionDatabase,
} from '../platform/database/index.ts';
import { problems, visitFixed } from './problems.ts';
import { remindAt } from './reminders.ts';

const obstacles = {
  unknown: problems.slotUnknown,
  begun: problems.slotBegun,
  'not-open-yet': problems.slotNotOpen,
} as const satisfies Record<SlotObstacle, unknown>;

/** A place left by a step that could be undone is given up this long after that, so that no undo comes too late for it. */
const keptLongerMilliseconds = 60_000;
const sweepBatch = 500;

/** The schedule by which an office receives people for a service. */
export function scheduleOf(region: Region, service: string, officeId: string): VisitSchedule | undefined {
  return region.schedules.find(
    ({ services, offices }) => services.includes(service) && offices.includes(officeId),
  );
}

/** Whether a booked visit may still be moved by whoever booked it; one that was missed may always be made up for. */
export function isMovable(service: Service, startsAt: Date, now: Date): boolean {
  const hours = service.visit?.movableUntilHours ?? 0;
  return startsAt <= now || startsAt.getTime() - now.getTime() >= hours * 3_600_000;
}

/** Places for visits, as cases ask for them. */
export const slots: Slots = {
  async take(transaction, { region, caseId, service, slotId, now, byOfficer = false }) {
    const found = slotOf(region, service.code, slotId, now);
    if (!found.ok) return found;
    const { slot, schedule, officeId } = found.value;
    const told: VisitTold = { slotId, officeId, startsAt: slot.startsAt, endsAt: slot.endsAt };
    const rows = await transaction
      .selectFrom('visit')
      .selectAll()
      .where('case_id', '=', caseId)
      .forUpdate()
      .execute();
    const held = rows.find(({ state }) => state === 'held');
    if (held?.slot_id === slotId) return success(told);
    if (held !== undefined && !byOfficer && !isMovable(service, held.starts_at, now))
      return failure(visitFixed(service.visit?.movableUntilHours ?? 0));
    // A place that was left a moment ago and not given up yet is the case's still.
    const kept = rows.find(({ slot_id }) => slot_id === slotId);
    if (kept === undefined && !(await takePlace(transaction, { slot, officeId, places: schedule.places })))
      return failure(problems.slotFull);
    if (held !== undefined) await leave(transaction, held, now, now);
    const row = {
      slot_id: slotId,
      office_id: officeId,
      service: service.code,
      starts_at: new Date(slot.startsAt),
      ends_at: new Date(slot.endsAt),
      state: 'held' as const,
      kept_until: null,
      remind_at: remindAt(slot, now),
    };
    await transaction
      .insertInto('visit')
      .values({ case_id: caseId, ...row })
      .onConflict((conflict) => conflict.columns(['region_id', 'case_id', 'slot_id']).doUpdateSet(row))
      .execute();
    return success(told);
  },
};

function slotOf(
  region: Region,
  service: string,
  slotId: string,
  now: Date,
): Result<{ slot: Slot; schedule: VisitSchedule; officeId: string }> {
  const named = readSlotId(slotId);
  const schedule = named && scheduleOf(region, service, named.officeId);
  if (named === undefined || schedule === undefined || schedule.id !== named.scheduleId)
    return failure(problems.slotUnknown);
  const { officeId } = named;
  const office = { id: officeId, calendar: calendarOf(region, officeId) };
  const found = bookableSlot(schedule, office, slotId, now.toISOString());
  return 'slot' in found
    ? success({ slot: found.slot, schedule, officeId })
    : failure(obstacles[found.obstacle]);
}

/** One statement, in which the limit stands: of any number who ask at once, no more than there are places succeed. */
async function takePlace(
  transaction: DatabaseTransaction,
  { slot, officeId, places }: { slot: Slot; officeId: string; places: number },
): Promise<boolean> {
  const taken = await transaction
    .insertInto('visit_slot')
    .values({
      slot_id: slot.id,
      office_id: officeId,
      starts_at: new Date(slot.startsAt),
      places,
      taken: 1,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['region_id', 'slot_id'])
        .doUpdateSet({ taken: sql`visit_slot.taken + 1`, places })
        .where(sql<boolean>`visit_slot.taken < ${places}`),
    )
    .returning('taken')
    .executeTakeFirst();
  return taken !== undefined;
}

type VisitKey = { readonly case_id: string; readonly slot_id: string; readonly starts_at: Date };

/** What has begun can't be given to anyone else; it stays in the office's list of the day. */
async function leave(
  transaction: DatabaseTransaction,
  visit: VisitKey,
  now: Date,
  keptUntil: Date,
): Promise<void> {
  const isOver = visit.starts_at <= now;
  await transaction
    .updateTable('visit')
    .set({ state: isOver ? 'over' : 'left', kept_until: isOver ? null : keptUntil })
    .where('case_id', '=', visit.case_id)
    .where('slot_id', '=', visit.slot_id)
    .execute();
}

async function giveUp(transaction: DatabaseTransaction, visit: VisitKey): Promise<void> {
  await transaction
    .deleteFrom('visit')
    .where('case_id', '=', visit.case_id)
    .where('slot_id', '=', visit.slot_id)
    .execute();
  await transaction
    .updateTable('visit_slot')
    .set({ taken: sql`taken - 1` })
    .where('slot_id', '=', visit.slot_id)
    .execute();
}

/**
 * Brings a case's places to what its record says after each step: a visit that was moved, called off or missed frees
 * its place, at once or when the step can't be undone any more; undone, the case has its place back.
 */
export const followVisits: Follower = async (event) => {
  const { action, before, after, service, tx, caseId, now } = event;
  if (service.visit === undefined || !isStep(event)) return;
  const was = visitHeld(service.flow, before);
  const is = visitHeld(service.flow, after);
  if (was === null && is === null) return;
  const undoUntil = action.body.type === 'taken' ? action.body.undoUntil : undefined;
  const rows = await tx.selectFrom('visit').selectAll().where('case_id', '=', caseId).forUpdate().execute();
  for (const row of rows.filter(({ slot_id }) => slot_id !== is?.slotId)) {
    if (row.state === 'over') continue;
    if (row.starts_at <= now) await leave(tx, row, now, now);
    else if (row.slot_id === was?.slotId && undoUntil !== undefined)
      await leave(tx, row, now, new Date(undoUntil));
    else await giveUp(tx, row);
  }
  if (is === null) return;
  const own = rows.find(({ slot_id }) => slot_id === is.slotId);
  if (own === undefined) throw new Error(`The case ${caseId} has no place for its visit ${is.slotId}.`);
  if (own.state === 'held') return;
  await tx
    .updateTable('visit')
    .set({ state: 'held', kept_until: null })
    .where('case_id', '=', caseId)
    .where('slot_id', '=', own.slot_id)
    .execute();
};

function isStep({ action }: CaseEvent): boolean {
  return ['taken', 'undone', 'erased'].includes(action.body.type);
}

/** Gives up the places that nobody can claim back any more. */
export async function sweepVisits(
  database: DatabaseConnection,
  regionId: string,
  now: Date,
): Promise<number> {
  return inTransaction(regionDatabase(database, regionId), async (transaction) => {
    const due = await transaction
      .selectFrom('visit')
      .select(['case_id', 'slot_id', 'starts_at'])
      .where('state', '=', 'left')
      .where('kept_until', '<', new Date(now.getTime() - keptLongerMilliseconds))
      .orderBy('kept_until')
      .limit(sweepBatch)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const visit of due) await giveUp(transaction, visit);
    return due.length;
  });
}
