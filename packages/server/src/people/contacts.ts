import type { DatabaseConnection } from '../platform/database/index.ts';
import type { MasterKeys } from '../record/index.ts';
import { phonePlace } from './household.ts';
import { keyedDigest, openAccountValue, purposeKey, sealAccountValue } from './sealing.ts';

type Dependencies = {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly now: () => Date;
};

/** By which an account is found without its phone standing anywhere in clear. */
export function phoneIndexOf(masterKeys: MasterKeys, phone: string): string {
  return keyedDigest(purposeKey(masterKeys, 'account index'), phone).toString('hex');
}

/** The same for an e-mail address, in small letters: nobody has two that differ in that only. */
export function emailIndexOf(masterKeys: MasterKeys, email: string): string {
  return keyedDigest(purposeKey(masterKeys, 'account index'), 'email', email.toLowerCase()).toString('hex');
}

export async function readEmail(
  { database, masterKeys }: Pick<Dependencies, 'database' | 'masterKeys'>,
  accountId: string,
): Promise<string | undefined> {
  const row = await database
    .selectFrom('account_contact')
    .select('email_sealed')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row?.email_sealed
    ? openAccountValue<string>(masterKeys, emailPlace(accountId), row.email_sealed)
    : undefined;
}

/** Keeps where an account is reached, encrypted, in place of what was there. */
export async function keepContact(
  { database, masterKeys, now }: Dependencies,
  accountId: string,
  contact: { readonly phone: string } | { readonly email: string },
): Promise<void> {
  const kept =
    'phone' in contact
      ? { phone_sealed: sealAccountValue(masterKeys, phonePlace(accountId), contact.phone) }
      : { email_sealed: sealAccountValue(masterKeys, emailPlace(accountId), contact.email) };
  await database
    .insertInto('account_contact')
    .values({ account_id: accountId, ...kept, created_at: now() })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(kept))
    .execute();
}

/** `d•••@contoh.id`: enough to know one's own by. */
export function maskEmail(email: string): string {
  const [name = '', host = ''] = email.split('@');
  return `${name.slice(0, 1)}•••@${host}`;
}

export function emailPlace(accountId: string): string {
  return `account_contact/${accountId}/email`;
}
