import type { DatabaseTransaction } from '../platform/database/index.ts';
import { type MasterKeys, newIdentifier, openVault } from '../record/index.ts';
import { receiverOf } from './receivers.ts';
import { sealMessage } from './sealed-message.ts';

/** A message about a case to someone else than its applicant. */
type NoticeToOther = {
  readonly regionId: string;
  readonly caseId: string;
  /** The action that it follows from. */
  readonly seq: number;
  readonly template: string;
  /** Tells this receiver's messages from all others of the case; nothing personal. */
  readonly recipient: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly now: Date;
};

/** Within the caller's transaction; sent by the same job as all others. Nothing where the case has been erased. */
export async function writeToOther(
  masterKeys: MasterKeys,
  transaction: DatabaseTransaction,
  notice: NoticeToOther,
): Promise<void> {
  const { regionId, caseId, now, to, subject, text } = notice;
  const vault = await openVault(transaction, masterKeys, { regionId, caseId, entryIds: [] });
  if (vault === undefined) return;
  const id = newIdentifier(now);
  await transaction
    .insertInto('message')
    .values({
      id,
      case_id: caseId,
      seq: notice.seq,
      template: notice.template,
      recipient: notice.recipient,
      account_id: null,
      receiver: receiverOf(masterKeys, { phone: to }),
      channel: 'whatsapp',
      sealed: sealMessage(vault.caseKey, id, {
        to,
        subject: { id: subject, en: subject },
        text: { id: text, en: text },
      }),
      characters: text.length,
      state: 'waiting',
      send_after: now,
      next_try_at: now,
      purpose_at: null,
      made_at: now,
      failure: null,
      provider_id: null,
      sent_at: null,
    })
    .execute();
}

/** What has not gone out yet of someone's messages stays here. */
export async function cancelToOther(
  transaction: DatabaseTransaction,
  { caseId, recipients }: { readonly caseId: string; readonly recipients: readonly string[] },
): Promise<void> {
  if (recipients.length === 0) return;
  await transaction
    .updateTable('message')
    .set({ state: 'cancelled' })
    .where('case_id', '=', caseId)
    .where('recipient', 'in', [...recipients])
    .where('state', '=', 'waiting')
    .execute();
}
