import { failure, type Problem, type Region, type Result, success } from '@satuloket/engine';
import { type Selectable, sql } from 'kysely';
import type { Places } from '../places/index.ts';
import {
  type DatabaseConnection,
  type DatabaseTransaction,
  inTransaction,
  regionDatabase,
  statement,
} from '../platform/database/index.ts';
import { type CaseKey, type MasterKeys, openCaseKeys } from '../record/index.ts';
import { bundlesOf, bundleWords } from './bundling.ts';
import { channelProblems, type MessageChannel } from './channels/index.ts';
import type { PushSender } from './push/sending.ts';
import { earliestSending, quietHoursOf } from './quiet.ts';
import type { Channel, MessageTable } from './schema.ts';
import { type MessageContent, openMessage, sealMessage } from './sealed-message.ts';
import { takeDue } from './taking.ts';
import { type Way, waysOf } from './ways.ts';

export type SendDependencies = {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly places: Pick<Places, 'region'>;
  readonly now: () => Date;
  readonly channels: Readonly<Partial<Record<'whatsapp' | 'email', MessageChannel>>>;
  readonly push?: PushSender;
  /** What comes to one person within this time after a message waits and goes out as one. */
  readonly bundleMilliseconds: number;
  /** Notes in the record of each case that its applicant was told. */
  readonly recordTold: (
    transaction: DatabaseTransaction,
    given: {
      readonly regionId: string;
      readonly told: readonly {
        readonly caseId: string;
        readonly message: string;
        readonly messageId: string;
        readonly channel: Channel;
      }[];
    },
  ) => Promise<unknown>;
};

type Message = Selectable<MessageTable>;
type OpenWay = Exclude<Way, { channel: 'none' }>;
/** A message whose content is open and whose way is known. */
type Ready = {
  readonly id: string;
  readonly way: string;
  readonly characters: number;
  readonly bundleId: string | null;
  readonly message: Message;
  readonly caseKey: CaseKey;
  readonly content: MessageContent;
  readonly route: OpenWay;
};
type Bundle = { readonly id: string; readonly messages: readonly Ready[] };
type Delivered = { readonly bundle: Bundle; readonly route: OpenWay; readonly providerId: string };

const firstRetryMilliseconds = 15_000;
const longestRetryMilliseconds = 30 * 60_000;
/** With the waits between them about six hours. */
const maximumTries = 20;
/** As many people are written to at the same moment; what goes to one person goes in its order. */
const sendersAtOnce = 6;

/**
 * Sends what is due in a region; several messages to one person go out as one. They are taken for two minutes before they
 * are sent; a server that dies meanwhile leaves them to the next, which sends the same bundle with the same key, so that
 * the provider delivers it once.
 *
 * @returns how many were sent.
 */
export async function sendDueMessages(dependencies: SendDependencies, regionId: string): Promise<number> {
  const { now, bundleMilliseconds, places } = dependencies;
  const region = places.region(regionId);
  if (region === undefined) throw new Error(`The region ${regionId} is not installed.`);
  const database = regionDatabase(dependencies.database, regionId);
  const broken: unknown[] = [];
  let sent = 0;
  for (;;) {
    const taken = await takeDue(database, { region, now: now(), bundleMilliseconds });
    if (taken.length === 0) break;
    const bundles = await prepare(dependencies, database, region, taken);
    const noteSent = gathered((delivered: readonly Delivered[]) =>
      keepSent(dependencies, database, region, delivered),
    );
    await inTurns([...byPerson(bundles).values()], async (ofOnePerson) => {
      for (const bundle of ofOnePerson) {
        try {
          if (await sendBundle(dependencies, database, region, bundle, noteSent))
            sent += bundle.messages.length;
        } catch (error) {
          broken.push(error);
          await fail(
            dependencies,
            database,
            region,
            bundle.messages.map(({ message }) => message),
            {
              code: 'unexpected',
              retryable: true,
            },
          );
        }
      }
    });
  }
  // One broken message must not keep the others waiting, and must not stay unseen either.
  if (broken.length > 0) throw broken[0];
  return sent;
}

/** Opens what was taken, finds each one's way and decides what goes together. */
async function prepare(
  dependencies: SendDependencies,
  database: DatabaseConnection,
  region: Region,
  taken: readonly Message[],
): Promise<readonly Bundle[]> {
  const keys = await openCaseKeys(database, dependencies.masterKeys, {
    regionId: region.id,
    caseIds: taken.map(({ case_id }) => case_id),
  });
  const opened = taken.flatMap((message) => {
    const caseKey = keys.get(message.case_id);
    return caseKey ? [{ message, caseKey, content: openMessage(caseKey, message.id, message.sealed) }] : [];
  });
  const erased = taken.filter(({ case_id }) => !keys.has(case_id));
  await settle(database, erased, { state: 'failed', failure: 'case-erased' });
  const addressee = ({ message, content }: (typeof opened)[number]) => ({
    accountId: message.account_id,
    phone: content.to,
  });
  const wayOf = await waysOf(dependencies, region, opened.map(addressee));
  const ready: Ready[] = [];
  const unwanted: Message[] = [];
  const nowhere: Message[] = [];
  for (const one of opened) {
    const route = wayOf(addressee(one));
    if (route.channel !== 'none') {
      const { id, characters, tries } = one.message;
      // What went out alone, or was about to, goes alone again: under the key that it had.
      const bundleId = one.message.bundle_id ?? (tries > 1 ? id : null);
      ready.push({ ...one, id, characters, bundleId, route, way: nameOf(route) });
    } else if (route.why === 'receiver-wants-none') unwanted.push(one.message);
    else nowhere.push(one.message);
  }
  await settle(database, unwanted, { state: 'unwanted', failure: 'receiver-wants-none' });
  await settle(database, nowhere, { state: 'failed', failure: 'address-missing' });
  const bundles = bundlesOf(ready);
  await keepBundles(database, region.id, bundles);
  return bundles;
}

function nameOf(route: OpenWay): string {
  const address = route.channel === 'push' ? route.accountId : route.to;
  return `${route.channel}/${address}/${route.language}`;
}

function byPerson(bundles: readonly Bundle[]): ReadonlyMap<string, readonly Bundle[]> {
  const people = new Map<string, Bundle[]>();
  for (const bundle of bundles) {
    const way = bundle.messages[0]?.way ?? '';
    people.set(way, [...(people.get(way) ?? []), bundle]);
  }
  return people;
}

async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = [...items];
  const worker = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(sendersAtOnce, items.length) }, worker));
}

/**
 * Does `work` with everything that came while it was busy, so that many are as cheap as one where they are many and none
 * waits for others where they are few. What fails together is tried one by one.
 */
function gathered<Item>(work: (items: readonly Item[]) => Promise<void>): (item: Item) => Promise<void> {
  const waiting: { item: Item; done: (outcome: Promise<void>) => void }[] = [];
  let isBusy = false;
  const goOn = async (): Promise<void> => {
    isBusy = true;
    for (let part = waiting.splice(0); part.length > 0; part = waiting.splice(0)) {
      const together = work(part.map(({ item }) => item));
      const failed = await together.then(
        () => false,
        () => true,
      );
      for (const { item, done } of part) {
        const alone = failed && part.length > 1 ? work([item]) : together;
        done(alone);
        await alone.catch(() => undefined);
      }
    }
    isBusy = false;
  };
  return (item) =>
    new Promise((resolve) => {
      waiting.push({ item, done: resolve });
      if (!isBusy) void goOn();
    });
}

async function keepBundles(
  database: DatabaseConnection,
  regionId: string,
  bundles: readonly Bundle[],
): Promise<void> {
  const rows = bundles.flatMap(({ id, messages }) =>
    messages.flatMap((one) =>
      messages.length > 1 && one.bundleId === null ? [{ id: one.id, bundle: id }] : [],
    ),
  );
  if (rows.length === 0) return;
  await sql`
    update message set bundle_id = kept.bundle
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ bundle }) => bundle)}::uuid[]) as kept (id, bundle)
    where message.region_id = ${regionId} and message.id = kept.id`.execute(database);
}

async function sendBundle(
  dependencies: SendDependencies,
  database: DatabaseConnection,
  region: Region,
  bundle: Bundle,
  noteSent: (delivered: Delivered) => Promise<void>,
): Promise<boolean> {
  const messages = bundle.messages.map(({ message }) => message);
  const [first] = bundle.messages;
  if (first === undefined) return false;
  const { route } = first;
  const sent = await deliver(dependencies, region, bundle, route);
  if (!sent.ok) return fail(dependencies, database, region, messages, sent.error);
  await noteSent({ bundle, route, providerId: sent.value.providerId });
  return true;
}

/** Messages as sent, and in the record of each case that its applicant was told, in one transaction. */
async function keepSent(
  { now, recordTold }: SendDependencies,
  database: DatabaseConnection,
  region: Region,
  delivered: readonly Delivered[],
): Promise<void> {
  const sent = delivered.flatMap(({ bundle, route, providerId }) =>
    bundle.messages.map((ready) => ({ ...ready, route, providerId })),
  );
  await inTransaction(database, async (transaction) => {
    const marked = await markSent(transaction, {
      regionId: region.id,
      ids: sent.map(({ id }) => id),
      channels: sent.map(({ route }) => route.channel),
      languages: sent.map(({ route }) => route.language),
      providerIds: sent.map(({ providerId }) => providerId),
      sealed: sent.map(withoutWords),
      now: now(),
    });
    const told = marked.filter(({ recipient }) => recipient === 'applicant').sort(byCase);
    if (told.length === 0) return;
    await recordTold(transaction, {
      regionId: region.id,
      told: told.map(({ id, case_id: caseId, template: message, channel }) => ({
        caseId,
        message,
        messageId: id,
        channel,
      })),
    });
  });
}

type Marked = Pick<Message, 'id' | 'case_id' | 'template' | 'recipient'> & { readonly channel: Channel };

const markSent = statement(
  (
    _database,
    given: {
      readonly regionId: string;
      readonly ids: readonly string[];
      readonly channels: readonly string[];
      readonly languages: readonly string[];
      readonly providerIds: readonly string[];
      readonly sealed: readonly (Buffer | null)[];
      readonly now: Date;
    },
  ) => sql<Marked>`
    update message set state = 'sent', sent_at = ${given.now}, channel = way.channel, language = way.language,
      provider_id = way.provider_id, failure = null, sealed = coalesce(way.sealed, message.sealed)
    from unnest(${given.ids}::uuid[], ${given.channels}::text[], ${given.languages}::text[],
      ${given.providerIds}::text[], ${given.sealed}::bytea[]) as way (id, channel, language, provider_id, sealed)
    where message.region_id = ${given.regionId} and message.id = way.id and message.state = 'waiting'
    returning message.id, message.case_id, message.template, message.recipient, message.channel
  `,
);

/** What another was told may hold a link that nobody else may use: nothing of it stays here. */
function withoutWords({ message, caseKey, content }: Ready): Buffer | null {
  if (message.recipient === 'applicant') return null;
  return sealMessage(caseKey, message.id, { ...content, text: { id: '', en: '' } });
}

async function deliver(
  { channels, push }: SendDependencies,
  region: Region,
  bundle: Bundle,
  route: OpenWay,
): Promise<Result<{ readonly providerId: string }, Pick<Problem, 'code' | 'retryable'>>> {
  const { language } = route;
  const texts = bundle.messages.map(({ content }) => ({
    subject: content.subject[language],
    text: content.text[language],
  }));
  const words = bundleWords(texts, { language, regionName: region.name[language] });
  if (route.channel === 'push') {
    if (push === undefined) return failure({ code: 'channel-missing', retryable: false });
    const links = new Set(bundle.messages.map(({ content }) => content.link));
    const [link] = links;
    const path = links.size === 1 && link !== undefined ? new URL(link).pathname : `/${region.slug}/akun`;
    return push.send(route.accountId, { title: words.subject, language, path, key: bundle.id });
  }
  const channel = channels[route.channel];
  if (channel === undefined) return failure({ code: 'channel-missing', retryable: false });
  const sent = await channel.send({ to: route.to, ...words, idempotencyKey: bundle.id });
  if (sent.ok) return success(sent.value);
  return failure(sent.error ?? channelProblems.unavailable);
}

const byCase = (one: { case_id: string; id: string }, other: { case_id: string; id: string }): number =>
  `${one.case_id}/${one.id}` < `${other.case_id}/${other.id}` ? -1 : 1;

/** Later and later while it may still get through, then told as failed. */
async function fail(
  { now }: SendDependencies,
  database: DatabaseConnection,
  region: Region,
  messages: readonly Message[],
  { code, retryable }: Pick<Problem, 'code' | 'retryable'>,
): Promise<false> {
  const tries = Math.max(...messages.map((message) => message.tries));
  if (!retryable || tries >= maximumTries) {
    await settle(database, messages, { state: 'failed', failure: code });
    return false;
  }
  const wait = Math.min(longestRetryMilliseconds, firstRetryMilliseconds * 2 ** (tries - 1));
  const purposes = messages.flatMap(({ purpose_at }) => purpose_at ?? []);
  const again = earliestSending(
    { quiet: quietHoursOf(region), zone: region.zone },
    { at: new Date(now().getTime() + wait), purposeAt: purposes[0] },
  );
  await database
    .updateTable('message')
    .set({ failure: code, next_try_at: again })
    .where(
      'id',
      'in',
      messages.map(({ id }) => id),
    )
    .where('state', '=', 'waiting')
    .execute();
  return false;
}

async function settle(
  database: DatabaseConnection,
  messages: readonly Message[],
  settled: { readonly state: 'failed' | 'unwanted'; readonly failure: string },
): Promise<void> {
  if (messages.length === 0) return;
  await database
    .updateTable('message')
    .set(settled)
    .where(
      'id',
      'in',
      messages.map(({ id }) => id),
    )
    .where('state', '=', 'waiting')
    .execute();
}
