import { sql } from 'kysely';
import type { DatabaseConnection } from '../../platform/database/index.ts';

/**
 * How long the next attempt waits after so many failures in a row. By account and never by address: an office shares
 * one, and nobody may lock out a whole office. Growing and never for good: nobody may lock out a colleague either.
 */
export const waits = {
  freeFailures: 4,
  firstSeconds: 30,
  longestSeconds: 900,
  /** After a day without a failure nothing is held against anyone. */
  forgottenAfterSeconds: 86_400,
} as const;

export function waitSecondsAfter(failures: number): number {
  if (failures <= waits.freeFailures) return 0;
  const doubled = waits.firstSeconds * 2 ** Math.min(failures - waits.freeFailures - 1, 20);
  return Math.min(doubled, waits.longestSeconds);
}

/**
 * Takes an attempt, or says how long to wait for it. It counts as a failure until `forgetFailures` says otherwise: one
 * conditional statement, so that attempts at the same moment can't share one.
 */
export async function takeAttempt(
  database: DatabaseConnection,
  subject: string,
  now: Date,
): Promise<{ readonly allowed: true } | { readonly allowed: false; readonly retryAfterSeconds: number }> {
  const forgotten = new Date(now.getTime() - waits.forgottenAfterSeconds * 1000);
  const failures = sql<number>`case when sign_in_wait.failed_at < ${forgotten} then 1 else sign_in_wait.failures + 1 end`;
  const taken = await database
    .insertInto('sign_in_wait')
    .values({ subject, failures: 1, failed_at: now, wait_until: now })
    .onConflict((conflict) =>
      conflict
        .column('subject')
        .doUpdateSet({ failures, failed_at: now, wait_until: untilAfter(failures, now) })
        .where('sign_in_wait.wait_until', '<=', now),
    )
    .returning('subject')
    .executeTakeFirst();
  if (taken !== undefined) return { allowed: true };
  const row = await database
    .selectFrom('sign_in_wait')
    .select('wait_until')
    .where('subject', '=', subject)
    .executeTakeFirst();
  const left = (row?.wait_until.getTime() ?? now.getTime()) - now.getTime();
  return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(left / 1000)) };
}

/** `waitSecondsAfter` in the statement that counts; a test compares the two. */
function untilAfter(failures: ReturnType<typeof sql<number>>, now: Date) {
  const { freeFailures, firstSeconds, longestSeconds } = waits;
  return sql<Date>`${now}::timestamptz + make_interval(secs => case
    when ${failures} <= ${freeFailures} then 0
    else least(${longestSeconds}, ${firstSeconds} * power(2, least(${failures} - ${freeFailures} - 1, 20)))
  end::double precision)`;
}

export async function forgetFailures(database: DatabaseConnection, subject: string): Promise<void> {
  await database.deleteFrom('sign_in_wait').where('subject', '=', subject).execute();
}

export async function sweepWaits(database: DatabaseConnection, now: Date): Promise<void> {
  const forgotten = new Date(now.getTime() - waits.forgottenAfterSeconds * 1000);
  await database.deleteFrom('sign_in_wait').where('failed_at', '<', forgotten).execute();
}
