/** Roles that a named few may take for a short time with a reason: told at once, seen by all, reviewed afterwards. */
import { failure, type Region, type Result, success } from '@satuloket/engine';
import { dateFormat } from '../../places/index.ts';
import { regionDatabase } from '../../platform/database/index.ts';
import { isIdentifier, newIdentifier } from '../../record/index.ts';
import type { Caller } from '../../types.ts';
import { officerNames } from '../officers.ts';
import { invalidFields } from '../problems.ts';
import { openAccountValue, sealAccountValue } from '../sealing.ts';
import type { EmergencyCard, StaffMenu, StaffSecurity, StaffService } from './contract.ts';
import {
  asking,
  recordAdministration,
  regionOf,
  type StaffDependencies,
  staffCommand,
} from './dependencies.ts';
import { wrong } from './faults.ts';
import { officeName, titleOf } from './naming.ts';
import { guardedRoles, mayGive, officerFor, reachOf } from './policy.ts';
import { isPost, mayGiveTo } from './posts.ts';
import { staffProblems } from './problems.ts';

/** Long enough for a bad night, short enough that nobody works by it. */
export const longestHours = 8;
const reasonLength = { least: 20, most: 1000 };
const shownEmergencies = 100;
const shownPermits = 50;
const told = { head: 'head', auditor: 'auditor' } as const;

export const reasonPlace = (id: string): string => `emergency_access/${id}/reason`;
export const reviewPlace = (id: string): string => `emergency_access/${id}/review`;

/** Emergency roles that an account may take, and whether one runs. */
export async function permitsOf(
  { database, now }: Pick<StaffDependencies, 'database' | 'now'>,
  region: Region,
  accountId: string,
): Promise<StaffSecurity['permits']> {
  const rows = await regionDatabase(database, region.id)
    .selectFrom('emergency_permit as permit')
    .leftJoin('emergency_access as access', (join) =>
      join
        .onRef('access.permit_id', '=', 'permit.id')
        .on('access.ended_at', 'is', null)
        .on('access.ends_at', '>', now()),
    )
    .select(['permit.id', 'permit.role', 'permit.office_id', 'access.id as emergency_id', 'access.ends_at'])
    .where('permit.account_id', '=', accountId)
    .where('permit.ended_at', 'is', null)
    .orderBy('permit.id')
    .limit(shownPermits)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    title: titleOf(region, row),
    office: officeName(region, row.office_id),
    runsUntil: row.ends_at?.toISOString() ?? null,
    emergencyId: row.emergency_id,
  }));
}

type Emergencies = Pick<
  StaffService,
  'givePermit' | 'withdrawPermit' | 'beginEmergency' | 'endEmergency' | 'emergencies' | 'reviewEmergency'
> & { bannerOf(caller: Caller): StaffMenu['emergency'] };

export function createEmergencies(dependencies: StaffDependencies): Emergencies {
  const { database, masterKeys, now } = dependencies;

  return {
    async givePermit(caller, { key, ...given }) {
      const asked = asking(dependencies, caller, 'give-permit');
      if (!asked.ok) return asked;
      const { region, officer } = asked.value;
      const { accountId, role, officeId } = given;
      // Who keeps posts, leads or looks over shoulders is no role for an emergency, whoever would permit it.
      if (guardedRoles.has(role)) return failure(staffProblems.notAllowed);
      const may = await mayGiveTo(dependencies, asked.value, given);
      if (!may.ok) return may;
      if (!isPost(region, given)) return failure(staffProblems.postUnknown);
      const content = ['give-permit', given];
      return staffCommand(
        dependencies,
        asked.value,
        { key, content },
        async (transaction, at): Promise<Result<{ permitId: string }>> => {
          const id = newIdentifier(at);
          const kept = await transaction
            .insertInto('emergency_permit')
            .values({
              id,
              account_id: accountId,
              role,
              office_id: officeId,
              given_by: officer.accountId,
              given_at: at,
              ended_by: null,
              ended_at: null,
            })
            .onConflict((conflict) =>
              conflict
                .columns(['region_id', 'account_id', 'role', 'office_id'])
                .where('ended_at', 'is', null)
                .doNothing(),
            )
            .returning('id')
            .executeTakeFirst();
          if (kept === undefined) return failure(staffProblems.permitHeld);
          const detail = { permitId: id, accountId, role, officeId };
          await recordAdministration(transaction, asked.value, 'emergency-permitted', detail, at);
          return success({ permitId: id });
        },
      );
    },

    async withdrawPermit(caller, { key, permitId }) {
      const asked = asking(dependencies, caller, 'withdraw-permit');
      if (!asked.ok) return asked;
      const { region, officer, by } = asked.value;
      if (!isIdentifier(permitId)) return failure(staffProblems.permitUnknown);
      const content = ['withdraw-permit', permitId];
      return staffCommand(
        dependencies,
        asked.value,
        { key, content },
        async (transaction, at): Promise<Result<{ permitId: string }>> => {
          const row = await transaction
            .updateTable('emergency_permit')
            .set({ ended_at: at, ended_by: officer.accountId })
            .where('id', '=', permitId)
            .where('ended_at', 'is', null)
            .returning(['role', 'office_id'])
            .executeTakeFirst();
          if (row === undefined || !mayGive(region, by, { role: row.role, officeId: row.office_id }))
            return failure(staffProblems.permitUnknown);
          await transaction
            .updateTable('emergency_access')
            .set({ ended_at: at })
            .where('permit_id', '=', permitId)
            .where('ended_at', 'is', null)
            .where('ends_at', '>', at)
            .execute();
          await recordAdministration(
            transaction,
            asked.value,
            'emergency-permit-withdrawn',
            { permitId },
            at,
          );
          return success({ permitId });
        },
      );
    },

    async beginEmergency(caller, { key, permitId, reason, hours }) {
      const asked = asking(dependencies, caller, 'begin-emergency');
      if (!asked.ok) return asked;
      const { region, officer } = asked.value;
      const words = reason.trim();
      const faults = [
        ...wrong(
          'reason',
          words.length < reasonLength.least || words.length > reasonLength.most,
          `Tulis apa yang terjadi dan mengapa tidak dapat menunggu, ${reasonLength.least} sampai ${reasonLength.most} huruf.`,
          `Tell what happened and why it can not wait, in ${reasonLength.least} to ${reasonLength.most} characters.`,
        ),
        ...wrong(
          'hours',
          !Number.isInteger(hours) || hours < 1 || hours > longestHours,
          `Pilih 1 sampai ${longestHours} jam.`,
          `Choose 1 to ${longestHours} hours.`,
        ),
      ];
      if (faults.length > 0) return failure(invalidFields('emergency-invalid', faults));
      if (!isIdentifier(permitId)) return failure(staffProblems.permitUnknown);
      const content = ['begin-emergency', permitId, words, hours];
      return staffCommand(
        dependencies,
        asked.value,
        { key, content },
        async (transaction, at): Promise<Result<{ emergencyId: string; until: string }>> => {
          const permit = await transaction
            .selectFrom('emergency_permit')
            .select(['role', 'office_id'])
            .where('id', '=', permitId)
            .where('account_id', '=', officer.accountId)
            .where('ended_at', 'is', null)
            .forUpdate()
            .executeTakeFirst();
          if (permit === undefined) return failure(staffProblems.permitUnknown);
          const running = await transaction
            .selectFrom('emergency_access')
            .select('id')
            .where('permit_id', '=', permitId)
            .where('ended_at', 'is', null)
            .where('ends_at', '>', at)
            .executeTakeFirst();
          if (running !== undefined) return failure(staffProblems.emergencyRunning);
          const id = newIdentifier(at);
          const endsAt = new Date(at.getTime() + hours * 3_600_000);
          await transaction
            .insertInto('emergency_access')
            .values({
              id,
              permit_id: permitId,
              account_id: officer.accountId,
              role: permit.role,
              office_id: permit.office_id,
              reason_sealed: sealAccountValue(masterKeys, reasonPlace(id), words),
              begun_at: at,
              ends_at: endsAt,
              ended_at: null,
              reviewed_by: null,
              reviewed_at: null,
              verdict: null,
              review_sealed: null,
            })
            .execute();
          const detail = {
            emergencyId: id,
            role: permit.role,
            officeId: permit.office_id,
            until: endsAt.toISOString(),
          };
          await recordAdministration(transaction, asked.value, 'emergency-begun', detail, at);
          const notice = {
            template: 'emergency-begun',
            occasion: `emergency/${id}`,
            says: saysOf(dependencies, region, officer.name, permit, endsAt),
            now: at,
          };
          const everywhere = region.offices.map((office) => office.id);
          await dependencies.tell(transaction, {
            ...notice,
            to: { role: told.head, officeIds: [permit.office_id] },
          });
          await dependencies.tell(transaction, {
            ...notice,
            to: { role: told.auditor, officeIds: everywhere },
          });
          return success({ emergencyId: id, until: endsAt.toISOString() });
        },
      );
    },

    async endEmergency(caller, { key, emergencyId }) {
      const asked = asking(dependencies, caller, 'end-emergency');
      if (!asked.ok) return asked;
      const { officer } = asked.value;
      if (!isIdentifier(emergencyId)) return failure(staffProblems.emergencyUnknown);
      const content = ['end-emergency', emergencyId];
      return staffCommand(
        dependencies,
        asked.value,
        { key, content },
        async (transaction, at): Promise<Result<{ emergencyId: string }>> => {
          const row = await transaction
            .updateTable('emergency_access')
            .set({ ended_at: at })
            .where('id', '=', emergencyId)
            .where('account_id', '=', officer.accountId)
            .where('ended_at', 'is', null)
            .where('ends_at', '>', at)
            .returning('id')
            .executeTakeFirst();
          if (row === undefined) return failure(staffProblems.emergencyUnknown);
          await recordAdministration(transaction, asked.value, 'emergency-ended', { emergencyId }, at);
          return success({ emergencyId });
        },
      );
    },

    async emergencies(caller): Promise<Result<readonly EmergencyCard[]>> {
      const asked = asking(dependencies, caller, 'list-emergencies');
      if (!asked.ok) return asked;
      const { region, officer, by } = asked.value;
      const at = now();
      const keeping = by.filter(({ role }) => role !== told.auditor);
      const looksEverywhere = keeping.length < by.length;
      const offices = reachOf(region, keeping);
      if (!looksEverywhere && offices.length === 0) return success([]);
      const rows = await regionDatabase(database, region.id)
        .selectFrom('emergency_access')
        .selectAll()
        .$if(!looksEverywhere, (query) => query.where('office_id', 'in', [...offices]))
        .orderBy('begun_at', 'desc')
        .limit(shownEmergencies)
        .execute();
      const names = await officerNames(
        database,
        rows.flatMap((row) => [row.account_id, ...(row.reviewed_by === null ? [] : [row.reviewed_by])]),
      );
      const mayReview = officerFor(caller, 'review-emergency', region).ok;
      return success(
        rows.map((row): EmergencyCard => {
          const until = row.ended_at ?? row.ends_at;
          const isRunning = until > at;
          return {
            id: row.id,
            name: names.get(row.account_id) ?? '',
            title: titleOf(region, row),
            office: officeName(region, row.office_id),
            reason: openAccountValue<string>(masterKeys, reasonPlace(row.id), row.reason_sealed),
            begunAt: row.begun_at.toISOString(),
            until: until.toISOString(),
            isRunning,
            review:
              row.reviewed_at === null || row.verdict === null || row.review_sealed === null
                ? null
                : {
                    by: names.get(row.reviewed_by ?? '') ?? '',
                    at: row.reviewed_at.toISOString(),
                    verdict: row.verdict,
                    note: openAccountValue<string>(masterKeys, reviewPlace(row.id), row.review_sealed),
                  },
            mayReview:
              mayReview && !isRunning && row.reviewed_at === null && row.account_id !== officer.accountId,
          };
        }),
      );
    },

    async reviewEmergency(caller, { key, emergencyId, verdict, note }) {
      const asked = asking(dependencies, caller, 'review-emergency');
      if (!asked.ok) return asked;
      const { officer } = asked.value;
      if (!isIdentifier(emergencyId)) return failure(staffProblems.emergencyUnknown);
      const words = note.trim();
      const isWrong = words.length > reasonLength.most || (verdict === 'not-in-order' && words === '');
      const faults = [
        ...wrong(
          'verdict',
          !['in-order', 'not-in-order'].includes(verdict),
          'Pilih hasil peninjauan.',
          'Choose the outcome of the review.',
        ),
        ...wrong(
          'note',
          isWrong,
          'Tulis apa yang tidak sesuai, paling banyak 1000 huruf.',
          'Tell what is not in order, in at most 1000 characters.',
        ),
      ];
      if (faults.length > 0) return failure(invalidFields('review-invalid', faults));
      const content = ['review-emergency', emergencyId, verdict, words];
      return staffCommand(
        dependencies,
        asked.value,
        { key, content },
        async (transaction, at): Promise<Result<{ emergencyId: string }>> => {
          const row = await transaction
            .selectFrom('emergency_access')
            .select(['account_id', 'ends_at', 'ended_at', 'reviewed_at'])
            .where('id', '=', emergencyId)
            .forUpdate()
            .executeTakeFirst();
          if (row === undefined) return failure(staffProblems.emergencyUnknown);
          if (row.account_id === officer.accountId) return failure(staffProblems.notForYourself);
          if (row.reviewed_at !== null) return failure(staffProblems.emergencyReviewed);
          if ((row.ended_at ?? row.ends_at) > at) return failure(staffProblems.emergencyOpen);
          await transaction
            .updateTable('emergency_access')
            .set({
              reviewed_by: officer.accountId,
              reviewed_at: at,
              verdict,
              review_sealed: sealAccountValue(masterKeys, reviewPlace(emergencyId), words),
            })
            .where('id', '=', emergencyId)
            .execute();
          const detail = { emergencyId, verdict };
          await recordAdministration(transaction, asked.value, 'emergency-reviewed', detail, at);
          return success({ emergencyId });
        },
      );
    },

    bannerOf(caller) {
      if (caller.who.kind !== 'officer') return null;
      const running = caller.who.posts.find(({ acting }) => acting?.kind === 'emergency');
      if (running?.acting === undefined) return null;
      const region = regionOf(dependencies, caller.regionId);
      return {
        id: running.acting.id,
        title: titleOf(region, { role: running.role, office_id: running.officeId }),
        until: running.acting.until,
      };
    },
  };
}

function saysOf(
  { publicUrl }: Pick<StaffDependencies, 'publicUrl'>,
  region: Region,
  name: string,
  permit: { readonly role: string; readonly office_id: string },
  endsAt: Date,
) {
  const title = titleOf(region, permit);
  const office = officeName(region, permit.office_id);
  const address = `${publicUrl}/${region.slug}/petugas/pegawai/darurat`;
  const time = { timeZone: region.zone, hour: '2-digit', minute: '2-digit' } as const;
  const until = {
    id: dateFormat('id-ID', time).format(endsAt),
    en: dateFormat('en-GB', time).format(endsAt),
  };
  return {
    subject: { id: `Akses darurat diambil: ${title.id}`, en: `Emergency access taken: ${title.en}` },
    body: {
      id: `${name} mengambil peran ${title.id} di ${office.id} dalam keadaan darurat, sampai pukul ${until.id}. Alasan dan peninjauan: ${address}`,
      en: `${name} took the role ${title.en} at ${office.en} in an emergency, until ${until.en}. Reason and review: ${address}`,
    },
  };
}
