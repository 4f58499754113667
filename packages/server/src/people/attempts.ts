import { sql } from 'kysely';
import type { DatabaseConnection } from '../platform/database/index.ts';

/** So many attempts in so long, by phone or account; never by address, because a village shares one. */
export type AttemptLimit = {
  readonly kind: string;
  readonly maximumAttempts: number;
  readonly windowSeconds: number;
};

export const attemptLimits = {
  codeSent: { kind: 'code-sent', maximumAttempts: 10, windowSeconds: 3600 },
  officerSignIn: { kind: 'officer-sign-in', maximumAttempts: 10, windowSeconds: 900 },
  identityClaim: { kind: 'identity-claim', maximumAttempts: 5, windowSeconds: 86_400 },
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

/** A success clears what was counted before it. */
export async function forgetAttempts(
  database: DatabaseConnection,
  limit: AttemptLimit,
  subject: string,
): Promise<void> {
  await database
    .deleteFrom('attempt_count')
    .where('kind', '=', limit.kind)
    .where('subject', '=', subject)
    .execute();
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
