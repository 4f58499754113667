import { sql } from 'kysely';
import type { DatabaseConnection } from '../platform/database/index.ts';
import type { Caller } from '../types.ts';
import type { StartedSession } from './accounts.ts';
import { browserOf, networkOf, systemOf } from './devices.ts';
import type { OwnSession } from './residents/contract.ts';
import type { ProvenBy } from './staff/schema.ts';

type Dependencies = { readonly database: DatabaseConnection; readonly now: () => Date };

/** Written down with every session: by what the person proved who they are, and with what they came. */
export async function noteSession(
  { database, now }: Dependencies,
  caller: Pick<Caller, 'from'>,
  { token }: Pick<StartedSession, 'token'>,
  provenBy: ProvenBy,
): Promise<void> {
  const { userAgent = '', address = '' } = caller.from ?? {};
  await database
    .insertInto('session_detail')
    .columns(['session_id', 'proven_at', 'proven_by', 'browser', 'system', 'network', 'begun_at'])
    .expression(
      database
        .selectFrom('auth.session')
        .where('token', '=', token)
        .select([
          'id',
          sql<Date>`${now()}::timestamptz`.as('proven_at'),
          sql<ProvenBy>`${provenBy}::text`.as('proven_by'),
          sql<string>`${browserOf(userAgent)}::text`.as('browser'),
          sql<string>`${systemOf(userAgent)}::text`.as('system'),
          sql<string>`${networkOf(address)}::text`.as('network'),
          sql<Date>`${now()}::timestamptz`.as('begun_at'),
        ]),
    )
    .onConflict((conflict) => conflict.column('session_id').doNothing())
    .execute();
}

/** The person has proven again who they are, in a session that goes on. */
export async function renewProof(
  { database, now }: Dependencies,
  caller: Pick<Caller, 'from'>,
  sessionId: string,
  provenBy: ProvenBy,
): Promise<void> {
  const { userAgent = '', address = '' } = caller.from ?? {};
  await database
    .insertInto('session_detail')
    .values({
      session_id: sessionId,
      proven_at: now(),
      proven_by: provenBy,
      browser: browserOf(userAgent),
      system: systemOf(userAgent),
      network: networkOf(address),
      begun_at: now(),
    })
    .onConflict((conflict) =>
      conflict.column('session_id').doUpdateSet({ proven_at: now(), proven_by: provenBy }),
    )
    .execute();
}

const shownSessions = 50;

/** An account's open sessions: the current one first, then the latest. */
export async function sessionsOf(
  { database, now }: Dependencies,
  accountId: string,
  currentId: string | undefined,
): Promise<readonly OwnSession[]> {
  const rows = await database
    .selectFrom('auth.session as session')
    .leftJoin('session_detail as detail', 'detail.session_id', 'session.id')
    .select([
      'session.id',
      'session.created_at',
      'session.expires_at',
      'detail.browser',
      'detail.system',
      'detail.network',
      'detail.proven_at',
      'detail.proven_by',
      // The database's clock is not ours: what was noted at sign-in is.
      sql<Date>`coalesce(detail.begun_at, session.created_at)`.as('begun_at'),
    ])
    .where('session.user_id', '=', accountId)
    .where('session.expires_at', '>', now())
    .orderBy('session.id', 'desc')
    .limit(shownSessions)
    .execute();
  return rows
    .map(
      (row): OwnSession => ({
        id: row.id,
        isCurrent: row.id === currentId,
        browser: row.browser ?? '',
        system: row.system ?? '',
        network: row.network ?? '',
        provenBy: row.proven_by,
        begunAt: row.begun_at.toISOString(),
        provenAt: (row.proven_at ?? row.created_at).toISOString(),
        endsAt: row.expires_at.toISOString(),
      }),
    )
    .sort((left, right) => Number(right.isCurrent) - Number(left.isCurrent));
}

export async function sessionEnd(
  { database }: Pick<Dependencies, 'database'>,
  token: string,
): Promise<Date | undefined> {
  const row = await database
    .selectFrom('auth.session')
    .select('expires_at')
    .where('token', '=', token)
    .executeTakeFirst();
  return row?.expires_at;
}

/** @returns how many ended: none when the session is another's or has ended already. */
export async function endSessionOf(
  { database }: Dependencies,
  accountId: string,
  sessionId: string,
): Promise<number> {
  const ended = await database
    .deleteFrom('auth.session')
    .where('user_id', '=', accountId)
    .where('id', '=', sessionId)
    .executeTakeFirst();
  return Number(ended.numDeletedRows);
}

/** Ends every session of an account but one; all of them when none is named. */
export async function endOtherSessions(
  { database }: Dependencies,
  accountId: string,
  keptId: string | undefined,
): Promise<number> {
  const ended = await database
    .deleteFrom('auth.session')
    .where('user_id', '=', accountId)
    .$if(keptId !== undefined, (query) => query.where('id', '!=', keptId ?? ''))
    .executeTakeFirst();
  return Number(ended.numDeletedRows);
}
