import type { MessageTemplate } from '@satuloket/engine';
import type { Selectable } from 'kysely';
import { writeToOfficer } from '../notices/index.ts';
import { inTransaction, regionDatabase } from '../platform/database/index.ts';
import { type IntegrationDependencies, regionOf } from './dependencies.ts';
import { administratorOffices, keepingRole } from './policy.ts';
import type { WebhookMessageTable } from './schema.ts';
import { webhookHeaders } from './signature.ts';
import { secretsOf } from './webhooks.ts';

type Message = Selectable<WebhookMessageTable>;

const batch = 20;
/** Longer than a call takes: who sends now is not overtaken. */
const sendingLastsMilliseconds = 60_000;

const [second, minute, hour] = [1_000, 60_000, 3_600_000];
/** Before the second try, the third…; after the last of them it is given up: a little more than a day in all. */
export const waitsMilliseconds: readonly number[] = [
  5 * second,
  30 * second,
  2 * minute,
  10 * minute,
  30 * minute,
  2 * hour,
  8 * hour,
  16 * hour,
];
const logLastsMilliseconds = 30 * 24 * hour;
/** Of an answer this much is kept, to see what is wrong on the other side. */
const answerCharacters = 200;

/**
 * Sends what is due in a region. A message is taken for a minute; a server that dies meanwhile leaves it to the next,
 * under the same `webhook-id`, by which a receiver knows it again.
 *
 * @returns how many were delivered.
 */
export async function deliverDue(dependencies: IntegrationDependencies, regionId: string): Promise<number> {
  let delivered = 0;
  for (;;) {
    const taken = await takeDue(dependencies, regionId);
    const outcomes = await Promise.all(taken.map((message) => deliver(dependencies, message)));
    delivered += outcomes.filter(Boolean).length;
    if (taken.length < batch) return delivered;
  }
}

async function takeDue({ database, now }: IntegrationDependencies, regionId: string): Promise<Message[]> {
  const at = now();
  return regionDatabase(database, regionId)
    .updateTable('webhook_message')
    .set((eb) => ({
      next_try_at: new Date(at.getTime() + sendingLastsMilliseconds),
      tries: eb('tries', '+', 1),
    }))
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('webhook_message as due')
        .select('due.id')
        .where('due.state', '=', 'waiting')
        .where('due.next_try_at', '<=', at)
        .orderBy('due.next_try_at')
        .limit(batch)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .execute();
}

async function deliver(dependencies: IntegrationDependencies, message: Message): Promise<boolean> {
  const { now, masterKeys, post } = dependencies;
  const database = regionDatabase(dependencies.database, message.region_id);
  const webhook = await database
    .selectFrom('webhook')
    .selectAll()
    .where('id', '=', message.webhook_id)
    .executeTakeFirstOrThrow();
  const at = now();
  if (webhook.ended_at !== null) {
    await settle(dependencies, message, { state: 'dead', status: null, failure: 'ended', answer: null });
    return false;
  }
  const body = JSON.stringify(message.payload);
  const secrets = await secretsOf(masterKeys, database, webhook.id, at);
  const answer = await post.post({
    url: webhook.url,
    headers: webhookHeaders({ id: message.id, at, body, secrets }),
    body,
  });
  const status = answer.ok ? answer.value.status : null;
  const isDelivered = status !== null && status >= 200 && status < 300;
  const isLast = message.tries > waitsMilliseconds.length;
  await settle(dependencies, message, {
    state: isDelivered ? 'delivered' : isLast ? 'dead' : 'waiting',
    status,
    failure: answer.ok ? null : answer.error.kind,
    answer: answer.ok ? shortened(answer.value.beginning) : null,
  });
  return isDelivered;
}

/** What a receiver answers is theirs: no number that could be somebody's stays in our log, and nothing unprintable. */
function shortened(answer: string): string {
  return answer
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll(/\d{6,}/g, '…')
    .slice(0, answerCharacters);
}

async function settle(
  dependencies: IntegrationDependencies,
  message: Message,
  outcome: {
    readonly state: Message['state'];
    readonly status: number | null;
    readonly failure: string | null;
    readonly answer: string | null;
  },
): Promise<void> {
  const at = dependencies.now();
  const { state, ...attempt } = outcome;
  const wait = waitsMilliseconds[message.tries - 1] ?? 0;
  await inTransaction(regionDatabase(dependencies.database, message.region_id), async (transaction) => {
    const { number } = await transaction
      .selectFrom('webhook_attempt')
      .select((eb) => eb.fn.coalesce(eb.fn.max('number'), eb.val(0)).as('number'))
      .where('message_id', '=', message.id)
      .executeTakeFirstOrThrow();
    await transaction
      .insertInto('webhook_attempt')
      .values({ message_id: message.id, number: Number(number) + 1, at, ...attempt })
      .execute();
    await transaction
      .updateTable('webhook_message')
      .set({
        state,
        next_try_at: new Date(at.getTime() + wait),
        delivered_at: state === 'delivered' ? at : null,
      })
      .where('id', '=', message.id)
      .execute();
    if (state !== 'dead' || attempt.failure === 'ended') return;
    const region = regionOf(dependencies, message.region_id);
    await writeToOfficer(dependencies, transaction, {
      to: { role: keepingRole, officeIds: administratorOffices(region) },
      template: 'webhook-dead',
      // Once a day for each webhook, however much goes wrong.
      occasion: `webhook-dead/${message.webhook_id}/${at.toISOString().slice(0, 10)}`,
      says: toAdministrator,
      values: { link: `${dependencies.publicUrl}/${region.slug}/petugas/integrasi` },
      urgent: false,
      now: at,
    });
  });
}

const toAdministrator = {
  subject: { id: 'Kiriman webhook dihentikan', en: 'A webhook message was given up' },
  body: {
    id: 'Sistem penerima tidak menjawab selama lebih dari sehari. Kiriman tetap disimpan dan dapat diulang: {link}',
    en: 'The receiving system did not answer for more than a day. The messages are kept and can be sent again: {link}',
  },
} as const satisfies MessageTemplate;

/** The log is for finding faults: what was settled a month ago goes. */
export async function forgetMessages(
  { database, now }: Pick<IntegrationDependencies, 'database' | 'now'>,
  regionId: string,
): Promise<void> {
  const scoped = regionDatabase(database, regionId);
  const before = new Date(now().getTime() - logLastsMilliseconds);
  await inTransaction(scoped, async (transaction) => {
    const old = await transaction
      .deleteFrom('webhook_message')
      .where('state', '<>', 'waiting')
      .where('happened_at', '<', before)
      .returning('id')
      .execute();
    const ids = old.map(({ id }) => id);
    if (ids.length > 0)
      await transaction.deleteFrom('webhook_attempt').where('message_id', 'in', ids).execute();
  });
}
