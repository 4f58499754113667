import { type MessageTemplate, type MessageValues, renderTemplate } from '@satuloket/engine';
import type { DatabaseTransaction } from '../../platform/database/index.ts';
import { type MasterKeys, newIdentifier } from '../../record/index.ts';
import { sealOfficerWords } from './sealed.ts';

/** Something that officers should know. */
export type NoticeToOfficer = {
  /** Who is told: these accounts, or whoever holds this post now. */
  readonly to:
    | { readonly accountIds: readonly string[] }
    | { readonly role: string; readonly officeIds: readonly string[] };
  /** What kind of message it is; nothing personal. */
  readonly template: string;
  /** What happened, told to each officer once: the same occasion again writes nothing. */
  readonly occasion: string;
  readonly says: MessageTemplate;
  readonly values?: MessageValues;
  /** Sent as soon as it is not night; what is not urgent waits for the next digest. */
  readonly urgent: boolean;
  /** Not before this. */
  readonly sendAfter?: Date;
  readonly now: Date;
};

/**
 * Within the caller's transaction, which is narrowed to a region. An officer chooses whether and where to be reached;
 * what is written here for someone who wants no messages is not sent.
 *
 * @returns to how many officers it was written.
 */
export async function writeToOfficer(
  { masterKeys }: { readonly masterKeys: MasterKeys },
  transaction: DatabaseTransaction,
  notice: NoticeToOfficer,
): Promise<number> {
  const { now, urgent, template, occasion, sendAfter = now } = notice;
  const accountIds = await receiversOf(transaction, notice);
  if (accountIds.length === 0) return 0;
  const words = renderTemplate(notice.says, notice.values ?? {});
  const written = await transaction
    .insertInto('officer_message')
    .values(
      accountIds.map((accountId) => {
        const id = newIdentifier(now);
        return {
          id,
          account_id: accountId,
          occasion,
          template,
          urgent,
          sealed: sealOfficerWords(masterKeys, id, words),
          state: urgent ? ('waiting' as const) : ('gathered' as const),
          channel: null,
          send_after: sendAfter,
          next_try_at: sendAfter,
          failure: null,
          provider_id: null,
          sent_at: null,
          made_at: now,
        };
      }),
    )
    .onConflict((conflict) => conflict.columns(['region_id', 'account_id', 'occasion']).doNothing())
    .returning('id')
    .execute();
  return written.length;
}

async function receiversOf(
  transaction: DatabaseTransaction,
  { to, now }: Pick<NoticeToOfficer, 'to' | 'now'>,
): Promise<readonly string[]> {
  if ('accountIds' in to) return [...new Set(to.accountIds)].sort();
  if (to.officeIds.length === 0) return [];
  const holders = await transaction
    .selectFrom('membership')
    .select('account_id')
    .distinct()
    .where('role', '=', to.role)
    .where('office_id', 'in', [...to.officeIds])
    .where('valid_from', '<=', now)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', now)]))
    .orderBy('account_id')
    .execute();
  return holders.map(({ account_id }) => account_id);
}
