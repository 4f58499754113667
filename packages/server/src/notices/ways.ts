import { type Locale, normalisePhone, type Region } from '@satuloket/engine';
import { phonePlace } from '../people/household.ts';
import { openAccountValue } from '../people/sealing.ts';
import type { DatabaseConnection } from '../platform/database/index.ts';
import { isIdentifier, type MasterKeys } from '../record/index.ts';
import { openPreference } from './preferences/sealed.ts';
import { phoneIndexOf } from './receivers.ts';

/** To whom something is to be said: an account, a phone, or an account by way of the phone that its case knows. */
export type Addressee = { readonly accountId: string | null; readonly phone: string };

/** How someone is reached at this moment. */
export type Way =
  | { readonly channel: 'whatsapp' | 'email'; readonly to: string; readonly language: Locale }
  | { readonly channel: 'push'; readonly accountId: string; readonly language: Locale }
  | { readonly channel: 'none'; readonly why: 'receiver-wants-none' | 'address-missing' };

type WayDependencies = { readonly database: DatabaseConnection; readonly masterKeys: MasterKeys };

/**
 * The ways of many people at once, by what they have chosen by now and not when the message was written: whoever has
 * ended messages gets none of those that still wait. Officers have no default: they give an address, or get nothing.
 */
export async function waysOf(
  { database, masterKeys }: WayDependencies,
  region: Pick<Region, 'messages'>,
  addressees: readonly Addressee[],
): Promise<(addressee: Addressee) => Way> {
  const accountIds = [...new Set(addressees.flatMap(({ accountId }) => accountId ?? []))].filter(
    isIdentifier,
  );
  const accounts = await accountsOf(database, masterKeys, accountIds);
  const phoneOf = ({ accountId, phone }: Addressee): string => {
    if (phone !== '') return phone;
    return (accountId === null ? undefined : accounts.get(accountId)?.phone) ?? '';
  };
  const phones = [...new Set(addressees.map(phoneOf))].filter((phone) => phone !== '');
  const stopped = await stoppedPhones(database, masterKeys, phones);
  const fallback = region.messages?.channel ?? 'whatsapp';
  const usualLanguage = region.messages?.language ?? 'id';

  return (addressee) => {
    const account = addressee.accountId === null ? undefined : accounts.get(addressee.accountId);
    const language = account?.language ?? usualLanguage;
    const channel = account?.channel ?? fallback;
    if (channel === 'none') return { channel, why: 'receiver-wants-none' };
    if (channel === 'email' && account?.email !== undefined) return { channel, to: account.email, language };
    if (channel === 'push' && account?.hasPush && addressee.accountId !== null) {
      return { channel, accountId: addressee.accountId, language };
    }
    const phone = phoneOf(addressee);
    if (phone === '') return { channel: 'none', why: 'address-missing' };
    if (stopped.has(phone)) return { channel: 'none', why: 'receiver-wants-none' };
    return { channel: 'whatsapp', to: phone, language };
  };
}

type Account = {
  readonly channel: 'whatsapp' | 'email' | 'push' | 'none' | undefined;
  readonly language: Locale | undefined;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  readonly hasPush: boolean;
};

async function accountsOf(
  database: DatabaseConnection,
  masterKeys: MasterKeys,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, Account>> {
  if (accountIds.length === 0) return new Map();
  const rows = await database
    .selectFrom('auth.user as account')
    .leftJoin('message_preference as preference', 'preference.account_id', 'account.id')
    .leftJoin('account_contact as contact', 'contact.account_id', 'account.id')
    .select((eb) => [
      'account.id',
      'preference.channel',
      'preference.language',
      'preference.email_sealed',
      'preference.phone_sealed',
      'contact.phone_sealed as contact_sealed',
      eb
        .exists(
          eb
            .selectFrom('push_subscription')
            .select('push_subscription.id')
            .whereRef('push_subscription.account_id', '=', 'account.id'),
        )
        .as('has_push'),
    ])
    .where('account.id', 'in', [...accountIds])
    .execute();
  return new Map(
    rows.map((row) => {
      const own = row.phone_sealed && openPreference(masterKeys, row.id, 'phone', row.phone_sealed);
      const contact =
        row.contact_sealed && openAccountValue<string>(masterKeys, phonePlace(row.id), row.contact_sealed);
      return [
        row.id,
        {
          channel: row.channel ?? undefined,
          language: row.language ?? undefined,
          email:
            (row.email_sealed && openPreference(masterKeys, row.id, 'email', row.email_sealed)) ?? undefined,
          phone: own ?? contact ?? undefined,
          hasPush: Boolean(row.has_push),
        },
      ];
    }),
  );
}

async function stoppedPhones(
  database: DatabaseConnection,
  masterKeys: MasterKeys,
  phones: readonly string[],
): Promise<ReadonlySet<string>> {
  if (phones.length === 0) return new Set();
  const byIndex = new Map(
    phones.map((phone) => {
      const normal = normalisePhone(phone);
      return [phoneIndexOf(masterKeys, normal.ok ? normal.value : phone), phone];
    }),
  );
  const rows = await database
    .selectFrom('stopped_phone')
    .select('phone_index')
    .where('phone_index', 'in', [...byIndex.keys()])
    .execute();
  return new Set(rows.flatMap(({ phone_index }) => byIndex.get(phone_index) ?? []));
}
