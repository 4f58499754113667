import type { SealedApplicant } from '../cases/case-values.ts';
import type { CaseEvent, Follower } from '../cases/followers.ts';
import type { Places } from '../places/index.ts';
import { type MasterKeys, newIdentifier, openVault } from '../record/index.ts';
import { compose, occasionOf } from './composing.ts';
import { sealMessage } from './sealed-message.ts';

export type FollowDependencies = {
  readonly masterKeys: MasterKeys;
  readonly places: Places;
  /** `https://layanan.bekasikota.go.id`, before the links in messages. */
  readonly publicUrl: string;
};

/**
 * Writes the message that an action asks for into the same transaction, and cancels it when the action is undone. It is
 * sent later by a job, never from here.
 */
export function followCases(dependencies: FollowDependencies): Follower {
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
    await settleEarlier(event);
    await writeMessage(dependencies, event);
  };
}

/**
 * The next step ends the time in which the one before could be undone, so what waited for that goes out now and never
 * after newer news. A step of the applicant's own shows that they know already.
 */
async function settleEarlier({ action, tx, caseId, now }: CaseEvent): Promise<void> {
  if (action.body.type !== 'taken') return;
  const overtaken = action.actor.kind === 'resident';
  await tx
    .updateTable('message')
    .set(overtaken ? { state: 'cancelled' } : { send_after: now, next_try_at: now })
    .where('case_id', '=', caseId)
    .where('state', '=', 'waiting')
    .where('send_after', '>', now)
    .execute();
}

async function writeMessage(dependencies: FollowDependencies, event: CaseEvent): Promise<void> {
  const { action, after, caseId, code, now, regionId, service, tx } = event;
  const occasion = occasionOf(event);
  if (occasion === undefined) return;
  const region = dependencies.places.region(regionId);
  if (region === undefined) throw new Error(`A case happened in region ${regionId}, which is not installed.`);
  const vault = await openVault(tx, dependencies.masterKeys, {
    regionId,
    caseId,
    entryIds: [after.applicant.entryId, ...occasion.words.map((words) => words.entryId)],
  });
  const to = vault?.read<SealedApplicant>(after.applicant)?.applicant.phone;
  // Without a phone there is nobody to tell: an application made at a counter, or one that has been erased.
  if (vault === undefined || to === undefined || to === '') return;
  const { dueAt, officeId } = after;
  const composed = compose({ service, region, publicUrl: dependencies.publicUrl }, occasion.template, {
    code,
    officeId,
    dueAt,
    words: occasion.words.flatMap((words) => vault.read<string>(words) ?? []),
  });
  if (composed === undefined) return;
  const id = newIdentifier(now);
  await tx
    .insertInto('message')
    .values({
      id,
      case_id: caseId,
      seq: action.seq,
      template: occasion.template,
      channel: 'whatsapp',
      sealed: sealMessage(vault.caseKey, id, { to, subject: composed.subject.id, text: composed.body.id }),
      state: 'waiting',
      send_after: occasion.sendAfter,
      next_try_at: occasion.sendAfter,
      made_at: now,
      failure: null,
      provider_id: null,
      sent_at: null,
    })
    .execute();
}
