import { timingSafeEqual } from 'node:crypto';
import { failure, type Problem, type Region, type Result, success } from '@satuloket/engine';
import { type DatabaseConnection, regionDatabase } from '../../platform/database/index.ts';
import type { MasterKeys } from '../../record/index.ts';
import type { Caller } from '../../types.ts';
import type { Accounts, StartedSession } from '../accounts.ts';
import { usernameInRegion } from '../officers.ts';
import type { Passkeys } from '../passkeys.ts';
import { attemptsExhausted, peopleProblems } from '../problems.ts';
import type { PasskeyAnswer } from '../residents/contract.ts';
import { keyedDigest, purposeKey } from '../sealing.ts';
import { noteSession, renewProof } from '../sessions.ts';
import { secondFactorAsked, staffProblems } from './problems.ts';
import type { ProvenBy } from './schema.ts';
import { hasSecondFactor, redeemSecondFactor } from './second-factor.ts';
import { isUnused, lastUseOf, noteUse } from './unused.ts';
import { forgetFailures, takeAttempt } from './waits.ts';

export type SecondFactorRule = 'required' | 'offered';

/** What an installation has chosen; without a choice a second factor is required, but in the demo. */
export const secondFactorRule = (chosen: {
  readonly mode: 'demo' | 'production';
  readonly secondFactor?: SecondFactorRule | undefined;
}): SecondFactorRule => chosen.secondFactor ?? (chosen.mode === 'demo' ? 'offered' : 'required');

export type SignInDependencies = {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly accounts: Accounts;
  readonly passkeys: Passkeys;
  readonly now: () => Date;
  readonly secondFactor: SecondFactorRule;
  readonly places: { region(id: string): Pick<Region, 'staff'> | undefined };
};

/** Time to take a phone out of a bag. */
const ticketLastsSeconds = 300;

/**
 * Username and password. Whoever has a second factor gets no session yet but a ticket for the second step, or is asked
 * for the passkey; where a second factor is required, nobody gets in without. What is told, and after how long, is the same for a wrong password and an unknown
 * name.
 */
export async function signInWithPassword(
  dependencies: SignInDependencies,
  caller: Caller,
  entered: { readonly username: string; readonly password: string },
): Promise<Result<StartedSession>> {
  const { database, accounts, now } = dependencies;
  const username = usernameInRegion(caller.regionId, entered.username);
  const taken = await takeAttempt(database, username, now());
  if (!taken.allowed) return failure(attemptsExhausted('sign-in-locked', taken.retryAfterSeconds));
  const accountId = await accounts.checkOfficer(username, entered.password);
  if (accountId === undefined) return failure(peopleProblems.signInRefused);
  await forgetFailures(database, username);
  if (await isClosed(dependencies, caller, accountId)) return failure(staffProblems.accountClosed);
  if (await hasSecondFactor(database, accountId)) {
    return failure(secondFactorAsked(newTicket(dependencies, accountId)));
  }
  if (await dependencies.passkeys.has(accountId)) return failure(staffProblems.passkeyNeeded);
  if (dependencies.secondFactor === 'required') return failure(staffProblems.secondFactorMissing);
  return success(await startSession(dependencies, caller, accountId, 'password'));
}

/** The code of the app, or a recovery code, for whoever entered the right password a moment ago. */
export async function signInWithCode(
  dependencies: SignInDependencies,
  caller: Caller,
  { ticket, code }: { readonly ticket: string; readonly code: string },
): Promise<Result<StartedSession>> {
  const accountId = readTicket(dependencies, ticket);
  if (accountId === undefined) return failure(staffProblems.ticketOver);
  const redeemed = await redeem(dependencies, accountId, code);
  if (!redeemed.ok) return redeemed;
  return success(await startSession(dependencies, caller, accountId, redeemed.value));
}

/**
 * A passkey by itself: the device has it, and its owner unlocked it, so that it counts for both factors. A resident's
 * opens citizens' pages and never the console; that of an officer who holds no post here opens nothing here.
 */
export async function signInWithPasskey(
  dependencies: SignInDependencies,
  caller: Caller,
  answer: PasskeyAnswer,
): Promise<Result<StartedSession>> {
  const checked = await dependencies.passkeys.checkAnswer(answer);
  if (!checked.ok) return failure(ofOfficers(checked.error));
  const { accountId } = checked.value;
  if (!(await worksIn(dependencies, caller.regionId, accountId))) {
    return failure(staffProblems.passkeyUnknown);
  }
  if (await isClosed(dependencies, caller, accountId)) return failure(staffProblems.accountClosed);
  return success(await startSession(dependencies, caller, accountId, 'passkey'));
}

/** Told only to whoever has proven that the account is theirs. */
async function isClosed(
  { database, places, now }: SignInDependencies,
  { regionId }: Pick<Caller, 'regionId'>,
  accountId: string,
): Promise<boolean> {
  return isUnused(places.region(regionId), await lastUseOf(database, accountId), now());
}

async function worksIn(
  { database, now }: Pick<SignInDependencies, 'database' | 'now'>,
  regionId: string,
  accountId: string,
): Promise<boolean> {
  const at = now();
  const post = await regionDatabase(database, regionId)
    .selectFrom('held_post as held')
    .innerJoin('auth.user as account', 'account.id', 'held.account_id')
    .select('held.role')
    .where('held.account_id', '=', accountId)
    .where('account.username', 'is not', null)
    .where('held.valid_from', '<=', at)
    .where((eb) => eb.or([eb('held.valid_until', 'is', null), eb('held.valid_until', '>', at)]))
    .limit(1)
    .executeTakeFirst();
  return post !== undefined;
}

/** What to do about an unknown passkey is another thing at a desk than on a citizen's page. */
const ofOfficers = (problem: Problem): Problem =>
  problem.code === staffProblems.passkeyUnknown.code ? staffProblems.passkeyUnknown : problem;

export type ProofAgain = {
  readonly code?: string;
  readonly password?: string;
  readonly passkey?: PasskeyAnswer;
};

/**
 * Proves in a session that it is still the same person: by a passkey of theirs or the second factor where there is one,
 * else by the password.
 */
export async function proveAgain(
  dependencies: SignInDependencies,
  caller: Caller,
  { code, password, passkey }: ProofAgain,
): Promise<Result<void>> {
  const { who } = caller;
  if (who.kind !== 'officer' || who.session === undefined) return failure(staffProblems.signInNeeded);
  const { accountId, session } = who;
  const { database, accounts, now } = dependencies;
  let provenBy: ProvenBy = 'password';
  if (passkey !== undefined) {
    const checked = await dependencies.passkeys.checkAnswer(passkey, accountId);
    if (!checked.ok) return failure(ofOfficers(checked.error));
    provenBy = 'passkey';
  } else if (await hasSecondFactor(database, accountId)) {
    const redeemed = await redeem(dependencies, accountId, code ?? '');
    if (!redeemed.ok) return redeemed;
    provenBy = redeemed.value;
  } else if (await dependencies.passkeys.has(accountId)) {
    return failure(staffProblems.passkeyProofNeeded);
  } else {
    const taken = await takeAttempt(database, `proof/${accountId}`, now());
    if (!taken.allowed) return failure(attemptsExhausted('proof-locked', taken.retryAfterSeconds));
    if (!(await accounts.isPasswordOf(accountId, password ?? ''))) {
      return failure(staffProblems.passwordWrong);
    }
    await forgetFailures(database, `proof/${accountId}`);
  }
  await renewProof(dependencies, caller, session.id, provenBy);
  return success(undefined);
}

/** Counted by account: new tickets don't give new attempts. */
async function redeem(
  dependencies: SignInDependencies,
  accountId: string,
  code: string,
): Promise<Result<'second-factor' | 'recovery-code'>> {
  const { database, now } = dependencies;
  const subject = `second-factor/${accountId}`;
  const taken = await takeAttempt(database, subject, now());
  if (!taken.allowed) return failure(attemptsExhausted('second-factor-locked', taken.retryAfterSeconds));
  const redeemed = await redeemSecondFactor(dependencies, accountId, code);
  if (redeemed === undefined) return failure(staffProblems.secondFactorWrong);
  await forgetFailures(database, subject);
  return success(redeemed);
}

async function startSession(
  dependencies: SignInDependencies,
  caller: Caller,
  accountId: string,
  provenBy: ProvenBy,
): Promise<StartedSession> {
  const session = await dependencies.accounts.startSession(accountId, 'officer');
  await noteSession(dependencies, caller, session, provenBy);
  await noteUse(dependencies.database, accountId, dependencies.now());
  return session;
}

function newTicket({ masterKeys, now }: SignInDependencies, accountId: string): string {
  const until = String(now().getTime() + ticketLastsSeconds * 1000);
  return `${accountId}.${until}.${macOf(masterKeys, accountId, until).toString('base64url')}`;
}

function readTicket({ masterKeys, now }: SignInDependencies, ticket: string): string | undefined {
  const [accountId = '', until = '', mac = ''] = ticket.split('.', 3);
  const expected = macOf(masterKeys, accountId, until);
  const given = Buffer.from(mac, 'base64url');
  const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
  return isOurs && now().getTime() <= Number(until) ? accountId : undefined;
}

function macOf(masterKeys: MasterKeys, accountId: string, until: string): Buffer {
  return keyedDigest(purposeKey(masterKeys, 'session'), 'second factor', accountId, until);
}
