import { failure, type Problem, type Result, success } from '@satuloket/engine';
import {
  type DatabaseConnection,
  type DatabaseTransaction,
  inTransaction,
} from '../platform/database/index.ts';
import type { MasterKeys } from '../record/index.ts';
import { attemptLimits, countAttempt } from './attempts.ts';
import { checkClaim, type IdentityClaim } from './identity-claim.ts';
import { attemptsExhausted, peopleProblems } from './problems.ts';
import type { PopulationRegister } from './register-adapter/index.ts';
import { keyedDigest, openAccountValue, purposeKey, sealAccountValue } from './sealing.ts';

/** Tells the cases that wait for it what came of the check; stands or falls with the transaction. */
export type IdentityFollower = (
  transaction: DatabaseTransaction,
  outcome: { accountId: string; regionId: string; identity: 'matched' | 'mismatched'; now: Date },
) => Promise<void>;

export type IdentityDependencies = {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly register: PopulationRegister;
  readonly now: () => Date;
  readonly followers: readonly IdentityFollower[];
};

const firstRetryMilliseconds = 60_000;
const longestRetryMilliseconds = 30 * 60_000;

/**
 * Asks the register whether the claim is true; it answers yes or no only. While it is down the claim is kept encrypted
 * and asked again later: the citizen goes on, and proof comes before approval.
 */
export async function proveIdentity(
  dependencies: IdentityDependencies,
  input: { accountId: string; regionId: string; today: string; claim: IdentityClaim },
): Promise<Result<{ identity: 'matched' | 'pending' }>> {
  const { database, register, now } = dependencies;
  const { accountId, regionId } = input;
  const checked = checkClaim(input.claim, input.today);
  if (!checked.ok) return checked;
  const claim = checked.value;
  const known = await readIdentity(dependencies, accountId);
  if (known.state === 'matched') {
    return known.claim.nik === claim.nik
      ? success({ identity: 'matched' })
      : failure(peopleProblems.identityProven);
  }
  const counted = await countAttempt(database, attemptLimits.identityClaim, accountId, now());
  if (!counted.allowed) {
    return failure(attemptsExhausted('identity-attempts-exhausted', counted.retryAfterSeconds));
  }
  // The same answer as for too many of one's own: nobody learns that others have tried the same person.
  const person = nikIndex(dependencies.masterKeys, claim.nik).toString('hex');
  const ofPerson = await countAttempt(database, attemptLimits.identityOfPerson, person, now());
  if (!ofPerson.allowed) {
    return failure(attemptsExhausted('identity-attempts-exhausted', ofPerson.retryAfterSeconds));
  }
  const answer = await register.match(claim);
  if (!answer.ok) {
    await keepClaim(dependencies, { accountId, regionId, claim, state: 'pending', tries: 0 });
    return success({ identity: 'pending' });
  }
  if (!answer.value.match) return failure(withAttemptsLeft(counted.left));
  await settle(dependencies, { accountId, regionId, claim, identity: 'matched' });
  return success({ identity: 'matched' });
}

/** Asks again for every claim whose time has come; run by a job once a minute. */
export async function retryPendingIdentities(dependencies: IdentityDependencies): Promise<number> {
  const { database, masterKeys, register, now } = dependencies;
  if (!register.status().available) return 0;
  const due = await database
    .selectFrom('account_identity')
    .selectAll()
    .where('state', '=', 'pending')
    .where('next_try_at', '<=', now())
    .orderBy('next_try_at')
    .limit(50)
    .execute();
  let settled = 0;
  for (const row of due) {
    const claim = openAccountValue<IdentityClaim>(masterKeys, claimPlace(row.account_id), row.claim_sealed);
    const kept = { accountId: row.account_id, regionId: row.claimed_in, claim };
    const answer = await register.match(claim);
    if (!answer.ok) {
      await keepClaim(dependencies, { ...kept, state: 'pending', tries: row.tries + 1 });
      continue;
    }
    await settle(dependencies, { ...kept, identity: answer.value.match ? 'matched' : 'mismatched' });
    settled += 1;
  }
  return settled;
}

export async function readIdentity(
  { database, masterKeys }: Pick<IdentityDependencies, 'database' | 'masterKeys'>,
  accountId: string,
): Promise<{ state: 'none' } | { state: 'pending' | 'matched'; claim: IdentityClaim }> {
  const row = await database
    .selectFrom('account_identity')
    .select(['state', 'claim_sealed'])
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  if (row === undefined || row.state === 'mismatched') return { state: 'none' };
  const claim = openAccountValue<IdentityClaim>(masterKeys, claimPlace(accountId), row.claim_sealed);
  return { state: row.state, claim };
}

/** An identity that needs no question: the register itself has named the person. */
export async function keepMatched(
  dependencies: IdentityDependencies,
  proven: { accountId: string; regionId: string; claim: IdentityClaim },
): Promise<void> {
  await settle(dependencies, { ...proven, identity: 'matched' });
}

async function settle(
  dependencies: IdentityDependencies,
  outcome: {
    accountId: string;
    regionId: string;
    claim: IdentityClaim;
    identity: 'matched' | 'mismatched';
  },
): Promise<void> {
  const { accountId, regionId, claim, identity } = outcome;
  await inTransaction(dependencies.database, async (transaction) => {
    const inside = { ...dependencies, database: transaction };
    await keepClaim(inside, { accountId, regionId, claim, state: identity, tries: 0 });
    for (const follow of dependencies.followers) {
      await follow(transaction, { accountId, regionId, identity, now: dependencies.now() });
    }
  });
}

async function keepClaim(
  { database, masterKeys, now }: IdentityDependencies,
  kept: {
    accountId: string;
    regionId: string;
    claim: IdentityClaim;
    state: 'pending' | 'matched' | 'mismatched';
    tries: number;
  },
): Promise<void> {
  const at = now();
  const row = {
    state: kept.state,
    claim_sealed: sealAccountValue(masterKeys, claimPlace(kept.accountId), kept.claim),
    claimed_in: kept.regionId,
    nik_index: kept.state === 'matched' ? nikIndex(masterKeys, kept.claim.nik) : null,
    tries: kept.tries,
    next_try_at:
      kept.state === 'pending' ? new Date(at.getTime() + retryAfterMilliseconds(kept.tries)) : null,
    changed_at: at,
  };
  await database
    .insertInto('account_identity')
    .values({ account_id: kept.accountId, ...row })
    .onConflict((conflict) =>
      // A proven identity is never taken back by a late answer about an older claim.
      conflict.column('account_id').doUpdateSet(row).where('account_identity.state', '!=', 'matched'),
    )
    .execute();
}

function retryAfterMilliseconds(tries: number): number {
  return Math.min(longestRetryMilliseconds, firstRetryMilliseconds * 2 ** tries);
}

function withAttemptsLeft(attemptsLeft: number): Problem {
  return { ...peopleProblems.identityMismatch, details: { attemptsLeft } };
}

/**
 * The account of a person, for what others file about them: one that a counter, a passkey made there or the national
 * login has proven. Numbers that circulate must not draw someone's cases into a stranger's account. The one proven last
 * when someone has changed phones.
 */
export async function accountOfPerson(
  { database, masterKeys }: Pick<IdentityDependencies, 'database' | 'masterKeys'>,
  nik: string,
): Promise<string | undefined> {
  const row = await database
    .selectFrom('account_identity as identity')
    .innerJoin('account_proof as proof', 'proof.account_id', 'identity.account_id')
    .select('identity.account_id')
    .where('identity.nik_index', '=', nikIndex(masterKeys, nik))
    .where('identity.state', '=', 'matched')
    .whereRef('proof.nik_index', '=', 'identity.nik_index')
    .orderBy('proof.proven_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.account_id;
}

/** A plain digest of a NIK can be guessed: this one needs the server's key. */
export function nikIndex(masterKeys: MasterKeys, nik: string): Buffer {
  return keyedDigest(purposeKey(masterKeys, 'account index'), 'nik', nik);
}

export function claimPlace(accountId: string): string {
  return `account_identity/${accountId}`;
}
