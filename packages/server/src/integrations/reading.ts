import { agencyResponsible, failure, type Region, type Result, success } from '@satuloket/engine';
import { sql } from 'kysely';
import { regionDatabase } from '../platform/database/index.ts';
import { appendEntry } from '../record/index.ts';
import type { Caller, CaseTrack, Program } from '../types.ts';
import type { AgencyCase, AgencyNumbers, IntegrationService } from './contract.ts';
import { type IntegrationDependencies, regionOf } from './dependencies.ts';
import { readPlace, writePlace } from './paging.ts';
import { programFor } from './policy.ts';
import { problems } from './problems.ts';

const usualLimit = 25;
const largestLimit = 100;
const endedShownDays = 30;
const dayMilliseconds = 24 * 3_600_000;

/** The services that an agency answers for, by the office that does the work. */
export function workOfAgency(region: Region, agencyId: string): ReadonlyMap<string, readonly string[]> {
  const services = region.installed.flatMap((pack) => pack.services.map(({ service }) => service));
  const work = region.offices.flatMap(({ id }) => {
    const own = services.filter((service) => agencyResponsible(region, service, id)?.id === agencyId);
    return own.length === 0 ? [] : [[id, own] as const];
  });
  return new Map(work);
}

type CaseLine = {
  case_id: string;
  code: string;
  service: string;
  pack_digest: string;
  office_id: string;
  state: string;
  turn: string;
  end_kind: string | null;
  filed_at: Date;
  updated_at: Date;
  due_at: Date | null;
};

/** A page of cases without anything personal: codes, states and times. */
export async function listCases(
  dependencies: IntegrationDependencies,
  caller: Caller,
  query: Parameters<IntegrationService['cases']>[1],
): ReturnType<IntegrationService['cases']> {
  const region = regionOf(dependencies, caller.regionId);
  const may = programFor(caller, 'read-cases', region);
  if (!may.ok) return may;
  const program = may.value;
  const after = query.cursor === undefined ? null : readPlace(query.cursor);
  if (after === undefined) return failure(problems.cursorUnreadable);
  const limit = Math.min(Math.max(Math.trunc(query.limit ?? usualLimit), 1), largestLimit);
  const ownOnly = query.filedBy === 'me' || !program.scopes.includes('cases:read');
  const page = { after, limit: limit + 1 };
  const found = ownOnly
    ? await filedBy(dependencies, region, program, page)
    : await lyingAt(dependencies, region, program, query.officeId, page);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return success({
    rows: rows.map((row) => lineOf(dependencies, row)),
    next: found.length > limit && last ? writePlace({ at: last.filed_at, id: last.case_id }) : null,
    previous: null,
  });
}

type Asked = { readonly after: { readonly at: Date; readonly id: string } | null; readonly limit: number };

const columns = sql`case_id, code, service, pack_digest, office_id, state, turn, end_kind,
  date_trunc('milliseconds', filed_at) as filed_at, updated_at, due_at`;

/** Each office's latest by the index of that office, then the latest of all. */
async function lyingAt(
  { database }: IntegrationDependencies,
  region: Region,
  program: Program,
  officeId: string | undefined,
  { after, limit }: Asked,
): Promise<readonly CaseLine[]> {
  const work = [...workOfAgency(region, program.agencyId)].filter(
    ([office]) => officeId === undefined || office === officeId,
  );
  if (work.length === 0) return [];
  const offices = JSON.stringify(work.map(([office, services]) => ({ office, services })));
  const earlier =
    after === null ? sql`` : sql`and (lying.filed_at, lying.case_id) < (${after.at}, ${after.id}::uuid)`;
  const { rows } = await sql<CaseLine>`
    select ${columns} from jsonb_to_recordset(${offices}::jsonb) as place (office text, services text[])
    cross join lateral (
      select * from case_current lying
      where lying.region_id = ${region.id} and lying.office_id = place.office
        and lying.service = any (place.services) ${earlier}
      order by lying.filed_at desc, lying.case_id desc limit ${limit}) latest
    order by filed_at desc, case_id desc limit ${limit}`.execute(regionDatabase(database, region.id));
  return rows;
}

async function filedBy(
  { database }: IntegrationDependencies,
  region: Region,
  program: Program,
  { after, limit }: Asked,
): Promise<readonly CaseLine[]> {
  const earlier =
    after === null ? sql`` : sql`and (filed.filed_at, filed.case_id) < (${after.at}, ${after.id}::uuid)`;
  const { rows } = await sql<CaseLine>`
    select lying.case_id, code, service, pack_digest, office_id, state, turn, end_kind, filed.filed_at,
      updated_at, due_at
    from program_case filed
    join case_current lying on lying.region_id = filed.region_id and lying.case_id = filed.case_id
    where filed.region_id = ${region.id} and filed.program_id = ${program.programId} ${earlier}
    order by filed.filed_at desc, filed.case_id desc limit ${limit}`.execute(
    regionDatabase(database, region.id),
  );
  return rows;
}

function lineOf({ packs }: IntegrationDependencies, row: CaseLine): AgencyCase {
  const title = packs.loaded(row.pack_digest)?.services[row.service]?.title;
  return {
    code: row.code,
    service: row.service,
    title: title ?? { id: row.service, en: row.service },
    officeId: row.office_id,
    state: row.state,
    turn: row.turn,
    end: row.end_kind,
    filedAt: row.filed_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
  };
}

/** One case as anyone with its code sees it, if it is the agency's or the program's own; the look is written down. */
export async function readCase(
  dependencies: IntegrationDependencies,
  caller: Caller,
  code: string,
): Promise<Result<CaseTrack>> {
  const region = regionOf(dependencies, caller.regionId);
  const may = programFor(caller, 'read-cases', region);
  if (!may.ok) return may;
  const program = may.value;
  const track = await dependencies.cases.cases.track(region.id, code, caller.locale);
  if (!track.ok) return failure(problems.caseUnknown);
  const database = regionDatabase(dependencies.database, region.id);
  const row = await database
    .selectFrom('case_current')
    .select(['case_id', 'service', 'office_id'])
    .where('code', '=', track.value.code)
    .executeTakeFirst();
  if (row === undefined) return failure(problems.caseUnknown);
  const ofAgency =
    program.scopes.includes('cases:read') &&
    agencyResponsible(region, row.service, row.office_id)?.id === program.agencyId;
  const own =
    ofAgency ||
    (await database
      .selectFrom('program_case')
      .select('case_id')
      .where('program_id', '=', program.programId)
      .where('case_id', '=', row.case_id)
      .executeTakeFirst()) !== undefined;
  if (!own) return failure(problems.caseUnknown);
  await database.transaction().execute((transaction) =>
    appendEntry(transaction, {
      at: dependencies.now(),
      kind: 'program.case-read',
      caseId: row.case_id,
      detail: { program: program.programId, requestId: caller.requestId },
    }),
  );
  return track;
}

/** How much work the agency has, by office and service. */
export async function numbers(
  dependencies: IntegrationDependencies,
  caller: Caller,
): Promise<Result<readonly AgencyNumbers[]>> {
  const region = regionOf(dependencies, caller.regionId);
  const may = programFor(caller, 'read-numbers', region);
  if (!may.ok) return may;
  const work = workOfAgency(region, may.value.agencyId);
  if (work.size === 0) return success([]);
  const now = dependencies.now();
  const since = new Date(now.getTime() - endedShownDays * dayMilliseconds);
  const database = regionDatabase(dependencies.database, region.id);
  const rows = await database
    .selectFrom('case_current')
    .where('office_id', 'in', [...work.keys()])
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>=', since)]))
    .groupBy(['office_id', 'service'])
    .orderBy('office_id')
    .orderBy('service')
    .select((eb) => [
      'office_id',
      'service',
      eb.fn.countAll<string>().filterWhere('ended_at', 'is', null).as('open'),
      eb.fn.countAll<string>().filterWhere('ended_at', 'is', null).filterWhere('due_at', '<', now).as('late'),
      eb.fn.countAll<string>().filterWhere('ended_at', 'is not', null).as('ended'),
    ])
    .execute();
  return success(
    rows
      .filter(({ office_id, service }) => work.get(office_id)?.includes(service))
      .map(({ office_id: officeId, service, open, late, ended }) => ({
        officeId,
        service,
        open: Number(open),
        late: Number(late),
        ended: Number(ended),
      })),
  );
}
