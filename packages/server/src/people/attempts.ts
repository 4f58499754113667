import { sql } from 'kysely';
import type { DatabaseConnection } from '../platform/database/index.ts';

/** So many attempts in so long: few by phone, account and person, very many by address, because a village shares one. */
export type AttemptLimit = {
  readonly kind: string;
  readonly maximumAttempts: number;
  readonly windowSeconds: number;
};

export const attemptLimits = {
  codeSent: { kind: 'code-sent', maximumAttempts: 10, windowSeconds: 3600 },
  identityClaim: { kind: 'identity-claim', maximumAttempts: 5, windowSeconds: 86_400 },
  /** Whoever tries a person's data from many accounts; far above a person's own slips. */
  identityOfPerson: { kind: 'identity-person', maximumAttempts: 20, windowSeconds: 86_400 },
  /** A village, a school or a counter stands behind one address; a machine that tries all phones of a city does too. */
  codeOfAddress: { kind: 'code-address', maximumAttempts: 400, windowSeconds: 3600 },
  identityOfAddress: { kind: 'identity-address', maximumAttempts: 400, windowSeconds: 3600 },
} as const satisfies Record<string, AttemptLimit>;

/**
 * Counts one attempt if there is one left. One conditional statement, so that attempts at the same moment can't both
 * take the last one.
 */
export async function countAttempt(
  database: DatabaseConnection,
  limit: AttemptLimit,
  subject: string,
  now: Date,
): Promise<{ allowed: true; left: number } | { allowed: false; retryAfterSeconds: number }> {
  const windowStart = startOfWindow(limit, now);
  const row = await database
    .insertInto('attempt_count')
    .values({ kind: limit.kind, subject, window_start: windowStart, attempts: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'subject', 'window_start'])
        .doUpdateSet({ attempts: sql`attempt_count.attempts + 1` })
        .where('attempt_count.attempts', '<', limit.maximumAttempts),
    )
    .returning('attempts')
    .executeTakeFirst();
  if (row !== undefined) return { allowed: true, left: limit.maximumAttempts - row.attempts };
  const endsAt = windowStart.getTime() + limit.windowSeconds * 1000;
  return { allowed: false, retryAfterSeconds: Math.ceil((endsAt - now.getTime()) / 1000) };
}

/** Counts older than the longest window serve nobody. */
export async function sweepAttempts(database: DatabaseConnection, now: Date): Promise<void> {
  const longest = Math.max(...Object.values(attemptLimits).map((limit) => limit.windowSeconds));
  await database
    .deleteFrom('attempt_count')
    .where('window_start', '<', new Date(now.getTime() - 2 * longest * 1000))
    .execute();
}

function startOfWindow(limit: AttemptLimit, now: Date): Date {
  const length = limit.windowSeconds * 1000;
  return new Date(Math.floor(now.getTime() / length) * length);
}
