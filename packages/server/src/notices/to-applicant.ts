import type { CaseState, MessageValues, Service } from '@satuloket/engine';
import type { SealedApplicant } from '../cases/case-values.ts';
import type { Places } from '../places/index.ts';
import type { DatabaseTransaction } from '../platform/database/index.ts';
import { type MasterKeys, newIdentifier, openVault } from '../record/index.ts';
import { compose, type MessageOccasion } from './composing.ts';
import { sealMessage } from './sealed-message.ts';

export type NoticeDependencies = {
  readonly masterKeys: MasterKeys;
  readonly places: Places;
  /** `https://layanan.bekasikota.go.id`, before the links in messages. */
  readonly publicUrl: string;
};

/** A message about a case to whoever applied. */
export type NoticeToApplicant = Pick<MessageOccasion, 'template'> &
  Partial<MessageOccasion> & {
    readonly regionId: string;
    readonly caseId: string;
    readonly code: string;
    readonly service: Service;
    readonly state: Pick<CaseState, 'applicant' | 'officeId' | 'dueAt'> & Partial<Pick<CaseState, 'visit'>>;
    /** The action that it follows from. */
    readonly seq: number;
    /** For placeholders beside those of every message. */
    readonly values?: MessageValues;
    readonly now: Date;
  };

/** Within the caller's transaction; sent by the same job as all others. Once for each action and template. */
export async function writeToApplicant(
  { masterKeys, places, publicUrl }: NoticeDependencies,
  transaction: DatabaseTransaction,
  notice: NoticeToApplicant,
): Promise<void> {
  const { regionId, caseId, code, service, state, template, now, words = [], sendAfter = now } = notice;
  const region = places.region(regionId);
  if (region === undefined) throw new Error(`A case happened in region ${regionId}, which is not installed.`);
  const vault = await openVault(transaction, masterKeys, {
    regionId,
    caseId,
    entryIds: [state.applicant.entryId, ...words.map(({ entryId }) => entryId)],
  });
  const to = vault?.read<SealedApplicant>(state.applicant)?.applicant.phone;
  // Without a phone there is nobody to tell: an application made at a counter, or one that has been erased.
  if (vault === undefined || to === undefined || to === '') return;
  const { dueAt, officeId } = state;
  const composed = compose({ service, region, publicUrl }, template, {
    code,
    officeId,
    dueAt,
    words: words.flatMap((said) => vault.read<string>(said) ?? []),
    values: notice.values ?? {},
    visitAt: state.visit?.startsAt,
  });
  if (composed === undefined) return;
  const id = newIdentifier(now);
  await transaction
    .insertInto('message')
    .values({
      id,
      case_id: caseId,
      seq: notice.seq,
      template,
      channel: 'whatsapp',
      sealed: sealMessage(vault.caseKey, id, { to, subject: composed.subject.id, text: composed.body.id }),
      state: 'waiting',
      send_after: sendAfter,
      next_try_at: sendAfter,
      made_at: now,
      failure: null,
      provider_id: null,
      sent_at: null,
    })
    .execute();
}

/** A message that says what another one says better: it has not gone out yet and stays here. */
export async function cancelNotice(
  transaction: DatabaseTransaction,
  { caseId, template }: { readonly caseId: string; readonly template: string },
): Promise<void> {
  await transaction
    .updateTable('message')
    .set({ state: 'cancelled' })
    .where('case_id', '=', caseId)
    .where('template', '=', template)
    .where('recipient', '=', 'applicant')
    .where('state', '=', 'waiting')
    .execute();
}
