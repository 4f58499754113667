import { failure, type Result, success } from '@satuloket/engine';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type WebAuthnCredential,
} from '@simplewebauthn/server';
import type { DatabaseConnection, DatabaseTransaction } from '../platform/database/index.ts';
import { type MasterKeys, newIdentifier } from '../record/index.ts';
import { isTicket, newTicket, type TicketPurpose, useOnce } from './once.ts';
import type { PasskeyAnswer, PasskeyCard, PasskeyQuestion } from './residents/contract.ts';
import { signInProblems } from './sign-in-problems.ts';

/** Passkeys of residents and officers alike; whoever calls has checked who may. */
export type Passkeys = {
  registrationQuestion(account: { accountId: string; name: string }): Promise<PasskeyQuestion>;
  /** Kept in the caller's transaction where there is one, so that it stands or falls with the entry about it. */
  register(
    input: { accountId: string; answer: PasskeyAnswer; name: string },
    transaction?: DatabaseTransaction,
  ): Promise<Result<{ readonly id: string }>>;
  /** The same for an account that is not there yet: what was asked under `askedFor` is checked first, and kept after. */
  checkNew(
    input: { askedFor: string; answer: PasskeyAnswer; name: string },
    transaction: DatabaseTransaction,
  ): Promise<Result<NewPasskey>>;
  keepNew(
    accountId: string,
    passkey: NewPasskey,
    transaction: DatabaseTransaction,
  ): Promise<Result<{ readonly id: string }>>;
  /** Without an account the device offers whatever passkeys of ours it holds. */
  signInQuestion(accountId?: string): Promise<PasskeyQuestion>;
  /** Whose passkey answered; with `accountId` only that account's will do. */
  checkAnswer(
    answer: PasskeyAnswer,
    accountId?: string,
  ): Promise<Result<{ readonly accountId: string; readonly passkeyId: string }>>;
  /** Whether the account has one that opens this address. */
  has(accountId: string): Promise<boolean>;
  list(accountId: string, transaction?: DatabaseTransaction): Promise<readonly PasskeyCard[]>;
  remove(accountId: string, id: string, transaction?: DatabaseTransaction): Promise<boolean>;
};

/** A device's answer that was found good, on its way to an account. */
export type NewPasskey = {
  readonly name: string;
  readonly credential: WebAuthnCredential;
};

const questionLastsSeconds = 300;
/** EdDSA, ES256 and RS256 (RFC 8152): what every device in use can do. */
const algorithms = [-8, -7, -257] as const;
/** More than anyone's devices; a list is never without end. */
export const maximumPasskeys = 20;
const longestName = 60;
/** An answer of a device is some 1500 characters; a certificate chain is not asked for. */
const longestAnswer = 20_000;

export function createPasskeys(dependencies: {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly now: () => Date;
  /** The address that people use: a passkey is bound to its host (WebAuthn's relying party identifier). */
  readonly publicUrl: string;
  readonly title: string;
}): Passkeys {
  const { database, masterKeys, now } = dependencies;
  const { hostname: host, origin } = new URL(dependencies.publicUrl);

  const challenge = (purpose: TicketPurpose, accountId: string) =>
    new Uint8Array(
      newTicket(masterKeys, {
        purpose,
        bound: [host, accountId],
        now: now(),
        lastsSeconds: questionLastsSeconds,
      }),
    );

  /** Of what the library is given to check a challenge by: whether it is ours, and which it was. */
  function challengeCheck(purpose: TicketPurpose, accountId: string) {
    let seen: Buffer | undefined;
    return {
      isOurs: (given: string): boolean => {
        const ticket = Buffer.from(given, 'base64url');
        const isOurs = isTicket(masterKeys, ticket, { purpose, bound: [host, accountId], now: now() });
        if (isOurs) seen = ticket;
        return isOurs;
      },
      isFirstUse: async (store: DatabaseConnection = database): Promise<boolean> =>
        seen !== undefined &&
        (await useOnce(store, seen, { now: now(), lastsSeconds: questionLastsSeconds })),
    };
  }

  async function credentialsOf(accountId: string) {
    const rows = await database
      .selectFrom('passkey')
      .select(['credential_id', 'transports'])
      .where('account_id', '=', accountId)
      .where('host', '=', host)
      .limit(maximumPasskeys)
      .execute();
    return rows.map(({ credential_id: id, transports }) => ({ id: id.toString('base64url'), transports }));
  }

  async function checkNew(
    store: DatabaseConnection,
    { askedFor, answer, name }: { askedFor: string; answer: PasskeyAnswer; name: string },
  ): Promise<Result<NewPasskey>> {
    const label = name.trim().replaceAll(/\s+/g, ' ');
    if (label === '' || label.length > longestName) return failure(signInProblems.passkeyNameWrong);
    const check = challengeCheck('passkey-register', askedFor);
    const verified = await withoutThrowing(answer, () =>
      verifyRegistrationResponse({
        response: answer as unknown as RegistrationResponseJSON,
        expectedChallenge: check.isOurs,
        expectedOrigin: origin,
        expectedRPID: host,
        requireUserVerification: true,
        supportedAlgorithmIDs: [...algorithms],
      }),
    );
    if (!verified?.verified || !(await check.isFirstUse(store)))
      return failure(signInProblems.passkeyRefused);
    return success({ name: label, credential: verified.registrationInfo.credential });
  }

  async function keepNew(
    store: DatabaseConnection,
    accountId: string,
    { name, credential }: NewPasskey,
  ): Promise<Result<{ readonly id: string }>> {
    const present = await store
      .selectFrom('passkey')
      .select((eb) => eb.fn.countAll().as('count'))
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow();
    if (Number(present.count) >= maximumPasskeys) return failure(signInProblems.passkeysTooMany);
    const id = newIdentifier(now());
    const kept = await store
      .insertInto('passkey')
      .values({
        id,
        account_id: accountId,
        credential_id: Buffer.from(credential.id, 'base64url'),
        public_key: Buffer.from(credential.publicKey),
        sign_count: credential.counter,
        transports: [...(credential.transports ?? [])].filter((way) => /^[a-z-]{1,20}$/.test(way)),
        host,
        name,
        created_at: now(),
        used_at: null,
      })
      .onConflict((conflict) => conflict.column('credential_id').doNothing())
      .returning('id')
      .executeTakeFirst();
    return kept === undefined ? failure(signInProblems.passkeyRefused) : success({ id });
  }

  return {
    async registrationQuestion({ accountId, name }) {
      const question = await generateRegistrationOptions({
        rpName: dependencies.title,
        rpID: host,
        userName: name,
        userDisplayName: name,
        // One entry of ours for an account on each device, whatever the account is called later.
        userID: new Uint8Array(Buffer.from(accountId)),
        challenge: challenge('passkey-register', accountId),
        timeout: questionLastsSeconds * 1000,
        supportedAlgorithmIDs: [...algorithms],
        excludeCredentials: await credentialsOf(accountId),
        // Discoverable, so that signing in needs neither phone nor name; unlocked by its owner each time.
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      });
      return question as unknown as PasskeyQuestion;
    },

    async register({ accountId, answer, name }, transaction) {
      const store = transaction ?? database;
      const checked = await checkNew(store, { askedFor: accountId, answer, name });
      return checked.ok ? keepNew(store, accountId, checked.value) : checked;
    },

    checkNew: (input, transaction) => checkNew(transaction, input),

    keepNew: (accountId, passkey, transaction) => keepNew(transaction, accountId, passkey),

    async signInQuestion(accountId) {
      const question = await generateAuthenticationOptions({
        rpID: host,
        challenge: challenge('passkey-sign-in', accountId ?? ''),
        timeout: questionLastsSeconds * 1000,
        userVerification: 'required',
        ...(accountId !== undefined && { allowCredentials: await credentialsOf(accountId) }),
      });
      return question as unknown as PasskeyQuestion;
    },

    async checkAnswer(answer, accountId) {
      const credentialId = typeof answer.id === 'string' ? Buffer.from(answer.id, 'base64url') : undefined;
      const row =
        credentialId &&
        (await database
          .selectFrom('passkey')
          .selectAll()
          .where('credential_id', '=', credentialId)
          .where('host', '=', host)
          .executeTakeFirst());
      if (!row || (accountId !== undefined && row.account_id !== accountId)) {
        return failure(signInProblems.passkeyUnknown);
      }
      const check = challengeCheck('passkey-sign-in', accountId ?? '');
      const verified = await withoutThrowing(answer, () =>
        verifyAuthenticationResponse({
          response: answer as unknown as AuthenticationResponseJSON,
          expectedChallenge: check.isOurs,
          expectedOrigin: origin,
          expectedRPID: host,
          requireUserVerification: true,
          credential: {
            id: row.credential_id.toString('base64url'),
            publicKey: new Uint8Array(row.public_key),
            counter: Number(row.sign_count),
          },
        }),
      );
      if (!verified?.verified || !(await check.isFirstUse())) return failure(signInProblems.passkeyRefused);
      await database
        .updateTable('passkey')
        .set({ sign_count: verified.authenticationInfo.newCounter, used_at: now() })
        .where('id', '=', row.id)
        .execute();
      return success({ accountId: row.account_id, passkeyId: row.id });
    },

    has: async (accountId) => (await credentialsOf(accountId)).length > 0,

    async list(accountId, transaction) {
      const rows = await (transaction ?? database)
        .selectFrom('passkey')
        .select(['id', 'name', 'created_at', 'used_at', 'witnessed', 'host'])
        .where('account_id', '=', accountId)
        .orderBy('created_at')
        .limit(maximumPasskeys)
        .execute();
      return rows.map((row) => ({
        id: row.id,
        name: row.name,
        createdAt: row.created_at.toISOString(),
        usedAt: row.used_at?.toISOString() ?? null,
        isWitnessed: row.witnessed,
        worksHere: row.host === host,
      }));
    },

    async remove(accountId, id, transaction) {
      if (!/^[0-9a-f-]{36}$/.test(id)) return false;
      const gone = await (transaction ?? database)
        .deleteFrom('passkey')
        .where('account_id', '=', accountId)
        .where('id', '=', id)
        .returning('id')
        .executeTakeFirst();
      return gone !== undefined;
    },
  };
}

/** The library throws at whatever is not as it should be: what a browser sends is anyone's to make up. */
async function withoutThrowing<Value>(
  answer: PasskeyAnswer,
  check: () => Promise<Value>,
): Promise<Value | undefined> {
  if (JSON.stringify(answer).length > longestAnswer) return undefined;
  try {
    return await check();
  } catch {
    return undefined;
  }
}
