import { randomInt, timingSafeEqual } from 'node:crypto';
import { failure, type Problem, type Result, success } from '@satuloket/engine';
import { sql } from 'kysely';
import type { DatabaseConnection } from '../platform/database/index.ts';
import type { MasterKeys } from '../record/index.ts';
import { attemptLimits, countAttempt } from './attempts.ts';
import { attemptsExhausted, codeRecentlySent, codeWrong, peopleProblems } from './problems.ts';
import { keyedDigest, purposeKey } from './sealing.ts';

export const codeLastsSeconds = 300;
const resendAfterSeconds = 60;
const attemptsPerCode = 5;

/**
 * Opens a new code for a phone in place of the one before; the code is returned to be sent and kept as a keyed digest
 * only. Refused while a code has just gone out, and after too many in an hour.
 */
export async function openCode(
  database: DatabaseConnection,
  masterKeys: MasterKeys,
  input: { phoneIndex: string; now: Date },
): Promise<Result<{ code: string }>> {
  const { phoneIndex, now } = input;
  const open = await database
    .selectFrom('sign_in_code')
    .select('sent_at')
    .where('phone_index', '=', phoneIndex)
    .executeTakeFirst();
  const waited = open === undefined ? Number.POSITIVE_INFINITY : now.getTime() - open.sent_at.getTime();
  if (waited < resendAfterSeconds * 1000) {
    return failure(codeRecentlySent(resendAfterSeconds - Math.floor(waited / 1000)));
  }
  const counted = await countAttempt(database, attemptLimits.codeSent, phoneIndex, now);
  if (!counted.allowed) return failure(attemptsExhausted('codes-exhausted', counted.retryAfterSeconds));
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const row = {
    code_digest: digestOf(masterKeys, phoneIndex, code),
    attempts_left: attemptsPerCode,
    sent_at: now,
    expires_at: new Date(now.getTime() + codeLastsSeconds * 1000),
  };
  const kept = await database
    .insertInto('sign_in_code')
    .values({ phone_index: phoneIndex, ...row })
    .onConflict((conflict) =>
      conflict
        .column('phone_index')
        .doUpdateSet(row)
        // Two requests at the same moment: one code goes out.
        .where('sign_in_code.sent_at', '<=', new Date(now.getTime() - resendAfterSeconds * 1000)),
    )
    .returning('phone_index')
    .executeTakeFirst();
  return kept === undefined ? failure(codeRecentlySent(resendAfterSeconds)) : success({ code });
}

/** A code that could not be sent is no code: the next request may come at once. */
export async function withdrawCode(database: DatabaseConnection, phoneIndex: string): Promise<void> {
  await database.deleteFrom('sign_in_code').where('phone_index', '=', phoneIndex).execute();
}

/** Uses up the code of a phone if it is right, one of its attempts if it is wrong. */
export async function redeemCode(
  database: DatabaseConnection,
  masterKeys: MasterKeys,
  input: { phoneIndex: string; code: string; now: Date },
): Promise<Result<void, Problem>> {
  const { phoneIndex, code, now } = input;
  const taken = await database
    .updateTable('sign_in_code')
    .set({ attempts_left: sql`attempts_left - 1` })
    .where('phone_index', '=', phoneIndex)
    .where('attempts_left', '>', 0)
    .where('expires_at', '>', now)
    .returning(['code_digest', 'attempts_left'])
    .executeTakeFirst();
  if (taken === undefined) return failure(await whyNoCode(database, phoneIndex, now));
  const digest = digestOf(masterKeys, phoneIndex, code.replaceAll(/\s/g, ''));
  if (!timingSafeEqual(digest, taken.code_digest)) {
    return failure(
      taken.attempts_left === 0 ? peopleProblems.codeAttemptsExhausted : codeWrong(taken.attempts_left),
    );
  }
  const used = await database
    .deleteFrom('sign_in_code')
    .where('phone_index', '=', phoneIndex)
    .where('code_digest', '=', digest)
    .returning('phone_index')
    .executeTakeFirst();
  // Sent twice at the same moment, one of the two has used it up.
  return used === undefined ? failure(peopleProblems.codeExpired) : success(undefined);
}

export async function sweepCodes(database: DatabaseConnection, now: Date): Promise<void> {
  await database
    .deleteFrom('sign_in_code')
    .where('expires_at', '<', new Date(now.getTime() - 3_600_000))
    .execute();
}

async function whyNoCode(database: DatabaseConnection, phoneIndex: string, now: Date): Promise<Problem> {
  const row = await database
    .selectFrom('sign_in_code')
    .select(['attempts_left', 'expires_at'])
    .where('phone_index', '=', phoneIndex)
    .executeTakeFirst();
  if (row === undefined) return peopleProblems.codeWrong;
  return row.expires_at <= now ? peopleProblems.codeExpired : peopleProblems.codeAttemptsExhausted;
}

function digestOf(masterKeys: MasterKeys, phoneIndex: string, code: string): Buffer {
  return keyedDigest(purposeKey(masterKeys, 'sign-in code'), phoneIndex, code);
}
