import { renderMessage, type Text } from '@satuloket/engine';
import type { Selectable } from 'kysely';
import { accountsWithLimit } from '../cases/index.ts';
import type { DraftReminderTable } from '../cases/schema.ts';
import type { PackRegistry } from '../packs/index.ts';
import { dateWords, type Places } from '../places/index.ts';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import type { MasterKeys } from '../record/index.ts';
import type { MessageChannel } from './channels/index.ts';
import type { PushSender } from './push/sending.ts';
import { earliestSending, quietHoursOf } from './quiet.ts';
import { type Addressee, type Way, waysOf } from './ways.ts';

export type ReminderDependencies = {
  readonly database: DatabaseConnection;
  readonly packs: Pick<PackRegistry, 'serviceOf'>;
  readonly places: Pick<Places, 'region'>;
  /** `https://layanan.bekasikota.go.id`, before the links in messages. */
  readonly publicUrl: string;
  readonly now: () => Date;
  readonly channels: Readonly<Partial<Record<'whatsapp' | 'email', MessageChannel>>>;
  readonly masterKeys: MasterKeys;
  readonly push?: PushSender;
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
  const region = dependencies.places.region(regionId);
  if (region === undefined) throw new Error(`The region ${regionId} is not installed.`);
  const now = dependencies.now();
  // A day to remind of is no reason to wake anyone.
  if (earliestSending({ quiet: quietHoursOf(region), zone: region.zone }, { at: now }) > now) return 0;
  for (;;) {
    const taken = await takeDue(dependencies, regionId);
    const drafts = await draftsOf(dependencies, regionId, taken);
    const wayOf = await waysOf(
      dependencies,
      region,
      [...drafts.values()].map(({ addressee }) => addressee),
    );
    for (const reminder of taken) {
      const draft = drafts.get(reminder.draft_id);
      const way = draft === undefined ? undefined : wayOf(draft.addressee);
      if (await remind(dependencies, reminder, draft?.service, way)) sent += 1;
    }
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

/** The drafts that are not sent yet and whose owner has an account and does not object to being written to. */
async function draftsOf(
  { database, phoneOf }: ReminderDependencies,
  regionId: string,
  reminders: readonly Reminder[],
): Promise<ReadonlyMap<string, { readonly service: string; readonly addressee: Addressee }>> {
  if (reminders.length === 0) return new Map();
  const drafts = await regionDatabase(database, regionId)
    .selectFrom('draft')
    .select(['id', 'owner_account_id', 'service'])
    .where(
      'id',
      'in',
      reminders.map(({ draft_id }) => draft_id),
    )
    .where('sent_code', 'is', null)
    .where('owner_account_id', 'is not', null)
    .execute();
  const owners = drafts.flatMap(({ owner_account_id: accountId }) => accountId ?? []);
  const objecting = await accountsWithLimit(
    regionDatabase(database, regionId),
    [...new Set(owners)],
    ['limitation', 'objection'],
  );
  const known = await Promise.all(
    drafts
      .filter(({ owner_account_id: accountId }) => accountId !== null && !objecting.has(accountId))
      .map(async ({ id, owner_account_id: accountId, service }) => {
        const phone = accountId === null ? undefined : await phoneOf(accountId);
        return [id, { service, addressee: { accountId, phone: phone ?? '' } }] as const;
      }),
  );
  return new Map(known);
}

async function remind(
  dependencies: ReminderDependencies,
  reminder: Reminder,
  serviceCode: string | undefined,
  way: Way | undefined,
): Promise<boolean> {
  const composed = serviceCode === undefined ? undefined : compose(dependencies, reminder, serviceCode);
  if (way === undefined || way.channel === 'none' || composed === undefined) {
    return settle(dependencies, reminder, { state: 'failed', failure: 'nobody-to-tell' });
  }
  const { message, path } = composed;
  const { language } = way;
  const subject = message.subject[language];
  const key = `${reminder.draft_id}-${reminder.code}`;
  const sent =
    way.channel === 'push'
      ? await dependencies.push?.send(way.accountId, {
          title: subject,
          language,
          path,
          key: reminder.draft_id,
        })
      : await dependencies.channels[way.channel]?.send({
          to: way.to,
          subject,
          text: message.body[language],
          idempotencyKey: key,
        });
  if (sent === undefined) {
    return settle(dependencies, reminder, { state: 'failed', failure: 'channel-missing' });
  }
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
  const path = `/${region.slug}/draf/${draftId}`;
  const rendered = renderMessage(service, message, {
    due: deadline === null ? undefined : dayWords(deadline),
    link: `${publicUrl}${path}`,
  });
  return rendered && { message: rendered, path };
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
  return dateWords(new Date(`${date}T00:00:00Z`), {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}
