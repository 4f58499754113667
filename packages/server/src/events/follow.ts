import { type CaseState, memberStanding, type Service } from '@satuloket/engine';
import type { CaseEvent, Follower } from '../cases/index.ts';
import { cancelNotice, memberTitles, writeToApplicant } from '../notices/index.ts';
import type { DatabaseTransaction } from '../platform/database/index.ts';
import type { EventsDependencies } from './dependencies.ts';

import { openEvent, openReadyMembers } from './opening.ts';
import { itemColumn } from './schema.ts';

/**
 * Keeps an event and its cases together: what is filed with it, what its cases come to, and when to look at it again.
 * A case is locked before its event, never the other way round, so that two cases that end at once only wait.
 */
export function followEvents(dependencies: EventsDependencies): Follower {
  return async (event) => {
    const { body } = event.action;
    if (body.type === 'filed' && event.after.members.length > 0) await openAtOnce(dependencies, event);
    if (event.after.parent !== null) await tellParent(dependencies, event, event.after.parent.caseId);
    if (event.after.members.length > 0) await tellOfMembers(dependencies, event);
  };
}

/** What waits for nothing is filed with the event; its own first message would only repeat the event's. */
async function openAtOnce(dependencies: EventsDependencies, filed: CaseEvent): Promise<void> {
  const { tx, regionId, caseId, after } = filed;
  const event = await openEvent(dependencies, tx, { regionId, caseId });
  if (event === undefined) throw new Error(`The event ${filed.code} was filed without its values.`);
  const { opened } = await openReadyMembers(dependencies, tx, { ...event, state: after });
  for (const child of opened) await cancelNotice(tx, { caseId: child.caseId, template: 'filed' });
}

/** The event's record says which of its cases are there and what they came to. */
async function tellParent(
  { cases }: EventsDependencies,
  { tx, regionId, caseId, action, before, after, now }: CaseEvent,
  parentId: string,
): Promise<void> {
  const actor = { kind: 'system', name: 'events' } as const;
  const { parent } = after;
  if (action.body.type === 'filed' && parent !== null) {
    const { member, item } = parent;
    await cases.note(tx, {
      regionId,
      caseId: parentId,
      actor,
      body: { type: 'member-opened', member, ...(item === undefined ? {} : { item }), caseId },
    });
    // What was missing has been filled in.
    await tx
      .deleteFrom('event_gap')
      .where('case_id', '=', parentId)
      .where('member', '=', member)
      .where('item', '=', itemColumn(item))
      .execute();
    return;
  }
  if ((before?.end ?? null) !== after.end) {
    const body = { type: 'member-ended', caseId, end: after.end } as const;
    await cases.note(tx, { regionId, caseId: parentId, actor, body });
  } else if (action.body.type !== 'document-made') {
    return;
  }
  await lookAt(tx, parentId, undoOver(after, now));
}

/** A step that can be taken back counts once it can't be any more. */
function undoOver({ undoable }: CaseState, now: Date): Date {
  const until = undoable === null ? now : new Date(undoable.until);
  return until > now ? until : now;
}

/** An event that is called off takes along what its applicant may call off; what can't come any more is told. */
async function tellOfMembers(dependencies: EventsDependencies, event: CaseEvent): Promise<void> {
  const { tx, caseId, regionId, code, action, before, after, service, now } = event;
  if (action.body.type === 'taken' && after.end === 'cancelled')
    await lookAt(tx, caseId, undoOver(after, now));
  if (action.body.type !== 'member-ended' || before === null || after.endedAt !== null) return;
  const stuck = newlyBlocked(service, before, after);
  if (stuck.length === 0) return;
  const { masterKeys, places, publicUrl } = dependencies;
  await writeToApplicant({ masterKeys, places, publicUrl }, tx, {
    regionId,
    caseId,
    code,
    service,
    state: after,
    seq: action.seq,
    template: 'member-blocked',
    values: { members: memberTitles(service, stuck) },
    now,
  });
}

function newlyBlocked(service: Service, before: CaseState, after: CaseState) {
  return after.members.filter(
    (place, at) =>
      memberStanding(service, after.members, place) === 'blocked' &&
      memberStanding(service, before.members, before.members[at] ?? place) !== 'blocked',
  );
}

/** Sooner than what stands already, never later: nothing is forgotten. */
export async function lookAt(transaction: DatabaseTransaction, caseId: string, at: Date): Promise<void> {
  await transaction
    .insertInto('event_look')
    .values({ case_id: caseId, due_at: at })
    .onConflict((conflict) =>
      conflict
        .columns(['region_id', 'case_id'])
        .doUpdateSet((eb) => ({ due_at: eb.fn<Date>('least', ['event_look.due_at', 'excluded.due_at']) })),
    )
    .execute();
}
