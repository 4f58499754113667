import { askedToConfirm, failure, type Result, success } from '@satuloket/engine';
import { sql } from 'kysely';
import type { Cases } from '../cases/index.ts';
import { cancelToOther } from '../notices/index.ts';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import { runCommand } from '../record/index.ts';
import type { Caller, ConfirmationService } from '../types.ts';
import { type AskingDependencies, expiryOf, proofsOfLink, tellLink } from './asking.ts';
import { mayUse } from './policy.ts';
import { problems } from './problems.ts';
import { newToken } from './token.ts';

export type SendingAgainDependencies = AskingDependencies & {
  readonly database: DatabaseConnection;
  readonly now: () => Date;
  readonly cases: Pick<Cases, 'productValues' | 'cases'>;
};

/** Between two sendings, and on one day: a phone is not to be pestered. */
export const waitMilliseconds = 10 * 60_000;
export const timesOfDay = 5;

/**
 * Sends a link again, for whoever may see the case. It is a new one: the one before stops working, because nobody
 * knows any more what it was.
 */
export async function sendAgain(
  dependencies: SendingAgainDependencies,
  caller: Caller,
  input: Parameters<ConfirmationService['sendAgain']>[1],
): Promise<Result<void>> {
  const may = mayUse('send-again', caller.who.kind);
  if (!may.ok) return may;
  const seen = await dependencies.cases.cases.view(caller, input.code);
  if (!seen.ok) return seen;
  const { caseId, lastSeq: seq } = seen.value;
  const { regionId, who } = caller;
  const { confirmation, person } = input;
  const now = dependencies.now();
  const frame = {
    regionId,
    caller: 'accountId' in who ? `${who.kind}:${who.accountId}` : who.kind,
    key: input.key,
    content: ['send-confirmation-again', caseId, confirmation, person],
    now,
  };
  return runCommand(dependencies.database, frame, async (transaction) => {
    const database = regionDatabase(transaction, regionId);
    const subject = await dependencies.cases.productValues(database, { regionId, caseId });
    if (subject === undefined) return failure(problems.nothingToSend);
    const { answers, context } = subject.values;
    const asked = askedToConfirm(subject.service, confirmation, answers, context).find(
      (one) => one.person === person,
    );
    if (asked === undefined) return failure(problems.nothingToSend);
    const { token, digest } = newToken();
    const { today } = context;
    const open = database
      .updateTable('confirmation_link')
      .where('case_id', '=', caseId)
      .where('confirmation', '=', confirmation)
      .where('person', '=', person)
      .where('state', '=', 'open');
    const sent = await open
      .set({
        token_digest: digest,
        expires_at: expiryOf(subject, confirmation, now),
        proofs_left: proofsOfLink,
        sent_at: now,
        sent_on: today,
        sent_again: sql`case when sent_on = ${today} then sent_again + 1 else 1 end`,
      })
      .where('sent_at', '<=', new Date(now.getTime() - waitMilliseconds))
      .where((eb) => eb.or([eb('sent_on', '<', today), eb('sent_again', '<', timesOfDay)]))
      .returning('id')
      .executeTakeFirst();
    if (sent === undefined) {
      const link = await open.set({ sent_again: sql`sent_again` }).returning('id').executeTakeFirst();
      return failure(link === undefined ? problems.nothingToSend : problems.sentRecently);
    }
    // What has not gone out yet holds a link that works no more.
    await cancelToOther(database, { caseId, recipients: [sent.id] });
    const link = { linkId: sent.id, confirmation, person: asked, token };
    await tellLink(dependencies, database, subject, { regionId, caseId, seq, now, ...link });
    return success(undefined);
  });
}
