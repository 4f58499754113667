import type { Selectable } from 'kysely';
import {
  type DatabaseConnection,
  type DatabaseTransaction,
  inTransaction,
  regionDatabase,
} from '../platform/database/index.ts';
import { type MasterKeys, openVault } from '../record/index.ts';
import type { MessageChannel } from './channels/index.ts';
import type { MessageTable } from './schema.ts';
import { openMessage, sealMessage } from './sealed-message.ts';

export type SendDependencies = {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly now: () => Date;
  readonly channels: Readonly<Partial<Record<'whatsapp' | 'email', MessageChannel>>>;
  /** Notes in the case's record that the applicant was told. */
  readonly recordTold: (
    transaction: DatabaseTransaction,
    told: {
      regionId: string;
      caseId: string;
      message: string;
      messageId: string;
      channel: 'whatsapp' | 'email';
    },
  ) => Promise<unknown>;
};

const batch = 20;
/** Longer than any channel's time-out: who sends now is not overtaken. */
const sendingLastsMilliseconds = 2 * 60_000;
const firstRetryMilliseconds = 15_000;
const longestRetryMilliseconds = 30 * 60_000;
/** With the waits between them about six hours. */
const maximumTries = 20;

/**
 * Sends what is due in a region. A message is taken for two minutes before it is sent; a server that dies meanwhile
 * leaves it to the next, which sends it with the same key, so that the provider delivers it once.
 *
 * @returns how many were sent.
 */
export async function sendDueMessages(dependencies: SendDependencies, regionId: string): Promise<number> {
  const broken: unknown[] = [];
  let sent = 0;
  for (;;) {
    const taken = await takeDue(dependencies, regionId);
    for (const message of taken) {
      try {
        if (await sendOne(dependencies, message)) sent += 1;
      } catch (error) {
        broken.push(error);
        await fail(dependencies, message, { failure: 'unexpected', retryable: true });
      }
    }
    if (taken.length < batch) break;
  }
  // One broken message must not keep the others waiting, and must not stay unseen either.
  if (broken.length > 0) throw broken[0];
  return sent;
}

/** The oldest first; identifiers grow with time, so what a case tells comes in the order in which it happened. */
async function takeDue(
  { database, now }: SendDependencies,
  regionId: string,
): Promise<Selectable<MessageTable>[]> {
  const region = regionDatabase(database, regionId);
  const taken = await region
    .updateTable('message')
    .set((eb) => ({
      next_try_at: new Date(now().getTime() + sendingLastsMilliseconds),
      tries: eb('tries', '+', 1),
    }))
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('message')
        .select('id')
        .where('state', '=', 'waiting')
        .where('next_try_at', '<=', now())
        .orderBy('next_try_at')
        .orderBy('id')
        .limit(batch)
        .forUpdate()
        .skipLocked(),
    )
    .where('state', '=', 'waiting')
    .returningAll()
    .execute();
  return taken.sort((one, other) => (one.id < other.id ? -1 : 1));
}

async function sendOne(dependencies: SendDependencies, message: Selectable<MessageTable>): Promise<boolean> {
  const { database, masterKeys, now } = dependencies;
  const place = { regionId: message.region_id, caseId: message.case_id };
  const region = regionDatabase(database, place.regionId);
  const vault = await openVault(region, masterKeys, { ...place, entryIds: [] });
  const channel = dependencies.channels[message.channel];
  if (vault === undefined || channel === undefined) {
    const failure = vault === undefined ? 'case-erased' : 'channel-missing';
    return fail(dependencies, message, { failure, retryable: false });
  }
  const content = openMessage(vault.caseKey, message.id, message.sealed);
  const sent = await channel.send({ ...content, idempotencyKey: message.id });
  if (!sent.ok) {
    const { code, retryable } = sent.error;
    return fail(dependencies, message, { failure: code, retryable });
  }
  const isApplicants = message.recipient === 'applicant';
  // What another was told may hold a link that nobody else may use: nothing of it stays here.
  const forgotten = sealMessage(vault.caseKey, message.id, { ...content, text: '' });
  return inTransaction(region, async (transaction) => {
    const marked = await transaction
      .updateTable('message')
      .set({
        state: 'sent',
        sent_at: now(),
        provider_id: sent.value.providerId,
        failure: null,
        ...(isApplicants ? {} : { sealed: forgotten }),
      })
      .where('id', '=', message.id)
      .where('state', '=', 'waiting')
      .returning('id')
      .executeTakeFirst();
    if (marked === undefined) return false;
    if (!isApplicants) return true;
    const { template, channel: kind, id: messageId } = message;
    await dependencies.recordTold(transaction, { ...place, message: template, messageId, channel: kind });
    return true;
  });
}

/** Later and later while it may still get through, then told as failed. */
async function fail(
  { database, now }: SendDependencies,
  message: Selectable<MessageTable>,
  { failure, retryable }: { failure: string; retryable: boolean },
): Promise<false> {
  const mayWork = retryable && message.tries < maximumTries;
  const wait = Math.min(longestRetryMilliseconds, firstRetryMilliseconds * 2 ** (message.tries - 1));
  await regionDatabase(database, message.region_id)
    .updateTable('message')
    .set(
      mayWork
        ? { failure, next_try_at: new Date(now().getTime() + wait) }
        : { failure, state: 'failed' as const },
    )
    .where('id', '=', message.id)
    .where('state', '=', 'waiting')
    .execute();
  return false;
}
