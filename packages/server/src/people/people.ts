import { failure, normalisePhone, type Region, type Result, success } from '@satuloket/engine';
import type pg from 'pg';
import type { MessageChannel } from '../notices/channels/index.ts';
import { localDateOf } from '../places/index.ts';
import {
  type DatabaseConnection,
  type DatabaseTransaction,
  inTransaction,
  regionDatabase,
} from '../platform/database/index.ts';
import type { MasterKeys } from '../record/index.ts';
import type { Caller, DemoAccount, PeopleService } from '../types.ts';
import { type Accounts, createAccounts, type StartedSession } from './accounts.ts';
import { attemptLimits, sweepAttempts } from './attempts.ts';
import { createSessionReader, findCaller, type RoleName, sessionTokenOf } from './callers.ts';
import { countAddress, sendCode } from './codes.ts';
import { phoneIndexOf } from './contacts.ts';
import { expiredSessionCookies, newBrowserCookie, sessionCookies, signToken } from './cookies.ts';
import { keepHousehold, keepPhone, readCopy, readPhone, readProfile } from './household.ts';
import {
  accountOfPerson,
  type IdentityDependencies,
  type IdentityFollower,
  keepMatched,
  proveIdentity,
  retryPendingIdentities,
} from './identity.ts';
import type { IdentityClaim } from './identity-claim.ts';
import type { Passkeys } from './passkeys.ts';
import { redeemCode, sweepCodes } from './phone-codes.ts';
import { residentOf } from './policy.ts';
import { invalidFields } from './problems.ts';
import { keepProof } from './proofs.ts';
import type { PopulationRegister, RegisterHousehold } from './register-adapter/index.ts';
import type { PasskeyAnswer } from './residents/contract.ts';
import { purposeKey } from './sealing.ts';
import { endSessionOf, noteSession, sessionEnd } from './sessions.ts';
import { staffProblems } from './staff/problems.ts';
import type { ProvenBy } from './staff/schema.ts';
import {
  proveAgain,
  type SecondFactorRule,
  type SignInDependencies,
  secondFactorRule,
  signInWithCode,
  signInWithPasskey,
  signInWithPassword,
} from './staff/sign-in.ts';
import { sweepWaits } from './staff/waits.ts';

export type PeopleDependencies = {
  readonly database: DatabaseConnection;
  /** The runtime role's pool, for better-auth. */
  readonly pool: pg.Pool;
  readonly masterKeys: MasterKeys;
  readonly passkeys: Passkeys;
  readonly now: () => Date;
  readonly isHttps: boolean;
  readonly mode: 'demo' | 'production';
  /** Whether officers must have a second factor; when absent they must in production. */
  readonly secondFactor?: SecondFactorRule | undefined;
  readonly regions: {
    region(id: string):
      | {
          readonly slug: string;
          readonly zone: string;
          readonly name: { readonly id: string };
          readonly roles: readonly RoleName[];
          readonly staff?: Region['staff'];
        }
      | undefined;
  };
  readonly register: PopulationRegister;
  /** Tried in this order until one takes the code. */
  readonly codeChannels: readonly MessageChannel[];
  /** Gives the drafts of a browser to the account that signed in there; the number of drafts. */
  readonly claimDrafts: (
    transaction: DatabaseTransaction,
    input: { regionId: string; browserToken: string; accountId: string },
  ) => Promise<number>;
  readonly identityFollowers: readonly IdentityFollower[];
  /** Absent in production. */
  readonly demoAccounts?: (regionId: string) => readonly DemoAccount[];
};

export type SignedIn = {
  readonly setCookies: readonly string[];
  /** The session for programs: `authorization: Bearer <token>`. */
  readonly bearerToken: string;
};

export type OpenedSession = SignedIn & { readonly claimedDrafts: number };

export type People = Omit<
  PeopleService,
  'signInWithCode' | 'signInOfficer' | 'signInWithSecondFactor' | 'signInOfficerWithPasskey'
> & {
  readonly accounts: Accounts;
  signInWithCode(
    caller: Caller,
    phone: string,
    code: string,
  ): Promise<Result<SignedIn & { readonly claimedDrafts: number }>>;
  signInOfficer(caller: Caller, username: string, password: string): Promise<Result<SignedIn>>;
  signInWithSecondFactor(
    caller: Caller,
    entered: { readonly ticket: string; readonly code: string },
  ): Promise<Result<SignedIn>>;
  signInOfficerWithPasskey(caller: Caller, answer: PasskeyAnswer): Promise<Result<SignedIn>>;
  /** Signs in a resident whose account was proven otherwise than by a phone code. */
  openSession(caller: Caller, opened: { accountId: string; provenBy: ProvenBy }): Promise<OpenedSession>;
  /** The phone of an account in clear, for messages to it. */
  phoneOf(accountId: string): Promise<string | undefined>;
  /** The family card of an account as the register last told it, from our own tables. */
  householdOf(accountId: string): Promise<RegisterHousehold | undefined>;
  /** The account whose proven identity a NIK is. */
  accountOf(nik: string): Promise<string | undefined>;
  /** Makes the account of a person whom the register knows, without code or claim; refused in production. */
  seedResident(resident: {
    regionId: string;
    phone: string;
    claim: IdentityClaim;
    household: RegisterHousehold;
  }): Promise<{ accountId: string }>;
  /** As if an officer had seen the card of this person, whose phone this is; refused in production. */
  seedProof(person: { regionId: string; phone: string; nik: string }): Promise<void>;
  /** Asks the register again about claims made while it was down; the number settled. */
  retryPendingIdentities(): Promise<number>;
  /** Removes sessions, codes and counts that serve nobody any more. */
  sweep(): Promise<void>;
};

export function createPeople(dependencies: PeopleDependencies): People {
  const { database, masterKeys, now } = dependencies;
  const sessions = createSessionReader(database, now);
  const sessionKey = purposeKey(masterKeys, 'session');
  const accounts = createAccounts({
    pool: dependencies.pool,
    secret: Buffer.from(sessionKey).toString('base64url'),
    now,
  });
  const identity: IdentityDependencies = {
    database,
    masterKeys,
    register: dependencies.register,
    now,
    followers: dependencies.identityFollowers,
  };

  const staff: SignInDependencies = {
    database,
    masterKeys,
    accounts,
    passkeys: dependencies.passkeys,
    places: dependencies.regions,
    now,
    secondFactor: secondFactorRule(dependencies),
  };

  function regionOf(caller: Pick<Caller, 'regionId'>) {
    const region = dependencies.regions.region(caller.regionId);
    if (region === undefined) throw new Error(`The caller's region ${caller.regionId} is not installed.`);
    return region;
  }

  function signedIn(caller: Caller, session: StartedSession): SignedIn {
    const signedToken = signToken(sessionKey, session.token);
    const setCookies = sessionCookies(dependencies, {
      regionSlug: regionOf(caller).slug,
      signedToken,
      lastsSeconds: session.lastsSeconds,
    });
    return { setCookies, bearerToken: signedToken };
  }

  const indexOf = (phone: string): string => phoneIndexOf(masterKeys, phone);

  async function openSession(
    caller: Caller,
    { accountId, provenBy }: { accountId: string; provenBy: ProvenBy },
    started?: StartedSession,
  ): Promise<OpenedSession> {
    const session = started ?? (await accounts.startSession(accountId, 'resident'));
    await noteSession({ database, now }, caller, session, provenBy);
    // Signed in anew: the session before is nobody's any more.
    if (caller.who.kind === 'resident' && caller.who.session) {
      await endSessionOf({ database, now }, caller.who.accountId, caller.who.session.id);
    }
    const browserToken = 'browserToken' in caller.who ? caller.who.browserToken : null;
    const { regionId } = caller;
    const claimedDrafts =
      browserToken === null
        ? 0
        : await inTransaction(regionDatabase(database, regionId), (transaction) =>
            dependencies.claimDrafts(transaction, { regionId, browserToken, accountId }),
          );
    return { ...signedIn(caller, session), claimedDrafts };
  }

  return {
    accounts,

    callerOf: (request) =>
      findCaller(
        {
          sessions,
          sessionKey,
          roles: dependencies.regions.region(request.regionId)?.roles ?? [],
        },
        request,
      ),

    async requestCode(caller, entered) {
      const phone = normalisePhone(entered);
      if (!phone.ok) return failure(invalidFields('phone-invalid', [{ path: 'phone', ...phone.error }]));
      return sendCode(dependencies, caller, {
        index: indexOf(phone.value),
        to: phone.value,
        channels: dependencies.codeChannels,
        why: 'sign-in',
      });
    },

    async signInWithCode(caller, entered, code) {
      const phone = normalisePhone(entered);
      if (!phone.ok) return failure(invalidFields('phone-invalid', [{ path: 'phone', ...phone.error }]));
      const phoneIndex = indexOf(phone.value);
      const redeemed = await redeemCode(database, masterKeys, { phoneIndex, code, now: now() });
      if (!redeemed.ok) return redeemed;
      const session = await accounts.startResidentSession(phoneIndex);
      await keepPhone({ database, masterKeys, now }, session.accountId, phone.value);
      return success(await openSession(caller, { accountId: session.accountId, provenBy: 'code' }, session));
    },

    openSession: (caller, opened) => openSession(caller, opened),

    async signInOfficer(caller, entered, password) {
      const session = await signInWithPassword(staff, caller, { username: entered, password });
      return session.ok ? success(signedIn(caller, session.value)) : session;
    },

    async signInWithSecondFactor(caller, entered) {
      const session = await signInWithCode(staff, caller, entered);
      return session.ok ? success(signedIn(caller, session.value)) : session;
    },

    async signInOfficerWithPasskey(caller, answer) {
      const session = await signInWithPasskey(staff, caller, answer);
      return session.ok ? success(signedIn(caller, session.value)) : session;
    },

    proveAgain: (caller, proof) => proveAgain(staff, caller, proof),

    async enterRegion(caller, { regionId, headers }) {
      if (caller.who.kind !== 'officer') return failure(staffProblems.signInNeeded);
      const region = dependencies.regions.region(regionId);
      const token = sessionTokenOf(sessionKey, headers);
      if (region === undefined || token === undefined) return failure(staffProblems.regionClosed);
      const there = await findCaller(
        { sessions, sessionKey, roles: region.roles },
        { regionId, requestId: caller.requestId, locale: caller.locale, headers },
      );
      if (there.who.kind !== 'officer') return failure(staffProblems.regionClosed);
      const endsAt = await sessionEnd({ database }, token);
      const lastsSeconds = Math.floor(((endsAt?.getTime() ?? 0) - now().getTime()) / 1000);
      const signedToken = signToken(sessionKey, token);
      const setCookies = sessionCookies(dependencies, { regionSlug: region.slug, signedToken, lastsSeconds });
      return success({ slug: region.slug, setCookies });
    },

    async signOut(caller, headers) {
      const token = sessionTokenOf(sessionKey, headers);
      if (token !== undefined) await accounts.endSession(token);
      return { setCookies: expiredSessionCookies(dependencies, regionOf(caller).slug) };
    },

    newBrowserToken: (regionSlug) => newBrowserCookie(dependencies, regionSlug),

    async proveIdentity(caller, claim) {
      const resident = residentOf(caller, 'prove-identity');
      if (!resident.ok) return resident;
      const { accountId } = resident.value;
      const ofAddress = await countAddress(dependencies, caller, attemptLimits.identityOfAddress);
      if (!ofAddress.ok) return ofAddress;
      const proven = await proveIdentity(identity, {
        accountId,
        regionId: caller.regionId,
        today: localDateOf(regionOf(caller), now()),
        claim,
      });
      // The household lies ready before the first form asks for it.
      if (proven.ok && proven.value.identity === 'matched') await readProfile(identity, accountId);
      return proven;
    },

    async profile(caller) {
      const resident = residentOf(caller, 'read-profile');
      return resident.ok ? success(await readProfile(identity, resident.value.accountId)) : resident;
    },

    demoAccounts: (regionId) => dependencies.demoAccounts?.(regionId) ?? [],
    async seedResident({ regionId, phone, claim, household }) {
      if (dependencies.mode === 'production') throw new Error('Residents are never seeded in production.');
      const normal = normalisePhone(phone);
      if (!normal.ok) throw new Error(`The phone of a seeded resident is none: ${normal.error.message.en}`);
      const accountId = await accounts.keepResident(indexOf(normal.value));
      await keepPhone({ database, masterKeys, now }, accountId, normal.value);
      await keepMatched({ ...identity, followers: [] }, { accountId, regionId, claim });
      await keepHousehold(identity, accountId, household);
      await keepProof(identity, database, { accountId, kind: 'counter', nik: claim.nik, regionId });
      return { accountId };
    },
    async seedProof({ regionId, phone, nik }) {
      if (dependencies.mode === 'production') throw new Error('Proofs are never seeded in production.');
      const normal = normalisePhone(phone);
      if (!normal.ok) throw new Error(`The phone of a seeded person is none: ${normal.error.message.en}`);
      const accountId = await accounts.keepResident(indexOf(normal.value));
      await keepPhone({ database, masterKeys, now }, accountId, normal.value);
      await keepProof(identity, database, { accountId, kind: 'counter', nik, regionId });
    },

    phoneOf: (accountId) => readPhone({ database, masterKeys }, accountId),
    householdOf: async (accountId) => (await readCopy({ database, masterKeys }, accountId))?.household,
    accountOf: (nik) => accountOfPerson(identity, nik),
    retryPendingIdentities: () => retryPendingIdentities(identity),

    async sweep() {
      await database.deleteFrom('auth.session').where('expires_at', '<', now()).execute();
      await sweepCodes(database, now());
      await sweepAttempts(database, now());
      await sweepWaits(database, now());
      await database.deleteFrom('used_once').where('expires_at', '<', now()).execute();
    },
  };
}
