import { failure, officeOf, type Region, type Result, success } from '@satuloket/engine';
import { type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { scopeOf } from '../cases/scope.ts';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import type { Database } from '../platform/database/schema.ts';
import type { Caller } from '../types.ts';
import type { SigningCapacity, SigningDesk, SigningRow, SigningService } from './contract.ts';
import { regionOf, type SigningDependencies } from './dependencies.ts';
import { initialsByCase } from './initials.ts';
import { type Official, officialOf, type Reach, reachesOf } from './officials.ts';
import { type Officer, officerOf } from './policy.ts';
import { obstacleWords, problems } from './problems.ts';
import { capacityFor, signerTitle } from './rules.ts';
import { latestRuns, productTitles } from './run-view.ts';
import { registerQueues } from './sign-states.ts';
import { toSignOf } from './signing-runs.ts';

const usualLimit = 50;
const largestLimit = 200;
/** Beyond this many nobody counts; it is told as so many and more. */
const countedWaiting = 1_000;
export const openStates = ['preparing', 'waiting', 'being-signed', 'stuck'] as const;

export async function desk(
  dependencies: SigningDependencies,
  caller: Caller,
  query: Parameters<SigningService['desk']>[1],
): Promise<Result<SigningDesk>> {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerOf(caller, 'read-desk', region);
  if (!officer.ok) return officer;
  const official = await officialOf(dependencies, region, officer.value);
  const all = reachesOf(region, official);
  const offices = region.offices.filter(({ id }) => all.some(({ officeIds }) => officeIds.includes(id)));
  if (offices.length === 0) return failure(problems.notAllowed);
  const { officeId, service } = query;
  if (officeId !== undefined && !offices.some(({ id }) => id === officeId))
    return failure(problems.outsideOffices);
  const reaches = narrowed(all, { officeId, service });
  const database = regionDatabase(dependencies.database, region.id);
  const waiting = await countWaiting(database, all);
  const ofOffice = (id: string): number => waiting.get(id) ?? 0;
  const officeIds = [...new Set(reaches.flatMap((reach) => reach.officeIds))];
  const total = officeIds.reduce((sum, id) => sum + ofOffice(id), 0);
  return success({
    officeId: officeId ?? null,
    offices: offices.map(({ id, name }) => ({
      id,
      name,
      waiting: Math.min(ofOffice(id), countedWaiting),
      manyWaiting: ofOffice(id) > countedWaiting,
    })),
    services: services(official),
    capacities: official.capacities
      .filter((capacity) => reachesOf(region, { ...official, capacities: [capacity] }).length > 0)
      .map((capacity) => shownCapacity(official, capacity)),
    inRegister: await countInRegister(
      dependencies,
      database,
      region,
      officeId === undefined ? [...new Set([...officeIds, ...officesOf(region, officer.value)])] : [officeId],
    ),
    waiting: { count: Math.min(total, countedWaiting), isMore: total > countedWaiting },
    ...(await pageOf(dependencies, database, region, official, { reaches, query })),
    runs: await latestRuns(database, officer.value.accountId),
  });
}

function services({ states }: Official): SigningDesk['services'] {
  const named = new Map(states.map(({ service: { code, title } }) => [code, title]));
  return [...named].map(([code, title]) => ({ code, title }));
}

function shownCapacity({ taken }: Official, capacity: Official['capacities'][number]): SigningCapacity {
  const { signer, delegation } = capacity;
  return {
    title: signerTitle(capacity),
    name: signer.holder?.name ?? '',
    nip: signer.holder?.nip ?? null,
    rank: signer.holder?.rank ?? null,
    ...(delegation && {
      delegation: {
        id: delegation.id,
        kind: delegation.kind,
        until: delegation.until,
        leftToday:
          delegation.perDay === null
            ? null
            : Math.max(0, delegation.perDay - (taken.get(delegation.id) ?? 0)),
      },
    }),
  };
}

export function narrowed(
  reaches: readonly Reach[],
  { officeId, service }: { readonly officeId: string | undefined; readonly service: string | undefined },
): readonly Reach[] {
  return reaches.flatMap((reach) => {
    const officeIds = reach.officeIds.filter((id) => officeId === undefined || id === officeId);
    const queues = reach.queues.filter((queue) => service === undefined || queue.startsWith(`${service}/`));
    return officeIds.length === 0 || queues.length === 0 ? [] : [{ ...reach, officeIds, queues }];
  });
}

type ItemBuilder = ExpressionBuilder<Database, 'signing_item'>;

export const reached = (reaches: readonly Reach[]) => (eb: ItemBuilder) =>
  eb.or(
    reaches.map(({ officeIds, queues, products }) =>
      eb.and([
        eb('signing_item.office_id', 'in', [...officeIds]),
        eb('signing_item.queue', 'in', [...queues]),
        ...(products.length === 0
          ? []
          : [
              sql<SqlBool>`signing_item.service || '/' || signing_item.product in (${sql.join([...products])})`,
            ]),
      ]),
    ),
  );

async function countWaiting(
  database: DatabaseConnection,
  reaches: readonly Reach[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await database
    .selectFrom('signing_item')
    .select('office_id')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('state', 'in', [...openStates])
    .where(reached(reaches))
    .groupBy('office_id')
    .execute();
  return new Map(rows.map(({ office_id, count }) => [office_id, Number(count)]));
}

/** Offices for whose cases they fill a post: what the register signs goes by them, also where nothing is signed here. */
function officesOf(region: Region, { posts }: Officer): readonly string[] {
  return scopeOf(region, posts).flatMap((group) => group.officeIds);
}

async function countInRegister(
  dependencies: SigningDependencies,
  database: DatabaseConnection,
  region: Region,
  officeIds: readonly string[],
): Promise<SigningDesk['inRegister']> {
  const queues = registerQueues(dependencies, region);
  if (queues.length === 0 || officeIds.length === 0) return { count: 0, isMore: false };
  const { count } = await database
    .selectFrom((inner) =>
      inner
        .selectFrom('case_current')
        .select('case_id')
        .where('office_id', 'in', [...officeIds])
        .where('queue', 'in', [...queues])
        .limit(countedWaiting + 1)
        .as('entered'),
    )
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return { count: Math.min(Number(count), countedWaiting), isMore: Number(count) > countedWaiting };
}

const cursorShape = /^(after|before)\.([01])\.([^.]+(?:\.\d+)?[^.]*)\.([0-9a-f-]{36})$/;

async function pageOf(
  dependencies: SigningDependencies,
  database: DatabaseConnection,
  region: Region,
  official: Official,
  {
    reaches,
    query,
  }: { readonly reaches: readonly Reach[]; readonly query: Parameters<SigningService['desk']>[1] },
): Promise<Pick<SigningDesk, 'rows' | 'next' | 'previous'>> {
  if (reaches.length === 0) return { rows: [], next: null, previous: null };
  const limit = Math.min(Math.max(1, query.limit ?? usualLimit), largestLimit);
  const cursor = cursorShape.exec(query.cursor ?? '');
  const isBackward = cursor?.[1] === 'before';
  let wanted = database
    .selectFrom('signing_item')
    .innerJoin('case_current', 'case_current.case_id', 'signing_item.case_id')
    .selectAll('signing_item')
    .select(['case_current.applicant_name', 'case_current.due_at'])
    .select(sql<string>`signing_item.due_order::text`.as('due_text'))
    .where('signing_item.state', 'in', [...openStates])
    .where((eb) => reached(reaches)(eb as unknown as ItemBuilder));
  if (cursor !== null) {
    const [, , place, due, id] = cursor;
    wanted = wanted.where(
      sql<SqlBool>`(signing_item.place, signing_item.due_order, signing_item.id) ${sql.raw(isBackward ? '<' : '>')}
        (${Number(place)}::smallint, ${due}::timestamptz, ${id}::uuid)`,
    );
  }
  const order = isBackward ? 'desc' : 'asc';
  const found = await wanted
    .orderBy('signing_item.place', order)
    .orderBy('signing_item.due_order', order)
    .orderBy('signing_item.id', order)
    .limit(limit + 1)
    .execute();
  const hasMore = found.length > limit;
  const page = found.slice(0, limit);
  if (isBackward) page.reverse();
  const initials = await initialsByCase(dependencies, database, region, page);
  const titles = productTitles(dependencies, region.id);
  const serviceTitles = new Map(services(official).map(({ code, title }) => [code, title]));
  const at = dependencies.now();
  const rows = page.map((row): SigningRow => {
    const isLate = row.due_at !== null && row.due_at < at;
    const found = capacityFor(region, official.capacities, toSignOf(row), official);
    const isOpen = row.state === 'waiting';
    return {
      id: row.id,
      code: row.code,
      product: titles(row.service, row.product),
      service: serviceTitles.get(row.service) ?? { id: row.service, en: row.service },
      name: row.applicant_name,
      office: officeOf(region, row.office_id)?.name ?? { id: row.office_id, en: row.office_id },
      dueAt: row.due_at?.toISOString() ?? null,
      since: row.since.toISOString(),
      isLate,
      exceptions: [
        ...(isLate ? (['late'] as const) : []),
        ...(row.was_returned ? (['returned'] as const) : []),
        ...(row.has_note ? (['note'] as const) : []),
        ...(row.trouble === null ? [] : (['failed'] as const)),
      ],
      initials: initials.get(row.case_id) ?? [],
      state: row.state as SigningRow['state'],
      trouble: row.trouble,
      maySign: isOpen && 'capacity' in found,
      mayNot: 'obstacle' in found ? obstacleWords[found.obstacle] : isOpen ? null : stateWords(row.state),
    };
  });
  const first = page[0];
  const last = page.at(-1);
  const placeOf = (row: (typeof page)[number]): string =>
    `${row.place}.${row.due_text.replace(' ', 'T')}.${row.id}`;
  return {
    rows,
    next: last !== undefined && (isBackward || hasMore) ? `after.${placeOf(last)}` : null,
    previous:
      first !== undefined && (isBackward ? hasMore : cursor !== null) ? `before.${placeOf(first)}` : null,
  };
}

function stateWords(state: string): { id: string; en: string } {
  if (state === 'being-signed') return { id: 'Sedang ditandatangani.', en: 'It is being signed.' };
  return state === 'preparing'
    ? problems.notPrepared.message
    : { id: 'Belum dapat dibuat.', en: 'It could not be made.' };
}
