import type { DatabaseConnection } from '../../platform/database/index.ts';
import type { MasterKeys } from '../../record/index.ts';
import { sealPreference } from '../preferences/sealed.ts';

/** Gives an officer of the demo a mailbox, where digests are shown; whoever has chosen already keeps the choice. */
export async function giveDemoAddress(
  { database, masterKeys, now }: { database: DatabaseConnection; masterKeys: MasterKeys; now: () => Date },
  { accountId, email }: { readonly accountId: string; readonly email: string },
): Promise<void> {
  await database
    .insertInto('message_preference')
    .values({
      account_id: accountId,
      language: 'id',
      channel: 'email',
      email_sealed: sealPreference(masterKeys, accountId, 'email', email),
      phone_sealed: null,
      pending_sealed: null,
      changed_at: now(),
    })
    .onConflict((conflict) => conflict.column('account_id').doNothing())
    .execute();
}
