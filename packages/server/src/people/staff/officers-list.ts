/** What the head of an office sees of its people. */
import { failure, type Region, type Result, success } from '@satuloket/engine';
import { sql } from 'kysely';
import { localDateOf } from '../../places/index.ts';
import { type DatabaseConnection, regionDatabase } from '../../platform/database/index.ts';
import type { Caller } from '../../types.ts';
import { officerNames } from '../officers.ts';
import { openAccountValue } from '../sealing.ts';
import type { HeldPost, StaffList } from './contract.ts';
import { type Asking, asking, type StaffDependencies } from './dependencies.ts';
import { type Invited, invitationPlace } from './invitation-links.ts';
import { officeName, titleOf } from './naming.ts';
import { giveablePosts, guardedRoles, mayGive, mayReset, reachOf } from './policy.ts';
import { staffProblems } from './problems.ts';
import { isUnused } from './unused.ts';
import { plainUsername } from './usernames.ts';

const shownPosts = 1000;
const shownRows = 100;

export async function officersList(
  dependencies: StaffDependencies,
  caller: Caller,
  { officeId: wanted }: { readonly officeId?: string },
): Promise<Result<StaffList>> {
  const asked = asking(dependencies, caller, 'list-officers');
  if (!asked.ok) return asked;
  const { region, by } = asked.value;
  const offices = reachOf(region, by);
  const officeId = wanted ?? by.find((post) => offices.includes(post.officeId))?.officeId ?? offices[0];
  if (officeId === undefined || !offices.includes(officeId)) return failure(staffProblems.notAllowed);
  const database = regionDatabase(dependencies.database, region.id);
  const [counts, officers, invitations, standIns, permits] = await Promise.all([
    countsOf(database, offices, dependencies.now()),
    officersAt(dependencies, database, asked.value, officeId),
    invitationsAt(dependencies, database, region, officeId),
    standInsAt(dependencies, database, asked.value, officeId),
    permitsAt(dependencies, database, asked.value, officeId),
  ]);
  return success({
    offices: offices.map((id) => ({ id, name: officeName(region, id), officers: counts.get(id) ?? 0 })),
    officeId,
    officers,
    invitations,
    standIns,
    permits,
    posts: giveablePosts(region, by)
      .filter((post) => post.officeId === officeId)
      .map(({ role, villageCode, title }) => ({
        role,
        officeId,
        ...(villageCode === '' ? {} : { villageCode }),
        title,
        inEmergency: !guardedRoles.has(role),
      })),
    today: localDateOf(region, dependencies.now()),
  });
}

async function countsOf(
  database: DatabaseConnection,
  offices: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, number>> {
  const rows = await database
    .selectFrom('membership')
    .select(['office_id', sql<string>`count(distinct account_id)`.as('officers')])
    .where('office_id', 'in', [...offices])
    .where('valid_from', '<=', at)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', at)]))
    .groupBy('office_id')
    .execute();
  return new Map(rows.map((row) => [row.office_id, Number(row.officers)]));
}

/** Whoever holds a post at the office now or later, with all their posts in the region. */
async function officersAt(
  { now }: StaffDependencies,
  database: DatabaseConnection,
  { region, by, officer }: Asking,
  officeId: string,
): Promise<StaffList['officers']> {
  const at = now();
  const rows = await database
    .selectFrom('held_post as held')
    .innerJoin('auth.user as account', 'account.id', 'held.account_id')
    .leftJoin('second_factor as factor', 'factor.account_id', 'held.account_id')
    .leftJoin('officer_use as use', 'use.account_id', 'held.account_id')
    .select([
      'held.account_id',
      'account.name',
      'account.username',
      'held.role',
      'held.office_id',
      'held.village_code',
      'held.valid_from',
      'held.valid_until',
      'held.acting',
      sql<boolean>`factor.sealed is not null or exists (select from passkey where passkey.account_id = held.account_id)`.as(
        'has_second_factor',
      ),
      'use.used_at as last_sign_in',
    ])
    .where((eb) => eb.or([eb('held.valid_until', 'is', null), eb('held.valid_until', '>', at)]))
    .where('held.account_id', 'in', (eb) =>
      eb
        .selectFrom('membership')
        .select('account_id')
        .where('office_id', '=', officeId)
        .where((own) => own.or([own('valid_until', 'is', null), own('valid_until', '>', at)])),
    )
    .orderBy('account.name')
    .orderBy('held.valid_from')
    .limit(shownPosts)
    .execute();
  const accounts = new Map<string, typeof rows>();
  for (const row of rows) accounts.set(row.account_id, [...(accounts.get(row.account_id) ?? []), row]);
  return [...accounts].flatMap(([accountId, held]) => {
    const [first] = held;
    if (first === undefined) return [];
    const own = held.filter((row) => row.acting === null && row.valid_from <= at);
    const isYou = accountId === officer.accountId;
    return [
      {
        accountId,
        name: first.name,
        username: plainUsername(first.username ?? ''),
        hasSecondFactor: first.has_second_factor,
        lastSignIn: first.last_sign_in?.toISOString() ?? null,
        isClosed: isUnused(region, first.last_sign_in, at),
        posts: held.map(
          (row): HeldPost => ({
            role: row.role,
            officeId: row.office_id,
            ...(row.village_code === '' ? {} : { villageCode: row.village_code }),
            title: titleOf(region, row),
            office: officeName(region, row.office_id),
            from: row.valid_from.toISOString(),
            until: row.valid_until?.toISOString() ?? null,
            acting: row.acting,
            mayEnd:
              !isYou &&
              row.acting === null &&
              mayGive(region, by, { role: row.role, officeId: row.office_id }),
          }),
        ),
        mayReset:
          !isYou &&
          mayReset(
            region,
            by,
            own.map((row) => ({ role: row.role, officeId: row.office_id })),
          ),
        isYou,
      },
    ];
  });
}

async function invitationsAt(
  { masterKeys, now }: StaffDependencies,
  database: DatabaseConnection,
  region: Region,
  officeId: string,
): Promise<StaffList['invitations']> {
  const rows = await database
    .selectFrom('staff_invitation')
    .selectAll()
    .where('office_id', '=', officeId)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('invited_at', 'desc')
    .limit(shownRows)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: openAccountValue<Invited>(masterKeys, invitationPlace(row.id), row.sealed).name,
    username: row.username,
    title: titleOf(region, row),
    sentAt: row.sent_at?.toISOString() ?? null,
    expiresAt: row.expires_at.toISOString(),
    state: row.sent_at === null ? 'not-sent' : row.expires_at <= now() ? 'expired' : 'open',
  }));
}

async function standInsAt(
  { now, database: whole }: StaffDependencies,
  database: DatabaseConnection,
  { region, by, officer }: Asking,
  officeId: string,
): Promise<StaffList['standIns']> {
  const rows = await database
    .selectFrom('stand_in')
    .selectAll()
    .select([sql<string>`from_day::text`.as('from_text'), sql<string>`until_day::text`.as('until_text')])
    .where('office_id', '=', officeId)
    .orderBy('ends_at', 'desc')
    .limit(shownRows)
    .execute();
  const names = await officerNames(
    whole,
    rows.flatMap((row) => [
      row.account_id,
      ...(row.absent_account_id === null ? [] : [row.absent_account_id]),
    ]),
  );
  const at = now();
  return rows.map((row) => {
    const state =
      row.ended_at !== null
        ? 'ended'
        : row.ends_at <= at
          ? 'over'
          : row.starts_at > at
            ? 'coming'
            : ('current' as const);
    const isOwn = officer.posts.some(
      (post) => post.acting === undefined && post.role === row.role && post.officeId === row.office_id,
    );
    return {
      id: row.id,
      kind: row.kind,
      title: titleOf(region, row),
      absent: row.absent_account_id === null ? null : (names.get(row.absent_account_id) ?? ''),
      name: names.get(row.account_id) ?? '',
      from: row.from_text,
      until: row.until_text,
      letterNumber: row.letter_number,
      state,
      mayEnd:
        (state === 'coming' || state === 'current') &&
        (isOwn || mayGive(region, by, { role: row.role, officeId: row.office_id })),
    };
  });
}

async function permitsAt(
  { database: whole }: StaffDependencies,
  database: DatabaseConnection,
  { region, by }: Asking,
  officeId: string,
): Promise<StaffList['permits']> {
  const rows = await database
    .selectFrom('emergency_permit')
    .select(['id', 'account_id', 'role', 'office_id'])
    .where('office_id', '=', officeId)
    .where('ended_at', 'is', null)
    .orderBy('given_at', 'desc')
    .limit(shownRows)
    .execute();
  const names = await officerNames(
    whole,
    rows.map((row) => row.account_id),
  );
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    name: names.get(row.account_id) ?? '',
    title: titleOf(region, row),
    mayWithdraw: mayGive(region, by, { role: row.role, officeId: row.office_id }),
  }));
}
