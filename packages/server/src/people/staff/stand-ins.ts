/** Who acts for a leader on leave (Plh.), or in a post that is empty (Plt.): SE Kepala BKN 1/SE/I/2021. */
import { type FieldProblem, failure, type Result, success } from '@satuloket/engine';
import { localDateOf } from '../../places/index.ts';
import { isIdentifier, newIdentifier } from '../../record/index.ts';
import { invalidFields } from '../problems.ts';
import type { StaffService } from './contract.ts';
import { asking, recordAdministration, type StaffDependencies, staffCommand } from './dependencies.ts';
import { spanFaults, wrong } from './faults.ts';
import { endOf, startOf } from './naming.ts';
import { mayGive, type Officer } from './policy.ts';
import { heldNow, isPost, mayGiveTo } from './posts.ts';
import { staffProblems } from './problems.ts';

/** Whose post it is may name who stands in; besides them whoever may give the post. */
const isOwnPost = (officer: Officer, given: { role: string; officeId: string }): boolean =>
  officer.posts.some(
    ({ role, officeId, acting }) =>
      acting === undefined && role === given.role && officeId === given.officeId,
  );

/** A post whose holder is away is kept by a Plh.; a Plt. is for one that nobody holds on any of the days. */
const postIsHeld: FieldProblem = {
  path: 'kind',
  code: 'invalid',
  message: {
    id: 'Jabatan ini masih dipegang pada hari-hari itu, sedangkan Plt. hanya untuk jabatan kosong. Pilih Plh. bila pemegangnya berhalangan, atau akhiri dulu jabatannya.',
    en: 'Someone holds this post on those days, and a Plt. is for a vacant post only. Choose Plh. where the holder is away, or end their post first.',
  },
};

export function createStandIns(
  dependencies: StaffDependencies,
): Pick<StaffService, 'appointStandIn' | 'endStandIn'> {
  const { now } = dependencies;
  return {
    async appointStandIn(caller, { key, ...given }) {
      const asked = asking(dependencies, caller, 'appoint-stand-in');
      if (!asked.ok) return asked;
      const { region, officer } = asked.value;
      const { accountId, absentAccountId, kind, role, officeId, villageCode = '', from, until } = given;
      const may = await mayGiveTo(dependencies, asked.value, given, isOwnPost(officer, given));
      if (!may.ok) return may;
      const absent =
        kind === 'plh' && isIdentifier(absentAccountId ?? '')
          ? await heldNow(dependencies, region.id, absentAccountId ?? '')
          : [];
      const today = localDateOf(region, now());
      const letterNumber = given.letterNumber.trim();
      const faults = [
        ...wrong(
          'role',
          !isPost(region, given),
          'Pilih jabatan dari daftar.',
          'Choose a post from the list.',
        ),
        ...wrong(
          'absentAccountId',
          kind === 'plh' &&
            (absentAccountId === accountId ||
              !absent.some(
                (post) =>
                  post.role === role && post.officeId === officeId && post.villageCode === villageCode,
              )),
          'Pilih pejabat yang memegang jabatan ini dan akan cuti.',
          'Choose the official who holds this post and will be on leave.',
        ),
        ...spanFaults(given, today),
      ];
      if (faults.length > 0) return failure(invalidFields('stand-in-invalid', faults));
      const content = ['appoint-stand-in', given];
      return staffCommand(
        dependencies,
        asked.value,
        { key, content },
        async (transaction, at): Promise<Result<{ standInId: string }>> => {
          const [startsAt, endsAt] = [startOf(region, from), endOf(region, until)];
          if (endsAt === null) throw new Error('A stand-in has no last day.');
          const overlapping = await transaction
            .selectFrom('stand_in')
            .select('id')
            .where('role', '=', role)
            .where('office_id', '=', officeId)
            .where('village_code', '=', villageCode)
            .where('ended_at', 'is', null)
            .where('starts_at', '<', endsAt)
            .where('ends_at', '>', startsAt)
            .executeTakeFirst();
          if (overlapping !== undefined) return failure(staffProblems.standInsOverlap);
          if (kind === 'plt') {
            // What was held earlier today is vacant now.
            const vacantFrom = new Date(Math.max(startsAt.getTime(), at.getTime()));
            const held = await transaction
              .selectFrom('membership')
              .select('account_id')
              .where('role', '=', role)
              .where('office_id', '=', officeId)
              .where('village_code', '=', villageCode)
              .where('valid_from', '<', endsAt)
              .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', vacantFrom)]))
              .limit(1)
              .executeTakeFirst();
            if (held !== undefined) return failure(invalidFields('stand-in-invalid', [postIsHeld]));
          }
          const id = newIdentifier(at);
          await transaction
            .insertInto('stand_in')
            .values({
              id,
              kind,
              absent_account_id: kind === 'plh' ? (absentAccountId ?? null) : null,
              account_id: accountId,
              role,
              office_id: officeId,
              village_code: villageCode,
              from_day: from,
              until_day: until,
              starts_at: startsAt,
              ends_at: endsAt,
              letter_number: letterNumber,
              given_by: officer.accountId,
              given_at: at,
              ended_by: null,
              ended_at: null,
            })
            .execute();
          const detail = {
            standInId: id,
            kind,
            accountId,
            absentAccountId: absentAccountId ?? null,
            role,
            officeId,
            from,
            until,
          };
          await recordAdministration(transaction, asked.value, 'stand-in-appointed', detail, at);
          return success({ standInId: id });
        },
      );
    },

    async endStandIn(caller, { key, standInId }) {
      const asked = asking(dependencies, caller, 'end-stand-in');
      if (!asked.ok) return asked;
      const { region, officer, by } = asked.value;
      if (!isIdentifier(standInId)) return failure(staffProblems.standInUnknown);
      const content = ['end-stand-in', standInId];
      return staffCommand(
        dependencies,
        asked.value,
        { key, content },
        async (transaction, at): Promise<Result<{ standInId: string }>> => {
          const row = await transaction
            .selectFrom('stand_in')
            .select(['role', 'office_id'])
            .where('id', '=', standInId)
            .where('ended_at', 'is', null)
            .where('ends_at', '>', at)
            .forUpdate()
            .executeTakeFirst();
          if (row === undefined) return failure(staffProblems.standInUnknown);
          const post = { role: row.role, officeId: row.office_id };
          if (!mayGive(region, by, post) && !isOwnPost(officer, post))
            return failure(staffProblems.standInUnknown);
          await transaction
            .updateTable('stand_in')
            .set({ ended_at: at, ended_by: officer.accountId })
            .where('id', '=', standInId)
            .execute();
          await recordAdministration(transaction, asked.value, 'stand-in-ended', { standInId }, at);
          return success({ standInId });
        },
      );
    },
  };
}
