import { failure, officeOf, type Region, type Result, success } from '@satuloket/engine';
import { sql } from 'kysely';
import { localDateOf } from '../places/index.ts';
import { regionDatabase } from '../platform/database/index.ts';
import { isIdentifier } from '../record/index.ts';
import type { Caller } from '../types.ts';
import type { CapacityService, VisitDay } from './contract.ts';
import { type CapacityDependencies, regionOf } from './dependencies.ts';
import { officerOf, visitScope } from './policy.ts';
import { problems } from './problems.ts';

const usualLimit = 50;
const largestLimit = 200;
const dayMilliseconds = 86_400_000;

/** Who comes to an office on a day, in order of time: over an index of the office's visits. */
export async function visits(
  dependencies: CapacityDependencies,
  caller: Caller,
  query: Parameters<CapacityService['visits']>[1],
): Promise<Result<VisitDay>> {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerOf(caller, 'list-visits', region);
  if (!officer.ok) return officer;
  const scope = visitScope(region, officer.value.posts);
  const offices = region.offices.filter(({ id }) => scope.has(id));
  const officeId = query.officeId ?? homeOffice(offices, officer.value.posts);
  const services = officeId === undefined ? undefined : scope.get(officeId);
  if (officeId === undefined || services === undefined) return failure(problems.outsideOffices);
  const date = query.date ?? localDateOf(region, dependencies.now());
  if (!isDate(date)) return failure(problems.dateMalformed);
  const limit = Math.min(Math.max(1, query.limit ?? usualLimit), largestLimit);
  const cursor = readCursor(query.cursor);
  const database = regionDatabase(dependencies.database, region.id);
  const isBackward = cursor?.direction === 'before';
  let rows = database
    .selectFrom('visit')
    .innerJoin('case_current', 'case_current.case_id', 'visit.case_id')
    .select([
      'visit.case_id',
      'visit.starts_at',
      'visit.ends_at',
      'visit.state as visit_state',
      'case_current.code',
      'case_current.service',
      'case_current.state',
      'case_current.pack_digest',
      'case_current.applicant_name',
    ])
    .where('visit.office_id', '=', officeId)
    .where('visit.state', '<>', 'left')
    .where('visit.service', 'in', services)
    .where('visit.starts_at', '>=', sql<Date>`${`${date} 00:00`}::timestamp at time zone ${region.zone}`)
    .where(
      'visit.starts_at',
      '<',
      sql<Date>`(${`${date} 00:00`}::timestamp + interval '1 day') at time zone ${region.zone}`,
    );
  if (cursor !== null) {
    const comparison = isBackward ? sql`<` : sql`>`;
    rows = rows.where(
      sql<boolean>`(visit.starts_at, visit.case_id) ${comparison} (${cursor.startsAt}::timestamptz, ${cursor.caseId}::uuid)`,
    );
  }
  const direction = isBackward ? 'desc' : 'asc';
  const found = await rows
    .orderBy('visit.starts_at', direction)
    .orderBy('visit.case_id', direction)
    .limit(limit + 1)
    .execute();
  const hasMore = found.length > limit;
  const page = found.slice(0, limit);
  if (isBackward) page.reverse();
  const packs = new Map(
    await Promise.all(
      [...new Set(page.map(({ pack_digest }) => pack_digest))].map(
        async (digest) => [digest, await dependencies.packs.byDigest(digest)] as const,
      ),
    ),
  );
  const first = page[0];
  const last = page.at(-1);
  return success({
    date,
    previousDate: shifted(date, -1),
    nextDate: shifted(date, 1),
    officeId,
    offices: offices.map(({ id, name }) => ({ id, name })),
    page: {
      rows: page.map((row) => {
        const service = packs.get(row.pack_digest)?.services[row.service];
        return {
          code: row.code,
          service: service?.title ?? { id: row.service, en: row.service },
          applicantName: row.applicant_name,
          startsAt: row.starts_at.toISOString(),
          endsAt: row.ends_at.toISOString(),
          state: service?.flow.states[row.state]?.title ?? { id: row.state, en: row.state },
          isOver: row.visit_state === 'over',
        };
      }),
      next:
        last !== undefined && (isBackward ? cursor !== null : hasMore) ? writeCursor('after', last) : null,
      previous:
        first !== undefined && (isBackward ? hasMore : cursor !== null) ? writeCursor('before', first) : null,
    },
  });
}

function homeOffice(
  offices: readonly { readonly id: string }[],
  posts: readonly { readonly officeId: string }[],
): string | undefined {
  return (offices.find(({ id }) => posts.some(({ officeId }) => officeId === id)) ?? offices[0])?.id;
}

function isDate(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
    new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)
  );
}

function shifted(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMilliseconds).toISOString().slice(0, 10);
}

type Cursor = { readonly direction: 'after' | 'before'; readonly startsAt: string; readonly caseId: string };

function writeCursor(
  direction: Cursor['direction'],
  row: { readonly starts_at: Date; readonly case_id: string },
): string {
  return `${direction}.${row.starts_at.getTime()}.${row.case_id}`;
}

/** Anything else than what was handed out is the first page. */
function readCursor(text: string | undefined): Cursor | null {
  const [, direction, milliseconds, caseId] =
    /^(after|before)\.(\d{1,15})\.([0-9a-f-]{36})$/.exec(text ?? '') ?? [];
  if (direction === undefined || caseId === undefined || !isIdentifier(caseId)) return null;
  return {
    direction: direction as Cursor['direction'],
    startsAt: new Date(Number(milliseconds)).toISOString(),
    caseId,
  };
}

export function officeNameOf(region: Region, officeId: string): { readonly id: string; readonly en: string } {
  return officeOf(region, officeId)?.name ?? { id: officeId, en: officeId };
}
