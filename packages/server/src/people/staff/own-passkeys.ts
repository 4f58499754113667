/** Officers' own passkeys: making one, removing one, proving by one that it is still them. */
import { failure, type Result, success } from '@satuloket/engine';
import type { DatabaseTransaction } from '../../platform/database/index.ts';
import type { Caller } from '../../types.ts';
import { lockAccount } from '../account-lock.ts';
import { signInProblems } from '../sign-in-problems.ts';
import type { StaffService } from './contract.ts';
import { asking, type StaffDependencies } from './dependencies.ts';
import { staffProblems } from './problems.ts';
import { hasSecondFactor } from './second-factor.ts';
import { usernameOf } from './usernames.ts';

/** Runs what changes the own account, with its entry in the stream of the region where it was done. */
export type ChangingOwn = <Value>(
  caller: Caller,
  command: 'change-second-factor' | 'change-password' | 'end-sessions',
  kind: string,
  work: (transaction: DatabaseTransaction, accountId: string) => Promise<Result<Value>>,
) => Promise<Result<Value>>;

export async function opensByPasskey(
  { passkeys }: Pick<StaffDependencies, 'passkeys'>,
  transaction: DatabaseTransaction,
  accountId: string,
): Promise<boolean> {
  return (await passkeys.list(accountId, transaction)).some(({ worksHere }) => worksHere);
}

export function createOwnPasskeys(
  dependencies: StaffDependencies,
  changing: ChangingOwn,
): Pick<StaffService, 'passkeyRegistration' | 'registerPasskey' | 'removePasskey' | 'passkeyProof'> {
  const { database, passkeys, accounts } = dependencies;
  return {
    async passkeyRegistration(caller) {
      const asked = asking(dependencies, caller, 'change-second-factor');
      if (!asked.ok) return asked;
      const { accountId } = asked.value.officer;
      const name = await usernameOf(database, accountId);
      return success(await passkeys.registrationQuestion({ accountId, name }));
    },

    registerPasskey: (caller, { answer, name }) =>
      changing(caller, 'change-second-factor', 'passkey-registered', (transaction, accountId) =>
        passkeys.register({ accountId, answer, name }, transaction),
      ),

    removePasskey: (caller, id) =>
      changing(caller, 'change-second-factor', 'passkey-removed', async (transaction, accountId) => {
        await lockAccount(transaction, accountId);
        const own = await passkeys.list(accountId, transaction);
        if (!own.some((passkey) => passkey.id === id)) return failure(signInProblems.passkeyNotFound);
        if (!own.some((passkey) => passkey.id !== id && passkey.worksHere)) {
          // Whoever began with a passkey has nothing beside it: without it the account would open to nobody.
          if (!(await accounts.knowsPassword(accountId))) return failure(staffProblems.lastWayIn);
          const opensStill =
            dependencies.secondFactor === 'offered' || (await hasSecondFactor(transaction, accountId));
          if (!opensStill) return failure(staffProblems.lastFactor);
        }
        await passkeys.remove(accountId, id, transaction);
        return success(undefined);
      }),

    async passkeyProof(caller) {
      const asked = asking(dependencies, caller, 'read-security');
      if (!asked.ok) return asked;
      return success(await passkeys.signInQuestion(asked.value.officer.accountId));
    },
  };
}
