import { randomInt } from 'node:crypto';
import type { DatabaseConnection, DatabaseTransaction } from '../platform/database/index.ts';
import type { MasterKeys } from '../record/index.ts';
import { nikIndex } from './identity.ts';
import type { ProofKind } from './residents/contract.ts';
import { keyedDigest, purposeKey } from './sealing.ts';

export type Proof = { readonly kind: ProofKind; readonly provenAt: Date };

const numberLastsSeconds = 900;
/** How long before or after an officer saw the card a passkey counts as made in front of them. */
export const witnessedWithinMinutes = 30;

type Dependencies = {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly now: () => Date;
};

/** The proofs that hold for the person whom the account is matched with; none while it is not matched. */
export async function proofsOf(
  { database }: Pick<Dependencies, 'database'>,
  accountId: string,
): Promise<readonly Proof[]> {
  const rows = await database
    .selectFrom('account_proof as proof')
    .innerJoin('account_identity as identity', 'identity.account_id', 'proof.account_id')
    .select(['proof.kind', 'proof.proven_at'])
    .where('proof.account_id', '=', accountId)
    .whereRef('proof.nik_index', '=', 'identity.nik_index')
    .orderBy('proof.proven_at')
    .execute();
  return rows.map((row) => ({ kind: row.kind, provenAt: row.proven_at }));
}

/** Keeps a proof; a later one of the same kind takes the place of the earlier. */
export async function keepProof(
  { masterKeys, now }: Pick<Dependencies, 'masterKeys' | 'now'>,
  database: DatabaseConnection | DatabaseTransaction,
  proof: { accountId: string; kind: ProofKind; nik: string; regionId: string; seenBy?: string },
): Promise<void> {
  const kept = {
    nik_index: nikIndex(masterKeys, proof.nik),
    proven_at: now(),
    proven_in: proof.regionId,
    seen_by: proof.seenBy ?? null,
  };
  await database
    .insertInto('account_proof')
    .values({ account_id: proof.accountId, kind: proof.kind, ...kept })
    .onConflict((conflict) => conflict.columns(['account_id', 'kind']).doUpdateSet(kept))
    .execute();
}

export async function endProof(
  { database }: Pick<Dependencies, 'database'>,
  accountId: string,
  kind: ProofKind,
): Promise<void> {
  await database
    .deleteFrom('account_proof')
    .where('account_id', '=', accountId)
    .where('kind', '=', kind)
    .execute();
}

/** A new short number for an account in place of the one before; shown once, kept as a keyed digest. */
export async function newCounterNumber(
  { database, masterKeys, now }: Dependencies,
  accountId: string,
): Promise<{ number: string; expiresAt: Date }> {
  const at = now();
  const expiresAt = new Date(at.getTime() + numberLastsSeconds * 1000);
  await database.deleteFrom('counter_number').where('expires_at', '<=', at).execute();
  for (let tries = 0; tries < 20; tries += 1) {
    const number = String(randomInt(1_000_000)).padStart(6, '0');
    const kept = { number_digest: numberDigest(masterKeys, number), expires_at: expiresAt };
    const taken = await database
      .selectFrom('counter_number')
      .select('account_id')
      .where('number_digest', '=', kept.number_digest)
      .executeTakeFirst();
    if (taken !== undefined && taken.account_id !== accountId) continue;
    await database
      .insertInto('counter_number')
      .values({ account_id: accountId, ...kept })
      .onConflict((conflict) => conflict.column('account_id').doUpdateSet(kept))
      .execute();
    return { number, expiresAt };
  }
  throw new Error('Of a million short numbers no free one was found.');
}

export async function accountOfNumber(
  { database, masterKeys, now }: Dependencies,
  number: string,
): Promise<string | undefined> {
  const row = await database
    .selectFrom('counter_number')
    .select('account_id')
    .where('number_digest', '=', numberDigest(masterKeys, number.replaceAll(/\D/g, '')))
    .where('expires_at', '>', now())
    .executeTakeFirst();
  return row?.account_id;
}

/**
 * Marks the passkeys that were made around the time at which an officer saw the card, and keeps the proof that they are.
 *
 * @returns how many.
 */
export async function witnessPasskeys(
  dependencies: Pick<Dependencies, 'masterKeys' | 'now'>,
  database: DatabaseConnection | DatabaseTransaction,
  seen: { accountId: string; nik: string; regionId: string; seenBy: string; at: Date },
): Promise<number> {
  const window = witnessedWithinMinutes * 60_000;
  const marked = await database
    .updateTable('passkey')
    .set({ witnessed: true })
    .where('account_id', '=', seen.accountId)
    .where('created_at', '>=', new Date(seen.at.getTime() - window))
    .where('created_at', '<=', new Date(seen.at.getTime() + window))
    .returning('id')
    .execute();
  if (marked.length > 0) await keepProof(dependencies, database, { ...seen, kind: 'passkey' });
  return marked.length;
}

/** The last time that an officer saw the card, when it was a moment ago. */
export async function recentSighting(
  { database, now }: Pick<Dependencies, 'database' | 'now'>,
  accountId: string,
): Promise<{ at: Date; seenBy: string; regionId: string } | undefined> {
  const row = await database
    .selectFrom('account_proof')
    .select(['proven_at', 'seen_by', 'proven_in'])
    .where('account_id', '=', accountId)
    .where('kind', '=', 'counter')
    .where('proven_at', '>=', new Date(now().getTime() - witnessedWithinMinutes * 60_000))
    .executeTakeFirst();
  return row?.seen_by ? { at: row.proven_at, seenBy: row.seen_by, regionId: row.proven_in } : undefined;
}

function numberDigest(masterKeys: MasterKeys, number: string): Buffer {
  return keyedDigest(purposeKey(masterKeys, 'ticket'), 'counter number', number);
}
