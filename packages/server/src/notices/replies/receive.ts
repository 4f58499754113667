import { createHmac, timingSafeEqual } from 'node:crypto';
import { failure, type Locale, normalisePhone, type Result, success, type Text } from '@satuloket/engine';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { countAttempt } from '../../people/attempts.ts';
import { openAccountValue, sealAccountValue } from '../../people/sealing.ts';
import type { Places } from '../../places/index.ts';
import {
  type DatabaseConnection,
  type DatabaseTransaction,
  inTransaction,
} from '../../platform/database/index.ts';
import type { MasterKeys } from '../../record/index.ts';
import type { CaseService } from '../../types.ts';
import type { MessageChannel } from '../channels/index.ts';
import { noticeProblems } from '../problems.ts';
import { phoneIndexOf } from '../receivers.ts';
import { answers, trackAnswer } from './answers.ts';
import { type Meaning, meaningOf } from './meaning.ts';

export type ReplyDependencies = {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly places: Pick<Places, 'regions'>;
  readonly publicUrl: string;
  readonly now: () => Date;
  readonly whatsapp: MessageChannel | undefined;
  /** With which the provider signs what it posts; without it nothing is taken in. */
  readonly hookSecret: string | undefined;
  readonly track: CaseService['track'];
};

/** What is written to us; the key of the answer is the message's own. */
type Inbound = { readonly id: string; readonly phone: string; readonly text: string; readonly at: Date };
type Answer = { readonly to: string; readonly text: string };

/** Questions of one phone in an hour; the stop word always counts. */
const questionLimit = { kind: 'whatsapp-question', maximumAttempts: 20, windowSeconds: 3600 } as const;
/** The provider repeats a delivery for up to seven days; older ones were made by someone else. */
const oldestMilliseconds = 7 * 24 * 3_600_000;
const firstRetryMilliseconds = 15_000;
const sendingLastsMilliseconds = 60_000;
/** With the waits between them about four hours; nobody waits longer for an answer. */
const maximumTries = 10;
const batch = 50;

/** A delivery of the WhatsApp Business Cloud API (webhook, `messages` field), as far as we read it. */
const delivery = Compile(
  Type.Object({
    object: Type.Literal('whatsapp_business_account'),
    entry: Type.Array(
      Type.Object({
        changes: Type.Array(
          Type.Object({
            value: Type.Object({
              messages: Type.Optional(
                Type.Array(
                  Type.Object({
                    id: Type.String({ minLength: 1, maxLength: 300 }),
                    from: Type.String({ maxLength: 30 }),
                    timestamp: Type.String({ pattern: '^\\d{1,12}$' }),
                    type: Type.String(),
                    text: Type.Optional(Type.Object({ body: Type.String({ maxLength: 5000 }) })),
                  }),
                  { maxItems: 100 },
                ),
              ),
            }),
          }),
          { maxItems: 100 },
        ),
      }),
      { maxItems: 100 },
    ),
  }),
);

/** `sha256=…` over the bytes as they came (Graph API, validating payloads). */
export function signatureOf(secret: string, body: Uint8Array): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

/**
 * Takes in what the provider posts. Not believed before the signature is checked; each message counts once, however
 * often it is delivered.
 *
 * @returns how many messages were new.
 */
export async function receiveWhatsapp(
  dependencies: ReplyDependencies,
  posted: { readonly body: Uint8Array; readonly signature: string | undefined },
): Promise<Result<{ readonly taken: number }>> {
  const { hookSecret, now } = dependencies;
  if (hookSecret === undefined) return failure(noticeProblems.hookClosed);
  const expected = Buffer.from(signatureOf(hookSecret, posted.body));
  const given = Buffer.from(posted.signature ?? '');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    return failure(noticeProblems.signatureWrong);
  }
  const messages = readDelivery(posted.body);
  if (messages === undefined) return failure(noticeProblems.postUnreadable);
  let taken = 0;
  for (const message of messages) {
    if (now().getTime() - message.at.getTime() > oldestMilliseconds) continue;
    if (await takeIn(dependencies, message)) taken += 1;
  }
  if (taken > 0) await sendAnswers(dependencies);
  return success({ taken });
}

function readDelivery(body: Uint8Array): readonly Inbound[] | undefined {
  let posted: unknown;
  try {
    posted = JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
  if (!delivery.Check(posted)) return undefined;
  return posted.entry
    .flatMap(({ changes }) => changes.flatMap(({ value }) => value.messages ?? []))
    .flatMap(({ id, from, timestamp, text }) => {
      const phone = normalisePhone(from);
      // A sticker or a picture has no text: it is answered with what one may write.
      return phone.ok
        ? [{ id, phone: phone.value, text: text?.body ?? '', at: new Date(Number(timestamp) * 1000) }]
        : [];
    });
}

async function takeIn(dependencies: ReplyDependencies, message: Inbound): Promise<boolean> {
  const { database, masterKeys, places, now } = dependencies;
  const prefixes = places.regions().map(({ codePrefix }) => codePrefix);
  const meaning = meaningOf(message.text, prefixes);
  // Asked before the transaction: what the public page tells is nobody's secret and changes nothing.
  const found = meaning.kind === 'check' ? await trackOf(dependencies, meaning) : undefined;
  return inTransaction(database, async (transaction) => {
    const added = await transaction
      .insertInto('inbound_message')
      .values({
        id: message.id,
        meant: meaning.kind,
        answer_sealed: null,
        state: 'unanswered',
        next_try_at: now(),
        received_at: now(),
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (added === undefined) return false;
    const says = await answerTo(dependencies, transaction, message, meaning, found);
    if (says === undefined) return true;
    const language = await languageOf(transaction, masterKeys, message.phone);
    const answer: Answer = { to: message.phone, text: says[language] };
    await transaction
      .updateTable('inbound_message')
      .set({ state: 'waiting', answer_sealed: sealAccountValue(masterKeys, placeOf(message.id), answer) })
      .where('id', '=', message.id)
      .execute();
    return true;
  });
}

/** Does what the message asks for; undefined where nobody is answered any more. */
async function answerTo(
  { masterKeys, now }: ReplyDependencies,
  transaction: DatabaseTransaction,
  { phone }: Inbound,
  meaning: Meaning,
  found: Text | undefined,
): Promise<Text | undefined> {
  const phoneIndex = phoneIndexOf(masterKeys, phone);
  if (meaning.kind === 'stop') {
    await stop(transaction, phoneIndex, now());
    return answers.stopped;
  }
  const counted = await countAttempt(transaction, questionLimit, phoneIndex, now());
  if (meaning.kind === 'start') {
    await start(transaction, phoneIndex, now());
    return answers.started;
  }
  if (!counted.allowed) return undefined;
  const says = meaning.kind === 'help' ? answers.help : (found ?? answers.unknown);
  if (counted.left > 0) return says;
  const { lastOne } = answers;
  return { id: `${says.id}\n\n${lastOne.id}`, en: `${says.en}\n\n${lastOne.en}` };
}

async function stop(transaction: DatabaseTransaction, phoneIndex: string, now: Date): Promise<void> {
  await transaction
    .insertInto('stopped_phone')
    .values({ phone_index: phoneIndex, stopped_at: now })
    .onConflict((conflict) => conflict.column('phone_index').doNothing())
    .execute();
  await transaction
    .updateTable('message_preference')
    .set({ channel: 'none', stopped_by_word: true, changed_at: now })
    .where('channel', '=', 'whatsapp')
    .where('account_id', 'in', accountsOfPhone(transaction, phoneIndex))
    .execute();
}

async function start(transaction: DatabaseTransaction, phoneIndex: string, now: Date): Promise<void> {
  await transaction.deleteFrom('stopped_phone').where('phone_index', '=', phoneIndex).execute();
  await transaction
    .updateTable('message_preference')
    .set({ channel: 'whatsapp', stopped_by_word: false, changed_at: now })
    .where('channel', '=', 'none')
    .where('account_id', 'in', accountsOfPhone(transaction, phoneIndex))
    .execute();
}

function accountsOfPhone(transaction: DatabaseTransaction, phoneIndex: string) {
  return transaction.selectFrom('auth.user').select('id').where('phone_number', '=', phoneIndex);
}

async function languageOf(
  transaction: DatabaseTransaction,
  masterKeys: MasterKeys,
  phone: string,
): Promise<Locale> {
  const row = await transaction
    .selectFrom('auth.user as account')
    .innerJoin('message_preference as preference', 'preference.account_id', 'account.id')
    .select('preference.language')
    .where('account.phone_number', '=', phoneIndexOf(masterKeys, phone))
    .executeTakeFirst();
  return row?.language ?? 'id';
}

/** Undefined whatever the reason: who asks is not told whether a code exists elsewhere. */
async function trackOf(
  { places, track, publicUrl }: ReplyDependencies,
  { code: asked }: Extract<Meaning, { kind: 'check' }>,
): Promise<Text | undefined> {
  if (asked === null) return undefined;
  const region = places.regions().find(({ codePrefix }) => codePrefix === asked.prefix);
  if (region === undefined) return undefined;
  const found = await track(region.id, asked.code, 'id');
  if (!found.ok) return undefined;
  return trackAnswer(found.value, `${publicUrl}/${region.slug}/lacak/${found.value.code}`);
}

/** Sends what is due of our answers, also those of a server that died meanwhile; how many were sent. */
export async function sendAnswers(dependencies: ReplyDependencies): Promise<number> {
  const { database, masterKeys, now, whatsapp } = dependencies;
  if (whatsapp === undefined) return 0;
  const due = await database
    .updateTable('inbound_message')
    .set((eb) => ({
      tries: eb('tries', '+', 1),
      next_try_at: new Date(now().getTime() + sendingLastsMilliseconds),
    }))
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('inbound_message')
        .select('id')
        .where('state', '=', 'waiting')
        .where('next_try_at', '<=', now())
        .orderBy('next_try_at')
        .limit(batch)
        .forUpdate()
        .skipLocked(),
    )
    .where('state', '=', 'waiting')
    .returning(['id', 'answer_sealed', 'tries'])
    .execute();
  let sent = 0;
  for (const { id, answer_sealed: sealed, tries } of due) {
    if (sealed === null) continue;
    const answer = openAccountValue<Answer>(masterKeys, placeOf(id), sealed);
    const outcome = await whatsapp.send({ ...answer, idempotencyKey: `answer-${id}` });
    const mayWork = !outcome.ok && outcome.error.retryable && tries < maximumTries;
    const wait = firstRetryMilliseconds * 2 ** (tries - 1);
    await database
      .updateTable('inbound_message')
      .set(
        mayWork
          ? { next_try_at: new Date(now().getTime() + wait) }
          : outcome.ok
            ? { state: 'answered', answer_sealed: null }
            : // Kept until it is forgotten with the question: it may be sent once the provider is well again.
              { state: 'failed' },
      )
      .where('id', '=', id)
      .execute();
    if (outcome.ok) sent += 1;
  }
  return sent;
}

/** What nobody can deliver again needs no memory. */
export async function forgetInbound({ database, now }: ReplyDependencies): Promise<void> {
  await database
    .deleteFrom('inbound_message')
    .where('received_at', '<', new Date(now().getTime() - 2 * oldestMilliseconds))
    .execute();
}

const placeOf = (id: string): string => `inbound_message/${id}`;
