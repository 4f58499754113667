import type { Text } from '@satuloket/engine';
import { sql } from 'kysely';
import { type DatabaseConnection, regionDatabase, statement, together } from '../platform/database/index.ts';
import type { ActingKind, Caller, CallerSession, Post } from '../types.ts';
import { browserCookie, browserHeader, readCookie, readSignedToken, sessionCookie } from './cookies.ts';

export type RoleName = { readonly id: string; readonly name: Text };

type SessionRow = {
  token: string;
  account_id: string;
  officer: boolean;
  name: string;
  identity: string | null;
  session_id: string;
  proven_at: Date;
  posts: readonly HeldPost[] | null;
  oversees: boolean;
};

type HeldPost = Post & {
  readonly actingKind?: ActingKind;
  readonly actingId?: string;
  readonly until?: string;
};

/** The session's token of a request, from `authorization: Bearer` or the cookie; only ours, told by its signature. */
export function sessionTokenOf(sessionKey: Uint8Array, headers: Headers): string | undefined {
  const bearer = /^Bearer (\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  const signed = bearer ?? readCookie(headers.get('cookie'), sessionCookie);
  return signed === undefined ? undefined : readSignedToken(sessionKey, signed);
}

/**
 * Who a request comes from, in one statement for those who carry a session and none for others. Revoked sessions and
 * ended memberships count at once: see docs/decisions/0030-session-look-up.md for why nothing is cached here.
 */
export async function findCaller(
  input: {
    sessions: SessionReader;
    sessionKey: Uint8Array;
    /** What the roles are called in the region, by their codes. */
    roles: readonly RoleName[];
  },
  request: Pick<Caller, 'regionId' | 'requestId' | 'locale'> & { headers: Headers; address?: string },
): Promise<Caller> {
  const { headers, address = '', ...given } = request;
  const caller = { ...given, from: { userAgent: headers.get('user-agent') ?? '', address } };
  const browserToken = headers.get(browserHeader) ?? readCookie(headers.get('cookie'), browserCookie) ?? null;
  const guest: Caller = { ...caller, who: { kind: 'guest', browserToken } };
  const token = sessionTokenOf(input.sessionKey, headers);
  if (token === undefined) return guest;
  const session = await input.sessions(caller.regionId, token);
  if (session === undefined) return guest;
  const { account_id: accountId, posts } = session;
  const ownSession: CallerSession = { id: session.session_id, provenAt: session.proven_at.toISOString() };
  if (!session.officer) {
    const identity = session.identity === 'matched' ? 'matched' : 'none';
    return { ...caller, who: { kind: 'resident', accountId, browserToken, identity, session: ownSession } };
  }
  // An officer of another region is nobody here.
  if (posts === null) return guest;
  const named = posts.map((post) => withTitle(post, input.roles));
  return {
    ...caller,
    who: {
      kind: 'officer',
      accountId,
      name: session.name,
      posts: named,
      ...(session.oversees && { oversees: true as const }),
      session: ownSession,
    },
  };
}

/** A role that the region no longer names keeps its code alone: the membership is older than the region's data. */
function withTitle(held: HeldPost, roles: readonly RoleName[]): Post {
  const { actingKind: kind, actingId: id, until, ...own } = held;
  const post: Post =
    kind === undefined || id === undefined || until === undefined
      ? own
      : { ...own, acting: { kind, id, until: new Date(until).toISOString() } };
  const title = roles.find(({ id }) => id === post.role)?.name;
  if (title === undefined) return post;
  return { ...post, title: kind === undefined ? title : actingTitle(kind, title) };
}

const before: Readonly<Record<ActingKind, Text>> = {
  plh: { id: 'Plh.', en: 'Acting' },
  plt: { id: 'Plt.', en: 'Acting' },
  emergency: { id: 'Darurat:', en: 'Emergency:' },
  oversight: { id: 'Pengawas:', en: 'Overseer:' },
};

/** The title as letters write it: `Plh. Kepala kantor`. */
export function actingTitle(kind: ActingKind, title: Text): Text {
  return { id: `${before[kind].id} ${title.id}`, en: `${before[kind].en} ${title.en}` };
}

export type SessionReader = (regionId: string, token: string) => Promise<SessionRow | undefined>;

/** Reads whose session it is at this moment; requests that come in the same turn are one question for each region. */
export function createSessionReader(database: DatabaseConnection, now: () => Date): SessionReader {
  const readers = new Map<string, (token: string) => Promise<SessionRow | undefined>>();

  function readerOf(regionId: string) {
    const limited = regionDatabase(database, regionId);
    return together(async (tokens: readonly string[]) => {
      const sessions = await openSessions(limited, { tokens, regionId, now: now() });
      return new Map(sessions.map((session) => [session.token, session]));
    });
  }

  return (regionId, token) => {
    const read = readers.get(regionId) ?? readerOf(regionId);
    readers.set(regionId, read);
    return read(token);
  };
}

type SessionsAskedFor = { readonly tokens: readonly string[]; readonly regionId: string; readonly now: Date };

const openSessions = statement(
  (_database, { tokens, regionId, now }: SessionsAskedFor) => sql<SessionRow>`
    select session.token, account.id as account_id, account.username is not null as officer, account.name,
      identity.state as identity, session.id as session_id,
      coalesce(detail.proven_at, session.created_at) as proven_at,
      exists (select from overseeing_account where account_id = account.id) as oversees,
      (select json_agg(json_strip_nulls(json_build_object('role', held.role, 'officeId', held.office_id,
           'villageCode', nullif(held.village_code, ''), 'actingKind', held.acting, 'actingId', held.acting_id,
           'until', case when held.acting is null then null else held.valid_until end))
           order by held.acting is not null)
         from held_post held
        where held.region_id = ${regionId} and held.account_id = account.id
          and held.valid_from <= ${now}
          and (held.valid_until is null or held.valid_until > ${now})) as posts
    from auth.session session
    join auth."user" account on account.id = session.user_id
    left join account_identity identity on identity.account_id = account.id
    left join session_detail detail on detail.session_id = session.id
    where session.token = any(${tokens}) and session.expires_at > ${now}`,
);
