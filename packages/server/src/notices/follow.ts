import { sql } from 'kysely';
import type { CaseEvent, Follower } from '../cases/followers.ts';
import { type DatabaseConnection, writing } from '../platform/database/index.ts';
import { occasionOf } from './composing.ts';
import { earliestSending, quietHoursOf } from './quiet.ts';
import { type NoticeDependencies, writeToApplicant } from './to-applicant.ts';

/**
 * Writes the message that an action asks for into the same transaction, and cancels it when the action is undone. It is
 * sent later by a job, never from here.
 */
export function followCases(dependencies: NoticeDependencies): Follower {
  return async (event) => {
    const { action, tx, caseId } = event;
    if (action.body.type === 'undone') {
      await tx
        .updateTable('message')
        .set({ state: 'cancelled' })
        .where('case_id', '=', caseId)
        .where('seq', '=', action.body.seq)
        .where('state', '=', 'waiting')
        .execute();
      return;
    }
    await settleEarlier(dependencies, event);
    await writeMessage(dependencies, event);
  };
}

/**
 * The next step ends the time in which the one before could be undone, so what waited for that goes out now and never
 * after newer news. A step of the applicant's own shows that they know already.
 */
async function settleEarlier(
  { places }: NoticeDependencies,
  { action, tx, caseId, regionId, now }: CaseEvent,
): Promise<void> {
  if (action.body.type !== 'taken') return;
  const overtaken = action.actor.kind === 'resident';
  const region = places.region(regionId);
  if (region === undefined) throw new Error(`A case happened in region ${regionId}, which is not installed.`);
  const at = earliestSending({ quiet: quietHoursOf(region), zone: region.zone }, { at: now });
  await (overtaken ? cancelHeldBack(tx, { caseId, now }) : sendHeldBack(tx, { caseId, now, at }));
}

type HeldBack = { readonly caseId: string; readonly now: Date };

/** What others are told waits for nothing. Written out, so that the index of a case's messages serves for any case. */
const heldBack = (database: DatabaseConnection, { caseId, now }: HeldBack) =>
  database
    .updateTable('message')
    .where('case_id', '=', caseId)
    .where('recipient', '=', sql.lit('applicant'))
    .where('state', '=', 'waiting')
    .where('send_after', '>', now);
const cancelHeldBack = writing((database, given: HeldBack) =>
  heldBack(database, given).set({ state: 'cancelled' }),
);
const sendHeldBack = writing((database, given: HeldBack & { readonly at: Date }) =>
  heldBack(database, given).set({ send_after: given.now, next_try_at: given.at }),
);

async function writeMessage(dependencies: NoticeDependencies, event: CaseEvent): Promise<void> {
  const { action, after, applicantAccountId, caseId, code, now, opened, regionId, service, tx } = event;
  const occasion = occasionOf(event);
  if (occasion === undefined) return;
  const more = await dependencies.valuesOf?.(event);
  await writeToApplicant(dependencies, tx, {
    ...occasion,
    values: { ...occasion.values, ...more },
    regionId,
    caseId,
    code,
    service,
    state: after,
    seq: action.seq,
    known: { applicantAccountId, ...(opened && { opened }) },
    now,
  });
}
