import { failure, type Region, type Result, readParcelLabel, success } from '@satuloket/engine';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import type { Caller, Page } from '../types.ts';
import type { DeliveryDesk, DeliveryService, ParcelQuery, ParcelRow } from './contract.ts';
import { couriersOf } from './couriers.ts';
import { type DeliveryDependencies, regionOf } from './dependencies.ts';
import { manifestRows } from './manifest-list.ts';
import { deskAt, deskOf } from './policy.ts';
import { problems } from './problems.ts';
import { officeNameOf, overdueBefore, rowOf, windowHours, windowTitle } from './told.ts';

const usualLimit = 25;
const largestLimit = 100;
/** More than this is told as this: a desk is not a statistic. */
const mostCounted = 10_000;
const shownManifests = 12;

const standings = [
  'packing',
  'courier',
  'resting',
  'counter',
  'village',
  'post',
  'disputed',
  'uncollected',
] as const;

export async function desk(
  dependencies: DeliveryDependencies,
  caller: Caller,
  query: Parameters<DeliveryService['desk']>[1],
): Promise<Result<DeliveryDesk>> {
  const region = regionOf(dependencies, caller.regionId);
  const may = deskAt(dependencies, caller, 'read-desk', region, query.officeId);
  if (!may.ok) return may;
  const { officeId, officeIds } = may.value;
  const database = regionDatabase(dependencies.database, region.id);
  const now = dependencies.now();
  const counts = [];
  for (const standing of standings) {
    const found = await database
      .selectFrom((from) =>
        placed(from, { region, now, standing, officeId }).select('case_id').limit(mostCounted).as('some'),
      )
      .select((of) => of.fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow();
    counts.push({ standing, count: Number(found.count) });
  }
  const packing = await database
    .selectFrom('parcel')
    .select(['window_code', (of) => of.fn.countAll<string>().as('count')])
    .where('office_id', '=', officeId)
    .where('standing', '=', 'packing')
    .where('way', '=', 'home')
    .where('manifest_id', 'is', null)
    .groupBy('window_code')
    .orderBy('window_code')
    .execute();
  const manifests = await manifestRows(dependencies, database, region, { officeId, limit: shownManifests });
  return success({
    officeId,
    office: officeNameOf(region, officeId),
    offices: officeIds.map((id) => ({ id, name: officeNameOf(region, id) })),
    counts,
    packing: packing.map(({ window_code: window, count }) => ({
      window: window === '' ? null : window,
      title: windowTitle(region, window) ?? { id: 'Tanpa waktu', en: 'No window' },
      hours: windowHours(region, window),
      count: Number(count),
    })),
    couriers: await couriersOf(dependencies, region, officeId),
    manifests: manifests.rows,
    uncollectedAfterDays: region.delivery.uncollectedAfterDays,
  });
}

type Parcels = Pick<DatabaseConnection, 'selectFrom'>;

/** The parcels of one list; each has an index that its order follows. */
function placed(
  database: Parcels,
  input: {
    readonly region: Region;
    readonly now: Date;
    readonly standing: ParcelQuery['standing'];
    readonly officeId: string;
  },
) {
  const { region, now, standing, officeId } = input;
  const parcels = database.selectFrom('parcel').where('office_id', '=', officeId);
  if (standing === 'disputed') return parcels.where('is_disputed', '=', true);
  if (standing === 'uncollected')
    return parcels
      .where('standing', 'in', ['counter', 'village'])
      .where('since', '<', overdueBefore(region, now));
  return parcels.where('standing', '=', standing);
}

export async function parcels(
  dependencies: DeliveryDependencies,
  caller: Caller,
  query: ParcelQuery,
): Promise<Result<Page<ParcelRow>>> {
  const region = regionOf(dependencies, caller.regionId);
  const now = dependencies.now();
  const database = regionDatabase(dependencies.database, region.id);
  const ofVillage = query.standing === 'village' ? villageOfCaller(dependencies, caller, region) : undefined;
  const may = ofVillage ?? deskAt(dependencies, caller, 'read-desk', region, query.officeId);
  if (!may.ok) return may;
  let rows =
    'villages' in may.value
      ? database
          .selectFrom('parcel')
          .where('village_code', 'in', may.value.villages)
          .where('standing', '=', 'village')
      : placed(database, { region, now, standing: query.standing, officeId: may.value.officeId });
  if (query.window !== undefined) rows = rows.where('window_code', '=', query.window);
  const [, direction, at, id] =
    /^(after|before)~([^~]{10,40})~([0-9a-f-]{36})$/.exec(query.cursor ?? '') ?? [];
  const isBackward = direction === 'before';
  if (at !== undefined && id !== undefined && !Number.isNaN(Date.parse(at))) {
    const since = new Date(at);
    rows = rows.where((where) =>
      where(where.refTuple('since', 'case_id'), isBackward ? '<' : '>', where.tuple(since, id)),
    );
  }
  const limit = Math.min(Math.max(1, query.limit ?? usualLimit), largestLimit);
  const found = await rows
    .selectAll()
    .orderBy('since', isBackward ? 'desc' : 'asc')
    .orderBy('case_id', isBackward ? 'desc' : 'asc')
    .limit(limit + 1)
    .execute();
  const hasMore = found.length > limit;
  const page = found.slice(0, limit);
  if (isBackward) page.reverse();
  const told = [];
  for (const parcel of page) told.push(await rowOf(dependencies, database, region, parcel, now));
  const cursorAt = (direction: string, parcel: (typeof page)[number] | undefined) =>
    parcel && `${direction}~${parcel.since.toISOString()}~${parcel.case_id}`;
  return success({
    rows: told,
    next: (isBackward || hasMore) && page.length > 0 ? (cursorAt('after', page.at(-1)) ?? null) : null,
    previous:
      (isBackward ? hasMore : at !== undefined) && page.length > 0
        ? (cursorAt('before', page[0]) ?? null)
        : null,
  });
}

/** A village officer sees the own village's; whoever has a desk looks there instead. */
function villageOfCaller(
  dependencies: DeliveryDependencies,
  caller: Caller,
  region: Region,
): Result<{ readonly villages: readonly string[] }> | undefined {
  const may = deskOf(dependencies, caller, 'give-out', region);
  if (!may.ok || may.value.villages.length === 0 || may.value.officeIds.length > 0) return undefined;
  return success({ villages: may.value.villages });
}

/** At the counter someone says a number: of the label, or of the case. */
export async function findParcel(
  dependencies: DeliveryDependencies,
  caller: Caller,
  { officeId, words }: Parameters<DeliveryService['findParcel']>[1],
): Promise<Result<ParcelRow>> {
  const region = regionOf(dependencies, caller.regionId);
  const may = deskOf(dependencies, caller, 'give-out', region);
  if (!may.ok) return may;
  if (!may.value.officeIds.includes(officeId) && may.value.villages.length === 0)
    return failure(problems.outsideOffices);
  const database = regionDatabase(dependencies.database, region.id);
  const number = readParcelLabel(words);
  const standing =
    number === undefined
      ? await dependencies.cases.standing(database, caller, { code: words, command: 'view', lock: false })
      : undefined;
  if (standing !== undefined && !standing.ok) return failure(problems.parcelUnknown);
  const query = database.selectFrom('parcel').selectAll();
  const found = await (number === undefined
    ? query.where('case_id', '=', standing!.value.row.case_id)
    : query.where('number', '=', String(number))
  ).executeTakeFirst();
  const isSeen =
    found !== undefined &&
    (may.value.officeIds.includes(found.office_id) || may.value.villages.includes(found.village_code));
  if (!isSeen) return failure(problems.parcelUnknown);
  return success(await rowOf(dependencies, database, region, found, dependencies.now()));
}
