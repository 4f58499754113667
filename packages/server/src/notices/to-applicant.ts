import type { CaseState, MessageValues, Service } from '@satuloket/engine';
import type { SealedApplicant } from '../cases/case-values.ts';
import type { CaseEvent } from '../cases/followers.ts';
import type { Places } from '../places/index.ts';
import { type DatabaseTransaction, writing } from '../platform/database/index.ts';
import { type MasterKeys, newIdentifier, openVault, type VaultReader } from '../record/index.ts';
import { caseLink, compose, type MessageOccasion } from './composing.ts';
import { earliestSending, quietHoursOf } from './quiet.ts';
import { receiverOf } from './receivers.ts';
import { sealMessage } from './sealed-message.ts';

export type NoticeDependencies = {
  readonly masterKeys: MasterKeys;
  readonly places: Places;
  /** `https://layanan.bekasikota.go.id`, before the links in messages. */
  readonly publicUrl: string;
  /** What the parts above let a message about what happened say. */
  readonly valuesOf?: (event: CaseEvent) => Promise<MessageValues> | undefined;
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
    /** Of what happens at a moment: later than this it is not worth sending. */
    readonly purposeAt?: Date;
    /** What the command has at hand, which is then not read once more. */
    readonly known?: { readonly opened?: VaultReader; readonly applicantAccountId: string | null };
    readonly now: Date;
  };

/** Within the caller's transaction; sent by the same job as all others. Once for each action and template. */
export async function writeToApplicant(
  { masterKeys, places, publicUrl }: NoticeDependencies,
  transaction: DatabaseTransaction,
  notice: NoticeToApplicant,
): Promise<void> {
  const { regionId, caseId, code, service, state, template, now, words = [], sendAfter = now } = notice;
  const { purposeAt } = notice;
  const region = places.region(regionId);
  if (region === undefined) throw new Error(`A case happened in region ${regionId}, which is not installed.`);
  const said = [state.applicant, ...words];
  const opened = notice.known?.opened;
  const vault =
    opened && said.every((value) => opened.read(value) !== undefined)
      ? opened
      : await openVault(transaction, masterKeys, {
          regionId,
          caseId,
          entryIds: said.map(({ entryId }) => entryId),
        });
  if (vault === undefined) return;
  const to = vault.read<SealedApplicant>(state.applicant)?.applicant.phone ?? '';
  const accountId = notice.known ? notice.known.applicantAccountId : await accountOfCase(transaction, caseId);
  // Without a phone or an account there is nobody to tell: an application made at a counter.
  if (to === '' && accountId === null) return;
  const { dueAt, officeId } = state;
  const composed = compose({ service, region, publicUrl }, template, {
    code,
    officeId,
    dueAt,
    words: words.flatMap((word) => vault.read<string>(word) ?? []),
    values: notice.values ?? {},
    visitAt: state.visit?.startsAt,
  });
  if (composed === undefined) return;
  const id = newIdentifier(now);
  const quietHours = { quiet: quietHoursOf(region), zone: region.zone };
  await keepWaiting(transaction, {
    id,
    caseId,
    seq: notice.seq,
    template,
    accountId,
    receiver: receiverOf(masterKeys, accountId === null ? { phone: to } : { accountId }),
    sealed: sealMessage(vault.caseKey, id, {
      to,
      subject: composed.subject,
      text: composed.body,
      ...(composed.shown && { shown: composed.shown }),
      link: caseLink(publicUrl, region, code),
    }),
    characters: Math.max(composed.body.id.length, composed.body.en.length),
    sendAfter,
    nextTryAt: earliestSending(quietHours, { at: sendAfter, purposeAt }),
    purposeAt: purposeAt ?? null,
    now,
  });
}

type WaitingMessage = Pick<NoticeToApplicant, 'template' | 'caseId' | 'seq' | 'now'> & {
  readonly id: string;
  readonly accountId: string | null;
  readonly receiver: string;
  readonly sealed: Buffer;
  readonly characters: number;
  readonly sendAfter: Date;
  readonly nextTryAt: Date;
  readonly purposeAt: Date | null;
};

const keepWaiting = writing((transaction, given: WaitingMessage) =>
  transaction.insertInto('message').values({
    id: given.id,
    case_id: given.caseId,
    seq: given.seq,
    template: given.template,
    account_id: given.accountId,
    receiver: given.receiver,
    channel: 'whatsapp',
    sealed: given.sealed,
    characters: given.characters,
    state: 'waiting',
    send_after: given.sendAfter,
    next_try_at: given.nextTryAt,
    purpose_at: given.purposeAt,
    made_at: given.now,
    failure: null,
    provider_id: null,
    sent_at: null,
  }),
);

async function accountOfCase(transaction: DatabaseTransaction, caseId: string): Promise<string | null> {
  const row = await transaction
    .selectFrom('case_current')
    .select('applicant_account_id')
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return row?.applicant_account_id ?? null;
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
