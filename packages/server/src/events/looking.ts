import type { CaseState, Service } from '@satuloket/engine';
import type { KnownApplicant } from '../cases/index.ts';
import { cancelNotice, memberTitles, writeToApplicant } from '../notices/index.ts';
import { type DatabaseTransaction, inTransaction, regionDatabase } from '../platform/database/index.ts';
import { actionsOf } from '../record/index.ts';
import type { EventsDependencies } from './dependencies.ts';
import { type OpenEvent, type Opening, openEvent, openReadyMembers } from './opening.ts';

const batch = 20;
/** Longer than looking at an event takes: who looks now is not overtaken. */
const lookLastsMilliseconds = 60_000;

/**
 * Looks at the events that are due: files what waited for a case that has finished for good, and calls off the open
 * cases of an event that was called off. A server that dies meanwhile leaves them to the next look.
 *
 * @returns how many events were looked at.
 */
export async function lookAtDueEvents(dependencies: EventsDependencies, regionId: string): Promise<number> {
  const broken: unknown[] = [];
  let looked = 0;
  for (;;) {
    const due = await takeDue(dependencies, regionId);
    for (const caseId of due) {
      try {
        await lookAtEvent(dependencies, regionId, caseId);
        looked += 1;
      } catch (error) {
        broken.push(error);
      }
    }
    if (due.length < batch) break;
  }
  // One broken event must not keep the others waiting, and must not stay unseen either.
  if (broken.length > 0) throw broken[0];
  return looked;
}

async function takeDue({ database, now }: EventsDependencies, regionId: string): Promise<string[]> {
  const region = regionDatabase(database, regionId);
  const taken = await region
    .updateTable('event_look')
    .set({ due_at: new Date(now().getTime() + lookLastsMilliseconds) })
    .where('case_id', 'in', (eb) =>
      eb
        .selectFrom('event_look')
        .select('case_id')
        .where('due_at', '<=', now())
        .orderBy('due_at')
        .limit(batch)
        .forUpdate()
        .skipLocked(),
    )
    .returning('case_id')
    .execute();
  return taken.map(({ case_id: caseId }) => caseId);
}

async function lookAtEvent(
  dependencies: EventsDependencies,
  regionId: string,
  caseId: string,
): Promise<void> {
  const database = regionDatabase(dependencies.database, regionId);
  const fresh = await freshApplicant(dependencies, regionId, caseId);
  const cancelled = await inTransaction(database, async (transaction) => {
    const row = await lockEvent(transaction, caseId);
    if (row.replayed.end === 'cancelled') return row.replayed;
    const lookAgainAt = await openWaiting(dependencies, transaction, { regionId, caseId, fresh });
    if (lookAgainAt === undefined) {
      await transaction.deleteFrom('event_look').where('case_id', '=', caseId).execute();
    } else {
      await transaction
        .updateTable('event_look')
        .set({ due_at: lookAgainAt })
        .where('case_id', '=', caseId)
        .execute();
    }
    return undefined;
  });
  if (cancelled === undefined) return;
  await cancelMembers(dependencies, { regionId, caseId, state: cancelled });
  await database.deleteFrom('event_look').where('case_id', '=', caseId).execute();
}

/**
 * What the register tells of the applicant by now: a new family card has come between. Read before the transaction,
 * because it is another part's to tell.
 */
async function freshApplicant(
  { database, people }: EventsDependencies,
  regionId: string,
  caseId: string,
): Promise<KnownApplicant | null> {
  const row = await regionDatabase(database, regionId)
    .selectFrom('case_current')
    .select('applicant_account_id')
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  const accountId = row?.applicant_account_id ?? null;
  const known = accountId === null ? null : await people.applicantOf(regionId, accountId);
  return known?.identity === 'matched' ? known : null;
}

function lockEvent(transaction: DatabaseTransaction, caseId: string) {
  return transaction
    .selectFrom('case_current')
    .selectAll()
    .where('case_id', '=', caseId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

async function openWaiting(
  dependencies: EventsDependencies,
  transaction: DatabaseTransaction,
  { regionId, caseId, fresh }: { regionId: string; caseId: string; fresh: KnownApplicant | null },
): Promise<Date | undefined> {
  const event = await openEvent(dependencies, transaction, { regionId, caseId });
  // Erased: nothing is known from which a form could be filled in.
  if (event === undefined || event.state.endedAt !== null) return undefined;
  const isFresh = fresh?.applicant.nik === event.known.applicant.nik;
  const known = isFresh ? { ...event.known, ...fresh } : event.known;
  const { opened, lookAgainAt } = await openReadyMembers(dependencies, transaction, { ...event, known });
  if (opened.length > 0) await tellOfOpened(dependencies, transaction, event, opened);
  return lookAgainAt;
}

/** One message for all that was filed at the same time, in place of one for each. */
async function tellOfOpened(
  { masterKeys, places, publicUrl }: EventsDependencies,
  transaction: DatabaseTransaction,
  { region, caseId, code, service, state, now }: OpenEvent,
  opened: Opening['opened'],
): Promise<void> {
  for (const child of opened) await cancelNotice(transaction, { caseId: child.caseId, template: 'filed' });
  await writeToApplicant({ masterKeys, places, publicUrl }, transaction, {
    regionId: region.id,
    caseId,
    code,
    service,
    state,
    seq: state.lastSeq,
    template: 'members-filed',
    values: {
      members: memberTitles(
        service,
        opened.map(({ place }) => place),
      ),
    },
    now,
  });
}

/**
 * The applicant called the event off, or who helps them: so each of its cases is called off that may be, by the same
 * person. The others go on, because an office has begun what can't be stopped from outside.
 */
async function cancelMembers(
  { database, cases }: EventsDependencies,
  { regionId, caseId, state }: { regionId: string; caseId: string; state: CaseState },
): Promise<void> {
  const region = regionDatabase(database, regionId);
  const last = (await actionsOf(region, caseId)).findLast(({ body }) => body.type === 'taken');
  if (last?.actor.kind !== 'resident' && last?.actor.kind !== 'helper') return;
  const { actor } = last;
  for (const member of state.members) {
    const { caseId: memberId, end } = member;
    if (memberId === null || end !== null) continue;
    // Each by itself, the case before its event, as everything that is done with a case takes them.
    await inTransaction(region, (transaction) =>
      cases.goOn(transaction, {
        regionId,
        caseId: memberId,
        actor,
        step: ({ service, state: at }) => cancelling(service, at.state),
        with: { reason: 'Dibatalkan bersama permohonan keluarga.' },
      }),
    );
  }
}

/** The applicant's action that calls a case off without more than a reason. */
function cancelling({ flow }: Service, state: string): string | undefined {
  return Object.entries(flow.actions).find(
    ([, { from, to, by, needs, asks }]) =>
      by.includes('applicant') &&
      from.includes(state) &&
      flow.states[to]?.end === 'cancelled' &&
      needs.every((need) => need === 'reason') &&
      asks === undefined,
  )?.[0];
}
