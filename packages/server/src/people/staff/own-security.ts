/** What officers keep of their own: second factor, password, sessions. */
import { failure, type Result, success } from '@satuloket/engine';
import { inTransaction, regionDatabase } from '../../platform/database/index.ts';
import { lockAccount } from '../account-lock.ts';
import { attemptsExhausted, invalidFields } from '../problems.ts';
import { endOtherSessions, endSessionOf, sessionsOf } from '../sessions.ts';
import type { StaffSecurity, StaffService } from './contract.ts';
import { asking, recordAdministration, type StaffDependencies } from './dependencies.ts';
import { permitsOf } from './emergency.ts';
import { requireFresh } from './freshness.ts';
import { type ChangingOwn, createOwnPasskeys, opensByPasskey } from './own-passkeys.ts';
import { passwordFault } from './passwords.ts';
import { staffProblems } from './problems.ts';
import {
  offeredSecret,
  offerSecret,
  putInUse,
  removeSecondFactor,
  renewRecoveryCodes,
  secondFactorOf,
} from './second-factor.ts';
import { offerOf } from './totp.ts';
import { usernameOf } from './usernames.ts';
import { forgetFailures, takeAttempt } from './waits.ts';

type OwnSecurity = Pick<
  StaffService,
  | 'security'
  | 'beginSecondFactor'
  | 'confirmSecondFactor'
  | 'renewRecoveryCodes'
  | 'removeSecondFactor'
  | 'passkeyRegistration'
  | 'registerPasskey'
  | 'removePasskey'
  | 'passkeyProof'
  | 'changePassword'
  | 'endSession'
  | 'endOtherSessions'
>;

export function createOwnSecurity(dependencies: StaffDependencies): OwnSecurity {
  const { database, masterKeys, accounts, now } = dependencies;

  const changing: ChangingOwn = async (caller, command, kind, work) => {
    const asked = asking(dependencies, caller, command);
    if (!asked.ok) return asked;
    const { officer, region } = asked.value;
    return inTransaction(regionDatabase(database, region.id), async (transaction) => {
      const result = await work(transaction, officer.accountId);
      if (result.ok) await recordAdministration(transaction, asked.value, kind, {}, now());
      return result;
    });
  };

  return {
    ...createOwnPasskeys(dependencies, changing),

    async security(caller): Promise<Result<StaffSecurity>> {
      const asked = asking(dependencies, caller, 'read-security');
      if (!asked.ok) return asked;
      const { officer, region } = asked.value;
      const { accountId, session } = officer;
      const [username, secondFactor, passkeys, sessions, permits] = await Promise.all([
        usernameOf(database, accountId),
        secondFactorOf({ database, masterKeys }, accountId),
        dependencies.passkeys.list(accountId),
        sessionsOf(dependencies, accountId, session?.id),
        permitsOf(dependencies, region, accountId),
      ]);
      return success({
        username,
        rule: dependencies.secondFactor,
        secondFactor,
        passkeys,
        sessions,
        isFresh: requireFresh(caller, now()).ok,
        permits,
      });
    },

    async beginSecondFactor(caller) {
      const asked = asking(dependencies, caller, 'change-second-factor');
      if (!asked.ok) return asked;
      const { officer, region } = asked.value;
      const secret = await offerSecret(dependencies, officer.accountId);
      const account = await usernameOf(database, officer.accountId);
      return success(offerOf(secret, { issuer: region.name.id, account }));
    },

    async confirmSecondFactor(caller, code) {
      const asked = asking(dependencies, caller, 'change-second-factor');
      if (!asked.ok) return asked;
      const { accountId } = asked.value.officer;
      const subject = `second-factor/${accountId}`;
      const taken = await takeAttempt(database, subject, now());
      if (!taken.allowed) return failure(attemptsExhausted('second-factor-locked', taken.retryAfterSeconds));
      const secret = await offeredSecret(dependencies, accountId);
      if (secret === undefined) return failure(staffProblems.secondFactorNotOffered);
      const changed = await changing(
        caller,
        'change-second-factor',
        'second-factor-set',
        async (transaction) => {
          const recoveryCodes = await putInUse(dependencies, transaction, { accountId, secret, code });
          return recoveryCodes === undefined
            ? failure(staffProblems.secondFactorWrong)
            : success({ recoveryCodes });
        },
      );
      if (changed.ok) await forgetFailures(database, subject);
      return changed;
    },

    renewRecoveryCodes: (caller) =>
      changing(caller, 'change-second-factor', 'recovery-codes-renewed', async (transaction, accountId) => {
        const recoveryCodes = await renewRecoveryCodes(dependencies, transaction, accountId);
        return recoveryCodes === undefined
          ? failure(staffProblems.secondFactorNotOffered)
          : success({ recoveryCodes });
      }),

    removeSecondFactor: (caller) =>
      changing(caller, 'change-second-factor', 'second-factor-removed', async (transaction, accountId) => {
        await lockAccount(transaction, accountId);
        const isRequired = dependencies.secondFactor === 'required';
        if (isRequired && !(await opensByPasskey(dependencies, transaction, accountId))) {
          return failure(staffProblems.lastFactor);
        }
        await removeSecondFactor(transaction, accountId);
        return success(undefined);
      }),

    changePassword: (caller, password) =>
      changing(caller, 'change-password', 'password-changed', async (_transaction, accountId) => {
        const { who } = caller;
        if (who.kind !== 'officer') return failure(staffProblems.notAllowed);
        const username = (await usernameOf(database, accountId)).split('.')[0] ?? '';
        const fault = passwordFault(password, { username, name: who.name });
        if (fault) return failure(invalidFields('password-invalid', [fault]));
        await accounts.setPassword(accountId, await accounts.hashPassword(password));
        await endOtherSessions(dependencies, accountId, who.session?.id);
        return success(undefined);
      }),

    endSession: (caller, sessionId) =>
      changing(caller, 'end-sessions', 'session-ended', async (_transaction, accountId) => {
        const isOne = /^[0-9a-f-]{36}$/.test(sessionId);
        const ended = isOne ? await endSessionOf(dependencies, accountId, sessionId) : 0;
        return ended === 0 ? failure(staffProblems.sessionUnknown) : success(undefined);
      }),

    endOtherSessions: (caller) =>
      changing(caller, 'end-sessions', 'sessions-ended', async (_transaction, accountId) => {
        const kept = caller.who.kind === 'officer' ? caller.who.session?.id : undefined;
        return success({ ended: await endOtherSessions(dependencies, accountId, kept) });
      }),
  };
}
