import { createHash, randomBytes } from 'node:crypto';
import type { DatabaseConnection, DatabaseTransaction } from '../../platform/database/index.ts';
import { inTransaction } from '../../platform/database/index.ts';
import type { MasterKeys } from '../../record/index.ts';
import { openAccountValue, sealAccountValue } from '../sealing.ts';
import { newSecret, stepOfCode } from './totp.ts';

type Dependencies = {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly now: () => Date;
};

/** The secret, and digests of the recovery codes that were not used yet. */
type Kept = { readonly secret: string; readonly recovery: readonly string[] };

export const secondFactorPlace = (accountId: string): string => `second_factor/${accountId}`;
const pendingPlace = (accountId: string): string => `second_factor/${accountId}/pending`;

const recoveryCodes = 10;
/** Letters and digits that nobody mistakes for each other (Crockford); ten of them are 50 bits. */
const recoveryLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function newRecoveryCode(): string {
  const letters = Array.from(randomBytes(10), (byte) => recoveryLetters[byte % 32]);
  return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`;
}

const digestOf = (code: string): string => createHash('sha256').update(code).digest('base64url');

/** As typed: without regard to case, gaps and look-alikes. */
function plainRecoveryCode(entered: string): string {
  const plain = entered.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return `${plain.slice(0, 5)}-${plain.slice(5)}`;
}

export type SecondFactorState = {
  readonly isSet: boolean;
  readonly since: string | null;
  readonly recoveryCodesLeft: number;
};

export async function secondFactorOf(
  { database, masterKeys }: Pick<Dependencies, 'database' | 'masterKeys'>,
  accountId: string,
): Promise<SecondFactorState> {
  const row = await database
    .selectFrom('second_factor')
    .select(['sealed', 'since'])
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  if (!row?.sealed) return { isSet: false, since: null, recoveryCodesLeft: 0 };
  const kept = openAccountValue<Kept>(masterKeys, secondFactorPlace(accountId), row.sealed);
  return { isSet: true, since: row.since?.toISOString() ?? null, recoveryCodesLeft: kept.recovery.length };
}

export async function hasSecondFactor(database: DatabaseConnection, accountId: string): Promise<boolean> {
  const row = await database
    .selectFrom('second_factor')
    .select('account_id')
    .where('account_id', '=', accountId)
    .where('sealed', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** A new secret to be shown; what is in use stays in use until a code of the new one was entered. */
export async function offerSecret(
  { database, masterKeys, now }: Dependencies,
  accountId: string,
): Promise<Buffer> {
  const secret = newSecret();
  const pending = {
    pending_sealed: sealAccountValue(masterKeys, pendingPlace(accountId), secret.toString('base64url')),
    pending_at: now(),
  };
  await database
    .insertInto('second_factor')
    .values({ account_id: accountId, sealed: null, since: null, ...pending })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(pending))
    .execute();
  return secret;
}

/** The secret that was offered last and waits for its first code. */
export async function offeredSecret(
  { database, masterKeys }: Pick<Dependencies, 'database' | 'masterKeys'>,
  accountId: string,
): Promise<Buffer | undefined> {
  const row = await database
    .selectFrom('second_factor')
    .select('pending_sealed')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row?.pending_sealed
    ? Buffer.from(
        openAccountValue<string>(masterKeys, pendingPlace(accountId), row.pending_sealed),
        'base64url',
      )
    : undefined;
}

/**
 * Puts a secret in use whose code was entered rightly.
 *
 * @returns the recovery codes, which are kept nowhere in clear and shown once; undefined when the code is wrong.
 */
export async function putInUse(
  { masterKeys, now }: Pick<Dependencies, 'masterKeys' | 'now'>,
  transaction: DatabaseTransaction,
  { accountId, secret, code }: { accountId: string; secret: Buffer; code: string },
): Promise<readonly string[] | undefined> {
  const step = stepOfCode(secret, code, { at: now(), lastStep: 0 });
  if (step === undefined) return undefined;
  const codes = Array.from({ length: recoveryCodes }, newRecoveryCode);
  const kept: Kept = { secret: secret.toString('base64url'), recovery: codes.map(digestOf) };
  const row = {
    sealed: sealAccountValue(masterKeys, secondFactorPlace(accountId), kept),
    since: now(),
    last_step: step,
    pending_sealed: null,
    pending_at: null,
  };
  await transaction
    .insertInto('second_factor')
    .values({ account_id: accountId, ...row })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
    .execute();
  return codes;
}

/** Whether a code of the app is right and was not taken before, or a recovery code is one that is left; then it is used. */
export async function redeemSecondFactor(
  { database, masterKeys, now }: Dependencies,
  accountId: string,
  entered: string,
): Promise<'second-factor' | 'recovery-code' | undefined> {
  return inTransaction(database, async (transaction) => {
    const row = await transaction
      .selectFrom('second_factor')
      .select(['sealed', 'last_step'])
      .where('account_id', '=', accountId)
      .forUpdate()
      .executeTakeFirst();
    if (!row?.sealed) return undefined;
    const kept = openAccountValue<Kept>(masterKeys, secondFactorPlace(accountId), row.sealed);
    const lastStep = Number(row.last_step);
    const step = stepOfCode(Buffer.from(kept.secret, 'base64url'), entered, { at: now(), lastStep });
    if (step !== undefined) {
      await transaction
        .updateTable('second_factor')
        .set({ last_step: step })
        .where('account_id', '=', accountId)
        .execute();
      return 'second-factor';
    }
    const used = digestOf(plainRecoveryCode(entered));
    if (!kept.recovery.includes(used)) return undefined;
    const left: Kept = { ...kept, recovery: kept.recovery.filter((digest) => digest !== used) };
    await transaction
      .updateTable('second_factor')
      .set({ sealed: sealAccountValue(masterKeys, secondFactorPlace(accountId), left) })
      .where('account_id', '=', accountId)
      .execute();
    return 'recovery-code';
  });
}

/** Ten new recovery codes in place of what is left of the old ones; undefined where no second factor is in use. */
export async function renewRecoveryCodes(
  { masterKeys }: Pick<Dependencies, 'masterKeys'>,
  transaction: DatabaseTransaction,
  accountId: string,
): Promise<readonly string[] | undefined> {
  const row = await transaction
    .selectFrom('second_factor')
    .select('sealed')
    .where('account_id', '=', accountId)
    .forUpdate()
    .executeTakeFirst();
  if (!row?.sealed) return undefined;
  const kept = openAccountValue<Kept>(masterKeys, secondFactorPlace(accountId), row.sealed);
  const codes = Array.from({ length: recoveryCodes }, newRecoveryCode);
  await transaction
    .updateTable('second_factor')
    .set({
      sealed: sealAccountValue(masterKeys, secondFactorPlace(accountId), {
        ...kept,
        recovery: codes.map(digestOf),
      }),
    })
    .where('account_id', '=', accountId)
    .execute();
  return codes;
}

export async function removeSecondFactor(transaction: DatabaseTransaction, accountId: string): Promise<void> {
  await transaction.deleteFrom('second_factor').where('account_id', '=', accountId).execute();
}
