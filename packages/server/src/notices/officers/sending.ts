import type { Region } from '@satuloket/engine';
import type { Selectable } from 'kysely';
import { type DatabaseConnection, regionDatabase } from '../../platform/database/index.ts';
import { earliestSending, quietHoursOf } from '../quiet.ts';
import type { OfficerMessageTable } from '../schema.ts';
import type { SendDependencies } from '../sending.ts';
import { type Way, waysOf } from '../ways.ts';
import { openOfficerWords } from './sealed.ts';

type OfficerMessage = Selectable<OfficerMessageTable>;

const batch = 50;
const sendingLastsMilliseconds = 2 * 60_000;
const firstRetryMilliseconds = 15_000;
const longestRetryMilliseconds = 30 * 60_000;
const maximumTries = 12;

/**
 * Sends what officers are told: urgent news and digests, by day, each where its officer wants it. The key of each is its
 * own, so that a server that dies between sending and noting it down tells nobody twice.
 *
 * @returns how many were sent.
 */
export async function sendDueToOfficers(dependencies: SendDependencies, regionId: string): Promise<number> {
  const region = dependencies.places.region(regionId);
  if (region === undefined) throw new Error(`The region ${regionId} is not installed.`);
  const database = regionDatabase(dependencies.database, regionId);
  const rules = { quiet: quietHoursOf(region), zone: region.zone };
  // Nothing to officers is so pressing that it wakes them.
  if (earliestSending(rules, { at: dependencies.now() }) > dependencies.now()) return 0;
  let sent = 0;
  for (;;) {
    const taken = await takeDue(database, dependencies.now());
    const addressee = ({ account_id: accountId }: OfficerMessage) => ({ accountId, phone: '' });
    const wayOf = await waysOf(dependencies, region, taken.map(addressee));
    for (const message of taken) {
      if (await sendOne(dependencies, database, region, message, wayOf(addressee(message)))) sent += 1;
    }
    if (taken.length < batch) return sent;
  }
}

function takeDue(database: DatabaseConnection, now: Date): Promise<OfficerMessage[]> {
  return database
    .updateTable('officer_message')
    .set((eb) => ({
      next_try_at: new Date(now.getTime() + sendingLastsMilliseconds),
      tries: eb('tries', '+', 1),
    }))
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('officer_message')
        .select('id')
        .where('state', '=', 'waiting')
        .where('next_try_at', '<=', now)
        .orderBy('next_try_at')
        .orderBy('id')
        .limit(batch)
        .forUpdate()
        .skipLocked(),
    )
    .where('state', '=', 'waiting')
    .returningAll()
    .execute();
}

async function sendOne(
  dependencies: SendDependencies,
  database: DatabaseConnection,
  region: Region,
  message: OfficerMessage,
  way: Way,
): Promise<boolean> {
  const { now } = dependencies;
  if (way.channel === 'none') {
    await settle(database, message, { state: 'unwanted', failure: way.why });
    return false;
  }
  const sent = await deliver(dependencies, region, message, way);
  if (sent.ok) {
    const { channel } = way;
    const told = {
      state: 'sent',
      sent_at: now(),
      channel,
      provider_id: sent.value.providerId,
      failure: null,
    } as const;
    await settle(database, message, told);
    return true;
  }
  const { code, retryable } = sent.error;
  const wait = Math.min(longestRetryMilliseconds, firstRetryMilliseconds * 2 ** (message.tries - 1));
  await settle(
    database,
    message,
    retryable && message.tries < maximumTries
      ? { failure: code, next_try_at: new Date(now().getTime() + wait) }
      : { state: 'failed', failure: code },
  );
  return false;
}

async function deliver(
  { channels, push, masterKeys }: SendDependencies,
  { slug }: Region,
  message: OfficerMessage,
  way: Exclude<Way, { channel: 'none' }>,
) {
  const missing = { ok: false, error: { code: 'channel-missing', retryable: false } } as const;
  const { subject, body } = openOfficerWords(masterKeys, message.id, message.sealed);
  const { language } = way;
  if (way.channel === 'push') {
    const note = { title: subject[language], language, path: `/${slug}/petugas/berkas`, key: message.id };
    return push === undefined ? missing : push.send(way.accountId, note);
  }
  const channel = channels[way.channel];
  if (channel === undefined) return missing;
  const words = { subject: subject[language], text: body[language] };
  return channel.send({ to: way.to, ...words, idempotencyKey: message.id });
}

async function settle(
  database: DatabaseConnection,
  { id }: OfficerMessage,
  settled: Partial<
    Pick<OfficerMessage, 'state' | 'failure' | 'next_try_at' | 'sent_at' | 'channel' | 'provider_id'>
  >,
): Promise<void> {
  await database
    .updateTable('officer_message')
    .set(settled)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
}
