import {
  checkEmail,
  failure,
  type Locale,
  normalisePhone,
  type Region,
  type Result,
  success,
} from '@satuloket/engine';
import { phonePlace } from '../../people/household.ts';
import { codeLastsSeconds, openCode, redeemCode, withdrawCode } from '../../people/phone-codes.ts';
import { keyedDigest, openAccountValue, purposeKey } from '../../people/sealing.ts';
import type { Places } from '../../places/index.ts';
import type { DatabaseConnection, DatabaseTransaction } from '../../platform/database/index.ts';
import { type MasterKeys, newIdentifier, runCommand } from '../../record/index.ts';
import type { Caller } from '../../types.ts';
import type { MessageChannel } from '../channels/index.ts';
import type { AddressKind, MessagePreference, MessageService, MessageWay, PushBrowser } from '../contract.ts';
import { digestTimesOf } from '../officers/digest-times.ts';
import { accountFor, type MessageCommand } from '../policy.ts';
import { noticeProblems } from '../problems.ts';
import type { PushKeys } from '../push/keys.ts';
import { endpointIndexOf, sealBrowser } from '../push/sealed.ts';
import { quietHoursOf } from '../quiet.ts';
import { phoneIndexOf } from '../receivers.ts';
import { maskAddress } from './mask-address.ts';
import { openPreference, sealPreference } from './sealed.ts';

export type PreferenceDependencies = {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly places: Pick<Places, 'region'>;
  readonly now: () => Date;
  readonly channels: Readonly<Partial<Record<'whatsapp' | 'email', MessageChannel>>>;
  readonly pushKeys: PushKeys;
  /** Whether a push service is one that we know. */
  readonly knowsPushService: (endpoint: string) => boolean;
};

type Account = { readonly accountId: string; readonly isOfficer: boolean };
/** More browsers than this are not one person's: the oldest makes room. */
const maximumBrowsers = 10;

/** What each person chose, and changing it; an account and its choice are the same in every region. */
export function createPreferences(dependencies: PreferenceDependencies): MessageService {
  const { database, masterKeys, now } = dependencies;

  function regionOf({ regionId }: Pick<Caller, 'regionId'>): Region {
    const region = dependencies.places.region(regionId);
    if (region === undefined) throw new Error(`The caller's region ${regionId} is not installed.`);
    return region;
  }

  async function command(
    caller: Caller,
    name: MessageCommand,
    { key, ...content }: { readonly key: string; readonly [part: string]: unknown },
    work: (transaction: DatabaseTransaction, account: Account) => Promise<Result<void>>,
  ): Promise<Result<MessagePreference>> {
    const account = accountFor(caller, name);
    if (!account.ok) return account;
    const done = await runCommand(
      database,
      {
        regionId: caller.regionId,
        caller: account.value.accountId,
        key,
        content: { name, ...content },
        now: now(),
      },
      (transaction) => work(transaction, account.value),
    );
    return done.ok ? success(await read(regionOf(caller), account.value)) : done;
  }

  async function read(region: Region, { accountId, isOfficer }: Account): Promise<MessagePreference> {
    const known = await preferenceOf(database, masterKeys, accountId);
    const isStopped = known.phone !== undefined && (await isPhoneStopped(database, masterKeys, known.phone));
    const usual = isOfficer ? 'none' : (region.messages?.channel ?? 'whatsapp');
    const chosen = known.channel ?? usual;
    return {
      language: known.language ?? region.messages?.language ?? 'id',
      channel: chosen === 'whatsapp' && isStopped ? 'none' : chosen,
      isUsual: known.channel === undefined,
      stoppedByWord: isStopped || known.stoppedByWord,
      phoneMasked: known.phone === undefined ? null : maskAddress('whatsapp', known.phone),
      emailMasked: known.email === undefined ? null : maskAddress('email', known.email),
      pending: known.pending
        ? { kind: known.pending.kind, addressMasked: maskAddress(known.pending.kind, known.pending.address) }
        : null,
      browsers: known.browsers,
      pushKey: dependencies.pushKeys.publicKey(),
      quiet: quietHoursOf(region),
      digests: isOfficer ? digestTimesOf(region) : null,
    };
  }

  async function setWay(
    transaction: DatabaseTransaction,
    accountId: string,
    chosen: { readonly channel: MessageWay; readonly language?: Locale },
    region: Region,
  ): Promise<void> {
    const row = { channel: chosen.channel, stopped_by_word: false, changed_at: now() };
    const language = chosen.language === undefined ? {} : { language: chosen.language };
    await transaction
      .insertInto('message_preference')
      .values({
        account_id: accountId,
        language: region.messages?.language ?? 'id',
        email_sealed: null,
        phone_sealed: null,
        pending_sealed: null,
        ...row,
        ...language,
      })
      .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ ...row, ...language }))
      .execute();
    if (chosen.channel !== 'whatsapp') return;
    // Whoever chooses WhatsApp here takes back a stop word of the same phone.
    const { phone } = await preferenceOf(transaction, masterKeys, accountId);
    if (phone === undefined) return;
    await transaction
      .deleteFrom('stopped_phone')
      .where('phone_index', '=', phoneIndexOf(masterKeys, phone))
      .execute();
  }

  return {
    async preference(caller) {
      const account = accountFor(caller, 'read-preference');
      return account.ok ? success(await read(regionOf(caller), account.value)) : account;
    },

    choose: (caller, input) =>
      command(caller, 'choose-way', input, async (transaction, { accountId }) => {
        const { channel, language } = input;
        const known = await preferenceOf(transaction, masterKeys, accountId);
        if (channel === 'email' && known.email === undefined) return failure(noticeProblems.emailMissing);
        if (channel === 'whatsapp' && known.phone === undefined) return failure(noticeProblems.phoneMissing);
        if (channel === 'push' && known.browsers === 0) return failure(noticeProblems.browserMissing);
        await setWay(transaction, accountId, { channel, language }, regionOf(caller));
        return success(undefined);
      }),

    async giveAddress(caller, { kind, address: entered }) {
      const account = accountFor(caller, 'give-address');
      if (!account.ok) return account;
      const { accountId, isOfficer } = account.value;
      if (kind === 'whatsapp' && !isOfficer) return failure(noticeProblems.phoneIsTheAccounts);
      const address = readAddress(kind, entered);
      if (address === undefined) return failure(noticeProblems.addressInvalid);
      const channel = dependencies.channels[kind];
      if (channel === undefined) return failure(noticeProblems.codeNotSent);
      const region = regionOf(caller);
      const index = codeIndexOf(masterKeys, accountId, kind, address);
      const opened = await openCode(database, masterKeys, { phoneIndex: index, now: now() });
      if (!opened.ok) return opened;
      const sent = await channel.send({
        to: address,
        ...codeWords(region, caller.locale, opened.value.code),
        idempotencyKey: newIdentifier(now()),
      });
      if (!sent.ok) {
        await withdrawCode(database, index);
        return failure(noticeProblems.codeNotSent);
      }
      const pending = sealPreference(masterKeys, accountId, 'pending', `${kind}:${address}`);
      await database
        .insertInto('message_preference')
        .values({
          account_id: accountId,
          language: caller.locale,
          channel: isOfficer ? 'none' : (region.messages?.channel ?? 'whatsapp'),
          email_sealed: null,
          phone_sealed: null,
          pending_sealed: pending,
          changed_at: now(),
        })
        .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ pending_sealed: pending }))
        .execute();
      return success({ expiresInSeconds: codeLastsSeconds });
    },

    async confirmAddress(caller, input) {
      const account = accountFor(caller, 'confirm-address');
      if (!account.ok) return account;
      const { accountId } = account.value;
      const { pending } = await preferenceOf(database, masterKeys, accountId);
      if (pending !== undefined) {
        // Not within the command's transaction: a wrong code has to cost one of its attempts.
        const redeemed = await redeemCode(database, masterKeys, {
          phoneIndex: codeIndexOf(masterKeys, accountId, pending.kind, pending.address),
          code: input.code,
          now: now(),
        });
        if (!redeemed.ok) return redeemed;
      }
      // The same command again finds nothing that waits, and gets its first result.
      return command(caller, 'confirm-address', input, async (transaction) => {
        if (pending === undefined) return failure(noticeProblems.nothingToConfirm);
        const { kind, address } = pending;
        const column = kind === 'email' ? 'email' : 'phone';
        await transaction
          .updateTable('message_preference')
          .set({
            [`${column}_sealed` as const]: sealPreference(masterKeys, accountId, column, address),
            pending_sealed: null,
          })
          .where('account_id', '=', accountId)
          .execute();
        await setWay(transaction, accountId, { channel: kind }, regionOf(caller));
        return success(undefined);
      });
    },

    subscribe: (caller, input) =>
      command(caller, 'subscribe-browser', input, async (transaction, { accountId }) => {
        const { browser } = input;
        if (!isBrowser(browser) || !dependencies.knowsPushService(browser.endpoint)) {
          return failure(noticeProblems.browserInvalid);
        }
        const id = newIdentifier(now());
        const endpointIndex = endpointIndexOf(masterKeys, browser.endpoint);
        // The browser of a shared phone belongs to whoever subscribed last.
        await transaction
          .deleteFrom('push_subscription')
          .where('endpoint_index', '=', endpointIndex)
          .execute();
        await transaction
          .insertInto('push_subscription')
          .values({
            id,
            account_id: accountId,
            endpoint_index: endpointIndex,
            sealed: sealBrowser(masterKeys, id, browser),
            made_at: now(),
          })
          .execute();
        await keepNewest(transaction, accountId);
        await setWay(transaction, accountId, { channel: 'push' }, regionOf(caller));
        return success(undefined);
      }),

    unsubscribe: (caller, input) =>
      command(caller, 'unsubscribe-browser', input, async (transaction, { accountId, isOfficer }) => {
        let gone = transaction.deleteFrom('push_subscription').where('account_id', '=', accountId);
        if (input.endpoint !== undefined) {
          gone = gone.where('endpoint_index', '=', endpointIndexOf(masterKeys, input.endpoint));
        }
        await gone.execute();
        const known = await preferenceOf(transaction, masterKeys, accountId);
        if (known.channel === 'push' && known.browsers === 0) {
          const channel = isOfficer && known.phone === undefined ? 'none' : 'whatsapp';
          await setWay(transaction, accountId, { channel }, regionOf(caller));
        }
        return success(undefined);
      }),
  };
}

/** What is known of how an account wants to be reached; a resident's phone is the account's. */
export async function preferenceOf(database: DatabaseConnection, masterKeys: MasterKeys, accountId: string) {
  const row = await database
    .selectFrom('auth.user as account')
    .leftJoin('message_preference as preference', 'preference.account_id', 'account.id')
    .leftJoin('account_contact as contact', 'contact.account_id', 'account.id')
    .select((eb) => [
      'preference.channel',
      'preference.language',
      'preference.stopped_by_word',
      'preference.email_sealed',
      'preference.phone_sealed',
      'preference.pending_sealed',
      'contact.phone_sealed as contact_sealed',
      eb
        .selectFrom('push_subscription')
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .whereRef('push_subscription.account_id', '=', 'account.id')
        .as('browsers'),
    ])
    .where('account.id', '=', accountId)
    .executeTakeFirst();
  const open = (column: 'email' | 'phone' | 'pending', sealed: Buffer | null | undefined) =>
    sealed ? openPreference(masterKeys, accountId, column, sealed) : undefined;
  const contact = row?.contact_sealed
    ? openAccountValue<string>(masterKeys, phonePlace(accountId), row.contact_sealed)
    : undefined;
  return {
    channel: row?.channel ?? undefined,
    language: row?.language ?? undefined,
    stoppedByWord: row?.stopped_by_word ?? false,
    email: open('email', row?.email_sealed),
    phone: open('phone', row?.phone_sealed) ?? contact,
    pending: readPending(open('pending', row?.pending_sealed)),
    browsers: Number(row?.browsers ?? 0),
  };
}

function readPending(
  written: string | undefined,
): { readonly kind: AddressKind; readonly address: string } | undefined {
  if (written === undefined) return undefined;
  const kind: AddressKind = written.startsWith('email:') ? 'email' : 'whatsapp';
  return { kind, address: written.slice(kind.length + 1) };
}

async function isPhoneStopped(
  database: DatabaseConnection,
  masterKeys: MasterKeys,
  phone: string,
): Promise<boolean> {
  const row = await database
    .selectFrom('stopped_phone')
    .select('phone_index')
    .where('phone_index', '=', phoneIndexOf(masterKeys, phone))
    .executeTakeFirst();
  return row !== undefined;
}

async function keepNewest(transaction: DatabaseTransaction, accountId: string): Promise<void> {
  await transaction
    .deleteFrom('push_subscription')
    .where('account_id', '=', accountId)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('push_subscription')
        .select('id')
        .where('account_id', '=', accountId)
        .orderBy('made_at', 'desc')
        .orderBy('id', 'desc')
        .offset(maximumBrowsers),
    )
    .execute();
}

function readAddress(kind: AddressKind, entered: string): string | undefined {
  const address = kind === 'whatsapp' ? normalisePhone(entered) : checkEmail(entered);
  return address.ok ? address.value : undefined;
}

/** The keys of a subscription are a point of P-256 and 16 bytes (RFC 8291, 2). */
function isBrowser({ endpoint, p256dh, auth }: PushBrowser): boolean {
  return (
    URL.canParse(endpoint) &&
    endpoint.length <= 2000 &&
    Buffer.from(p256dh, 'base64url').length === 65 &&
    Buffer.from(auth, 'base64url').length === 16
  );
}

function codeIndexOf(masterKeys: MasterKeys, accountId: string, kind: AddressKind, address: string): string {
  const parts = ['message address', accountId, kind, address];
  return keyedDigest(purposeKey(masterKeys, 'sign-in code'), ...parts).toString('hex');
}

function codeWords(region: Region, locale: Locale, code: string): { subject: string; text: string } {
  return locale === 'id'
    ? {
        subject: `${code} adalah kode konfirmasi Anda`,
        text: `${code} adalah kode untuk menerima pesan layanan ${region.name.id} di sini. Berlaku 5 menit. Tidak meminta kode ini? Abaikan saja.`,
      }
    : {
        subject: `${code} is your confirmation code`,
        text: `${code} is the code to receive messages of the services of ${region.name.en} here. Valid for 5 minutes. Did not ask for it? Ignore it.`,
      };
}
