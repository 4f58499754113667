import { failure, maskName, type Result, success } from '@satuloket/engine';
import { sql } from 'kysely';
import { officeName } from '../cases/office-values.ts';
import { localDateOf } from '../places/index.ts';
import { regionDatabase } from '../platform/database/index.ts';
import type { Caller, Page } from '../types.ts';
import type { MeasuresService, MorningCase } from './contract.ts';
import { dayBefore } from './dates.ts';
import { type MeasuresDependencies, regionOf } from './dependencies.ts';
import { officerFor } from './policy.ts';
import { readPosition, writePosition } from './positions.ts';
import { problems } from './problems.ts';

const usualLimit = 25;
const largestLimit = 100;

/**
 * The cases behind a line, for who leads the region: which, where and since when, not whose. Neither the page of a case
 * nor its answers are theirs to read.
 */
export async function morningCases(
  dependencies: MeasuresDependencies,
  caller: Caller,
  query: Parameters<MeasuresService['morningCases']>[1],
): Promise<Result<Page<MorningCase>>> {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerFor(caller, 'list-morning', region);
  if (!officer.ok) return officer;
  const now = dependencies.now();
  const date = query.date ?? dayBefore(localDateOf(region, now));
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date));
  const office = query.officeId;
  if (!isDate || (query.list === 'office' && !region.offices.some(({ id }) => id === office)))
    return failure(problems.listUnknown);
  const position = query.cursor === undefined ? null : readPosition(query.cursor);
  if (position === undefined) return failure(problems.cursorUnreadable);
  const limit = Math.min(Math.max(Math.trunc(query.limit ?? usualLimit), 1), largestLimit);
  const isBroken = query.list === 'broken';
  const order = isBroken ? 'promise_break.due_at' : 'case_current.filed_at';
  let rows = regionDatabase(dependencies.database, region.id)
    .selectFrom('case_current')
    .leftJoin('promise_break', 'promise_break.case_id', 'case_current.case_id')
    .select([
      'case_current.case_id',
      'case_current.code',
      'case_current.service',
      'case_current.state',
      'case_current.pack_digest',
      'case_current.applicant_name',
      'case_current.filed_at',
      'promise_break.due_at as missed_at',
      'promise_break.answered_at',
      'promise_break.is_open',
    ])
    .select(['case_current.due_at', 'case_current.office_id'])
    .select(sql<string>`${sql.ref(order)}::text`.as('position'));
  rows = isBroken
    ? rows.where('promise_break.broke_on', '=', date)
    : rows.where('case_current.ended_at', 'is', null).where('case_current.turn', '=', 'office');
  if (office !== undefined)
    rows = rows.where(isBroken ? 'promise_break.office_id' : 'case_current.office_id', '=', office);
  if (position !== null) {
    rows = rows.where(
      sql<boolean>`(${sql.ref(order)}, case_current.case_id) > (${position.at}::timestamptz, ${position.caseId}::uuid)`,
    );
  }
  const found = await rows
    .orderBy(order)
    .orderBy('case_current.case_id')
    .limit(limit + 1)
    .execute();
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return success({
    rows: await Promise.all(
      page.map(async (row): Promise<MorningCase> => {
        const service = (await dependencies.packs.byDigest(row.pack_digest)).services[row.service];
        const dueAt = row.missed_at ?? row.due_at;
        return {
          code: row.code,
          service: service?.title ?? { id: row.service, en: row.service },
          office: officeName(region, row.office_id),
          state: service?.flow.states[row.state]?.title ?? { id: row.state, en: row.state },
          maskedName: maskName(row.applicant_name),
          filedAt: row.filed_at.toISOString(),
          dueAt: dueAt?.toISOString() ?? null,
          isLate: dueAt !== null && dueAt < now,
          isAnswered: row.missed_at === null ? null : row.answered_at !== null,
        };
      }),
    ),
    next: found.length > limit && last !== undefined ? writePosition(last.position, last.case_id) : null,
    previous: null,
  });
}
