/** Officers of another region who oversee this one: nobody without an explicit grant of this region, for some days. */
import { failure, type Region, type Result, success } from '@satuloket/engine';
import { sql } from 'kysely';
import { localDateOf } from '../../places/index.ts';
import { regionDatabase } from '../../platform/database/index.ts';
import { isIdentifier, newIdentifier } from '../../record/index.ts';
import { officerNames, usernameInRegion } from '../officers.ts';
import { invalidFields } from '../problems.ts';
import type { OversightCard, StaffService } from './contract.ts';
import { asking, recordAdministration, type StaffDependencies, staffCommand } from './dependencies.ts';
import { spanFaults, wrong } from './faults.ts';
import { endOf, officeName, startOf, titleOf } from './naming.ts';
import { coverageOf, oversightPosts } from './policy.ts';
import { staffProblems } from './problems.ts';
import { plainUsername } from './usernames.ts';

const shownGrants = 200;

type Oversight = Pick<StaffService, 'oversight' | 'grantOversight' | 'endOversight' | 'overseen'>;

export function createOversight(dependencies: StaffDependencies): Oversight {
  const { database, now, places } = dependencies;

  /** Whoever keeps accounts for the whole region: an office can not let anyone look at all of it. */
  function keeping(
    caller: Parameters<typeof asking>[1],
    command: 'list-oversight' | 'grant-oversight' | 'end-oversight',
  ) {
    const asked = asking(dependencies, caller, command);
    if (!asked.ok) return asked;
    const { region } = asked.value;
    const by = asked.value.by.filter((post) => coverageOf(region, post) === 'region');
    return by.length === 0 ? failure(staffProblems.notAllowed) : success({ ...asked.value, by });
  }

  return {
    async oversight(caller) {
      const asked = keeping(caller, 'list-oversight');
      if (!asked.ok) return asked;
      const { region, by } = asked.value;
      const rows = await regionDatabase(database, region.id)
        .selectFrom('oversight')
        .innerJoin('auth.user as account', 'account.id', 'oversight.account_id')
        .selectAll('oversight')
        .select([
          'account.name',
          'account.username',
          sql<string>`from_day::text`.as('from_text'),
          sql<string>`until_day::text`.as('until_text'),
        ])
        .orderBy('oversight.ends_at', 'desc')
        .limit(shownGrants)
        .execute();
      const names = await officerNames(
        database,
        rows.map((row) => row.granted_by),
      );
      const at = now();
      return success({
        grants: rows.map((row): OversightCard => {
          const state =
            row.ended_at !== null
              ? 'ended'
              : row.ends_at <= at
                ? 'over'
                : row.starts_at > at
                  ? 'coming'
                  : ('current' as const);
          const homeId = (row.username ?? '').split(':')[0] ?? '';
          return {
            id: row.id,
            name: row.name,
            username: plainUsername(row.username ?? ''),
            home: places.region(homeId)?.name ?? { id: homeId, en: homeId },
            title: titleOf(region, row),
            office: officeName(region, row.office_id),
            from: row.from_text,
            until: row.until_text,
            letterNumber: row.letter_number,
            grantedBy: names.get(row.granted_by) ?? '',
            state,
            mayEnd: state === 'current' || state === 'coming',
          };
        }),
        posts: oversightPosts(region, by).map(({ role, officeId, title }) => ({
          role,
          officeId,
          title,
          office: officeName(region, officeId),
        })),
        regions: others(region).map(({ id, name }) => ({ id, name })),
        today: localDateOf(region, at),
      });
    },

    async grantOversight(caller, { key, ...given }) {
      const asked = keeping(caller, 'grant-oversight');
      if (!asked.ok) return asked;
      const { region, officer, by } = asked.value;
      const { role, officeId, from, until } = given;
      const home = others(region).find(({ id }) => id === given.homeRegionId);
      const account =
        home &&
        (await database
          .selectFrom('auth.user')
          .select('id')
          .where('username', '=', usernameInRegion(home.id, given.username))
          .executeTakeFirst());
      const faults = [
        ...wrong('homeRegionId', home === undefined, 'Pilih daerah lain.', 'Choose another region.'),
        ...wrong(
          'username',
          home !== undefined && account === undefined,
          'Tidak ada petugas dengan nama pengguna ini di daerah itu.',
          'There is no officer of this username in that region.',
        ),
        ...wrong(
          'role',
          !oversightPosts(region, by).some((post) => post.role === role && post.officeId === officeId),
          'Pilih peran dari daftar.',
          'Choose a role from the list.',
        ),
        ...spanFaults(given, localDateOf(region, now())),
      ];
      if (faults.length > 0 || account === undefined)
        return failure(invalidFields('oversight-invalid', faults));
      const accountId = account.id;
      const content = ['grant-oversight', given];
      return staffCommand(
        dependencies,
        asked.value,
        { key, content },
        async (transaction, at): Promise<Result<{ oversightId: string }>> => {
          const [startsAt, endsAt] = [startOf(region, from), endOf(region, until)];
          if (endsAt === null) throw new Error('An oversight has no last day.');
          const overlapping = await transaction
            .selectFrom('oversight')
            .select('id')
            .where('account_id', '=', accountId)
            .where('role', '=', role)
            .where('office_id', '=', officeId)
            .where('ended_at', 'is', null)
            .where('starts_at', '<', endsAt)
            .where('ends_at', '>', startsAt)
            .executeTakeFirst();
          if (overlapping !== undefined) return failure(staffProblems.oversightHeld);
          const id = newIdentifier(at);
          await transaction
            .insertInto('oversight')
            .values({
              id,
              account_id: accountId,
              role,
              office_id: officeId,
              from_day: from,
              until_day: until,
              starts_at: startsAt,
              ends_at: endsAt,
              letter_number: given.letterNumber.trim(),
              granted_by: officer.accountId,
              granted_at: at,
              ended_by: null,
              ended_at: null,
            })
            .execute();
          await transaction
            .insertInto('overseeing_account')
            .values({ account_id: accountId, overseen_in: region.id })
            .onConflict((conflict) => conflict.columns(['account_id', 'overseen_in']).doNothing())
            .execute();
          const detail = { oversightId: id, accountId, role, officeId, from, until };
          await recordAdministration(transaction, asked.value, 'oversight-granted', detail, at);
          return success({ oversightId: id });
        },
      );
    },

    async endOversight(caller, { key, oversightId }) {
      const asked = keeping(caller, 'end-oversight');
      if (!asked.ok) return asked;
      const { officer } = asked.value;
      if (!isIdentifier(oversightId)) return failure(staffProblems.oversightUnknown);
      const content = ['end-oversight', oversightId];
      return staffCommand(
        dependencies,
        asked.value,
        { key, content },
        async (transaction, at): Promise<Result<{ oversightId: string }>> => {
          const row = await transaction
            .updateTable('oversight')
            .set({ ended_at: at, ended_by: officer.accountId })
            .where('id', '=', oversightId)
            .where('ended_at', 'is', null)
            .where('ends_at', '>', at)
            .returning('account_id')
            .executeTakeFirst();
          if (row === undefined) return failure(staffProblems.oversightUnknown);
          await recordAdministration(transaction, asked.value, 'oversight-ended', { oversightId }, at);
          return success({ oversightId });
        },
      );
    },

    async overseen(caller) {
      const asked = asking(dependencies, caller, 'read-overseen');
      if (!asked.ok) return asked;
      const { region, officer } = asked.value;
      const { accountId } = officer;
      const [account, rows] = await Promise.all([
        database.selectFrom('auth.user').select('username').where('id', '=', accountId).executeTakeFirst(),
        database
          .selectFrom('overseeing_account')
          .select('overseen_in')
          .where('account_id', '=', accountId)
          .execute(),
      ]);
      const known = new Set([account?.username?.split(':')[0] ?? '', ...rows.map((row) => row.overseen_in)]);
      const found = await Promise.all(
        others(region)
          .filter(({ id }) => known.has(id))
          .map(async (other) => ({ other, held: await heldIn(other, accountId) })),
      );
      return success(
        found.flatMap(({ other, held }) =>
          held.length === 0
            ? []
            : [
                {
                  id: other.id,
                  slug: other.slug,
                  name: other.name,
                  titles: held.map((row) => titleOf(other, row)),
                },
              ],
        ),
      );
    },
  };

  function others(region: Region): readonly Region[] {
    return places.regions().filter(({ id }) => id !== region.id);
  }

  function heldIn(region: Region, accountId: string) {
    const at = now();
    return regionDatabase(database, region.id)
      .selectFrom('held_post')
      .select(['role', 'office_id', 'village_code'])
      .where('account_id', '=', accountId)
      .where('valid_from', '<=', at)
      .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', at)]))
      .limit(20)
      .execute();
  }
}
