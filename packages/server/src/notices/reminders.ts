import { type Locale, renderMessage, type Text } from '@satuloket/engine';
import type { Selectable } from 'kysely';
import type { DraftReminderTable } from '../cases/schema.ts';
import type { PackRegistry } from '../packs/index.ts';
import type { Places } from '../places/index.ts';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import type { MessageChannel } from './channels/index.ts';

export type ReminderDependencies = {
  readonly database: DatabaseConnection;
  readonly packs: Pick<PackRegistry, 'serviceOf'>;
  readonly places: Pick<Places, 'region'>;
  /** `https://layanan.bekasikota.go.id`, before the links in messages. */
  readonly publicUrl: string;
  readonly now: () => Date;
  readonly channels: Readonly<Partial<Record<'whatsapp' | 'email', MessageChannel>>>;
  /** Of an account; a guest's draft has nobody to tell. */
  readonly phoneOf: (accountId: string) => Promise<string | undefined>;
};

type Reminder = Selectable<DraftReminderTable>;

const batch = 20;
/** Longer than any channel's time-out: who sends now is not overtaken. */
const sendingLastsMilliseconds = 2 * 60_000;
const firstRetryMilliseconds = 60_000;
const longestRetryMilliseconds = 60 * 60_000;
/** With the waits between them more than a day. */
const maximumTries = 30;

/**
 * Reminds of drafts whose day has come. The key of each message is the draft's and the reminder's, so that a server that
 * dies between sending and noting it down reminds nobody twice.
 *
 * @returns how many were sent.
 */
export async function sendDueReminders(
  dependencies: ReminderDependencies,
  regionId: string,
): Promise<number> {
  let sent = 0;
  for (;;) {
    const taken = await takeDue(dependencies, regionId);
    for (const reminder of taken) if (await remind(dependencies, reminder)) sent += 1;
    if (taken.length < batch) return sent;
  }
}

async function takeDue({ database, now }: ReminderDependencies, regionId: string): Promise<Reminder[]> {
  const until = new Date(now().getTime() + sendingLastsMilliseconds);
  return regionDatabase(database, regionId)
    .updateTable('draft_reminder')
    .set((eb) => ({ next_try_at: until, tries: eb('tries', '+', 1) }))
    .where((eb) =>
      eb(
        eb.refTuple('draft_id', 'code'),
        'in',
        eb
          .selectFrom('draft_reminder')
          .select(['draft_id', 'code'])
          .where('state', '=', 'waiting')
          .where('next_try_at', '<=', now())
          .orderBy('next_try_at')
          .limit(batch)
          .forUpdate()
          .skipLocked()
          .$asTuple('draft_id', 'code'),
      ),
    )
    .where('state', '=', 'waiting')
    .returningAll()
    .execute();
}

async function remind(dependencies: ReminderDependencies, reminder: Reminder): Promise<boolean> {
  const { region_id: regionId, draft_id: draftId } = reminder;
  const database = regionDatabase(dependencies.database, regionId);
  const draft = await database
    .selectFrom('draft')
    .select(['owner_account_id', 'service'])
    .where('id', '=', draftId)
    .where('sent_code', 'is', null)
    .executeTakeFirst();
  const accountId = draft?.owner_account_id ?? null;
  const to = accountId === null ? undefined : await dependencies.phoneOf(accountId);
  const composed = draft && compose(dependencies, reminder, draft.service);
  const channel = dependencies.channels.whatsapp;
  if (to === undefined || composed === undefined || channel === undefined) {
    return settle(dependencies, reminder, { state: 'failed', failure: 'nobody-to-tell' });
  }
  const sent = await channel.send({
    to,
    subject: composed.subject.id,
    text: composed.body.id,
    idempotencyKey: `${draftId}-${reminder.code}`,
  });
  if (sent.ok) return settle(dependencies, reminder, { state: 'sent', failure: null });
  const { code, retryable } = sent.error;
  const mayWork = retryable && reminder.tries < maximumTries;
  return settle(dependencies, reminder, { state: mayWork ? 'waiting' : 'failed', failure: code });
}

function compose(
  { packs, places, publicUrl }: ReminderDependencies,
  { region_id: regionId, draft_id: draftId, message, deadline }: Reminder,
  serviceCode: string,
) {
  const region = places.region(regionId);
  const service = packs.serviceOf(regionId, serviceCode)?.service;
  if (region === undefined || service === undefined) return undefined;
  return renderMessage(service, message, {
    due: deadline === null ? undefined : dayWords(deadline),
    link: `${publicUrl}/${region.slug}/draf/${draftId}`,
  });
}

async function settle(
  { database, now }: ReminderDependencies,
  { region_id: regionId, draft_id: draftId, code, tries }: Reminder,
  settled: { readonly state: Reminder['state']; readonly failure: string | null },
): Promise<boolean> {
  const wait = Math.min(longestRetryMilliseconds, firstRetryMilliseconds * 2 ** (tries - 1));
  await regionDatabase(database, regionId)
    .updateTable('draft_reminder')
    .set({
      ...settled,
      ...(settled.state === 'waiting' ? { next_try_at: new Date(now().getTime() + wait) } : {}),
    })
    .where('draft_id', '=', draftId)
    .where('code', '=', code)
    .where('state', '=', 'waiting')
    .execute();
  return settled.state === 'sent';
}

/** `Senin, 12 Januari 2026`. */
function dayWords(date: string): Text {
  const words = (language: Locale): string =>
    new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
      timeZone: 'UTC',
      dateStyle: 'full',
    }).format(new Date(`${date}T00:00:00Z`));
  return { id: words('id'), en: words('en') };
}
