/** Posts that are given and ended. */
import { failure, type Result, success } from '@satuloket/engine';
import { localDateOf } from '../../places/index.ts';
import { type DatabaseTransaction, regionDatabase } from '../../platform/database/index.ts';
import { isIdentifier } from '../../record/index.ts';
import { invalidFields } from '../problems.ts';
import type { PostNamed, StaffService } from './contract.ts';
import {
  type Asking,
  asking,
  recordAdministration,
  type StaffDependencies,
  staffCommand,
} from './dependencies.ts';
import { isDay, wrong } from './faults.ts';
import { endOf, startOf } from './naming.ts';
import { mayGive, postsOf } from './policy.ts';
import { staffProblems } from './problems.ts';

/** The own posts of an account in a region, not those held for someone else. */
export async function heldNow(
  { database, now }: Pick<StaffDependencies, 'database' | 'now'>,
  regionId: string,
  accountId: string,
): Promise<readonly { role: string; officeId: string; villageCode: string }[]> {
  const at = now();
  const rows = await regionDatabase(database, regionId)
    .selectFrom('membership')
    .select(['role', 'office_id', 'village_code'])
    .where('account_id', '=', accountId)
    .where('valid_from', '<=', at)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', at)]))
    .orderBy('office_id')
    .orderBy('role')
    .execute();
  return rows.map(({ role, office_id: officeId, village_code: villageCode }) => ({
    role,
    officeId,
    villageCode,
  }));
}

/** What is asked before anything is given to an officer: the right to it, someone else than oneself, who works here. */
export async function mayGiveTo(
  dependencies: Pick<StaffDependencies, 'database' | 'now'>,
  { region, officer, by }: Asking,
  given: { readonly accountId: string; readonly role: string; readonly officeId: string },
  mayAlso = false,
): Promise<Result<void>> {
  const { accountId } = given;
  if (!mayAlso && !mayGive(region, by, given)) return failure(staffProblems.notAllowed);
  if (accountId === officer.accountId) return failure(staffProblems.notForYourself);
  const held = isIdentifier(accountId) ? await heldNow(dependencies, region.id, accountId) : [];
  return held.length === 0 ? failure(staffProblems.officerUnknown) : success(undefined);
}

/** Whether a post is one of the region's: without one it would carry no weight. */
export const isPost = (region: Parameters<typeof postsOf>[0], given: PostNamed): boolean =>
  postsOf(region).some(
    (post) =>
      post.role === given.role &&
      post.officeId === given.officeId &&
      post.villageCode === (given.villageCode ?? ''),
  );

export function createPosts(dependencies: StaffDependencies): Pick<StaffService, 'grantPost' | 'endPost'> {
  const { now } = dependencies;
  return {
    async grantPost(caller, { key, ...given }) {
      const asked = asking(dependencies, caller, 'grant-post');
      if (!asked.ok) return asked;
      const { region, officer } = asked.value;
      const { accountId, role, officeId, villageCode = '', from, until } = given;
      const may = await mayGiveTo(dependencies, asked.value, given);
      if (!may.ok) return may;
      const today = localDateOf(region, now());
      const faults = [
        ...wrong(
          'role',
          !isPost(region, given),
          'Pilih jabatan dari daftar.',
          'Choose a post from the list.',
        ),
        ...wrong(
          'from',
          Boolean(from) && (!isDay(from ?? '') || (from ?? '') < today),
          'Tulis tanggal mulai yang belum lewat, atau kosongkan.',
          'Enter a first day that is not past, or leave it empty.',
        ),
        ...wrong(
          'until',
          Boolean(until) && (!isDay(until ?? '') || (until ?? '') < (from || today)),
          'Tulis tanggal akhir yang tidak sebelum tanggal mulai, atau kosongkan.',
          'Enter a last day that is not before the first, or leave it empty.',
        ),
      ];
      if (faults.length > 0) return failure(invalidFields('post-invalid', faults));
      const content = ['grant-post', given];
      return staffCommand(
        dependencies,
        asked.value,
        { key, content },
        async (transaction, at): Promise<Result<{ accountId: string }>> => {
          const validFrom = from && from > today ? startOf(region, from) : at;
          const validUntil = endOf(region, until);
          const overlapping = await transaction
            .selectFrom('membership')
            .select('role')
            .where('account_id', '=', accountId)
            .where('role', '=', role)
            .where('office_id', '=', officeId)
            .where('village_code', '=', villageCode)
            .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', validFrom)]))
            .$if(validUntil !== null, (query) => query.where('valid_from', '<', validUntil ?? at))
            .executeTakeFirst();
          if (overlapping !== undefined) return failure(staffProblems.postHeld);
          await transaction
            .insertInto('membership')
            .values({
              account_id: accountId,
              role,
              office_id: officeId,
              village_code: villageCode,
              valid_from: validFrom,
              valid_until: validUntil,
              granted_by: officer.accountId,
            })
            .execute();
          const detail = {
            accountId,
            role,
            officeId,
            from: validFrom.toISOString(),
            until: validUntil?.toISOString() ?? null,
          };
          await recordAdministration(transaction, asked.value, 'post-granted', detail, at);
          return success({ accountId });
        },
      );
    },

    async endPost(caller, { key, ...given }) {
      const asked = asking(dependencies, caller, 'end-post');
      if (!asked.ok) return asked;
      const { region, officer, by } = asked.value;
      const { accountId, role, officeId, villageCode = '' } = given;
      if (!mayGive(region, by, given)) return failure(staffProblems.notAllowed);
      if (accountId === officer.accountId) return failure(staffProblems.notForYourself);
      if (!isIdentifier(accountId)) return failure(staffProblems.postUnknown);
      const content = ['end-post', given];
      return staffCommand(
        dependencies,
        asked.value,
        { key, content },
        async (transaction, at): Promise<Result<{ accountId: string }>> => {
          const rows = await transaction
            .selectFrom('membership')
            .select('valid_from')
            .where('account_id', '=', accountId)
            .where('role', '=', role)
            .where('office_id', '=', officeId)
            .where('village_code', '=', villageCode)
            .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', at)]))
            .forUpdate()
            .execute();
          if (rows.length === 0) return failure(staffProblems.postUnknown);
          for (const { valid_from: from } of rows) {
            // One that has not begun ends a moment after its beginning: rows of posts are never removed.
            const until = from < at ? at : new Date(from.getTime() + 1);
            await transaction
              .updateTable('membership')
              .set({ valid_until: until, ended_by: officer.accountId })
              .where('account_id', '=', accountId)
              .where('role', '=', role)
              .where('office_id', '=', officeId)
              .where('village_code', '=', villageCode)
              .where('valid_from', '=', from)
              .execute();
          }
          const detail = { accountId, role, officeId };
          await recordAdministration(transaction, asked.value, 'post-ended', detail, at);
          await endWhatFollows(transaction, { accountId, officerId: officer.accountId, at });
          return success({ accountId });
        },
      );
    },
  };
}

/** Whoever holds no post of their own any more stands in for nobody and takes no role in an emergency. */
async function endWhatFollows(
  transaction: DatabaseTransaction,
  { accountId, officerId, at }: { accountId: string; officerId: string; at: Date },
): Promise<void> {
  const left = await transaction
    .selectFrom('membership')
    .select('role')
    .where('account_id', '=', accountId)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', at)]))
    .executeTakeFirst();
  if (left !== undefined) return;
  const ended = { ended_at: at, ended_by: officerId };
  await transaction
    .updateTable('stand_in')
    .set(ended)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', at)
    .execute();
  await transaction
    .updateTable('emergency_permit')
    .set(ended)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute();
  await transaction
    .updateTable('emergency_access')
    .set({ ended_at: at })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', at)
    .execute();
}
