import type { Text } from '@satuloket/engine';
import { type DatabaseConnection, inTransaction, regionDatabase } from '../platform/database/index.ts';
import type { DemoAccount } from '../types.ts';
import type { Accounts } from './accounts.ts';

/** What the seed reads of a region; `Region` of the engine has all of it. */
export type OfficerRegion = {
  readonly id: string;
  readonly posts: readonly {
    readonly id: string;
    readonly title: Text;
    readonly office: string;
    readonly roles: readonly string[];
    readonly village?: string;
    readonly holder?: { readonly name: string };
  }[];
  readonly accounts: readonly { readonly username: string; readonly post: string }[];
};

/** Accounts are global and usernames unique within a region only: the region goes before the name. */
export function usernameInRegion(regionId: string, username: string): string {
  return `${regionId}:${username.trim().toLowerCase()}`;
}

/**
 * Gives each demo account of a region its password and the roles of its post. Told again it changes nothing but the
 * password, so a demo can start on yesterday's data.
 */
export async function seedOfficers(
  dependencies: {
    database: DatabaseConnection;
    accounts: Accounts;
    mode: 'demo' | 'production';
    now: () => Date;
  },
  region: OfficerRegion,
  password: string,
): Promise<readonly { username: string; accountId: string }[]> {
  const { database, accounts, now } = dependencies;
  if (dependencies.mode === 'production') {
    throw new Error('Demo officers with a known password are never made in production.');
  }
  const passwordHash = await accounts.hashPassword(password);
  const seeded: { username: string; accountId: string }[] = [];
  for (const { username, post: postId } of region.accounts) {
    const post = region.posts.find((candidate) => candidate.id === postId);
    if (post === undefined) throw new Error(`The demo account ${username} names no post of the region.`);
    const { accountId } = await accounts.keepOfficer({
      username: usernameInRegion(region.id, username),
      name: post.holder?.name ?? username,
      passwordHash,
    });
    for (const role of post.roles) {
      const appointed = { accountId, role, officeId: post.office, villageCode: post.village ?? '' };
      await appoint({ database, now }, { regionId: region.id, ...appointed });
    }
    seeded.push({ username, accountId });
  }
  return seeded;
}

/** Gives an account a role at an office from now on; holding it already is no error. */
async function appoint(
  { database, now }: { database: DatabaseConnection; now: () => Date },
  input: { regionId: string; accountId: string; role: string; officeId: string; villageCode: string },
): Promise<void> {
  const { regionId, accountId, role, officeId, villageCode } = input;
  await inTransaction(regionDatabase(database, regionId), async (transaction) => {
    const held = await transaction
      .selectFrom('membership')
      .select('role')
      .where('account_id', '=', accountId)
      .where('role', '=', role)
      .where('office_id', '=', officeId)
      .where('village_code', '=', villageCode)
      .where('valid_until', 'is', null)
      .executeTakeFirst();
    if (held !== undefined) return;
    await transaction
      .insertInto('membership')
      .values({
        account_id: accountId,
        role,
        office_id: officeId,
        village_code: villageCode,
        valid_from: new Date(now().getTime() - appointedSinceMilliseconds),
        valid_until: null,
      })
      .execute();
  });
}

/** The demo tells the last 60 days: its officers have held their posts all that time. */
const appointedSinceMilliseconds = 120 * 24 * 3600 * 1000;

/** The names of officers, for timelines and lists. */
export async function officerNames(
  database: DatabaseConnection,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (accountIds.length === 0) return new Map();
  const rows = await database
    .selectFrom('auth.user')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(accountIds)])
    .where('username', 'is not', null)
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** The sign-in hints of the demo for a region's officers. */
export function demoOfficers(region: OfficerRegion, password: string): readonly DemoAccount[] {
  return region.accounts.flatMap(({ username, post: postId }) => {
    const post = region.posts.find((candidate) => candidate.id === postId);
    if (post === undefined) return [];
    const name = post.holder?.name ?? username;
    return [
      {
        face: 'console' as const,
        title: post.title,
        identifier: username,
        secret: password,
        note: { id: name, en: name },
      },
    ];
  });
}
