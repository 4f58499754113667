import { failure, type Region, type Result, success } from '@satuloket/engine';
import type { Selectable } from 'kysely';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import { recordList } from '../record/index.ts';
import type { Caller, Page } from '../types.ts';
import type { DeliveryService, ManifestRow, ManifestView } from './contract.ts';
import { type DeliveryDependencies, regionOf } from './dependencies.ts';
import { deskAt } from './policy.ts';
import { problems } from './problems.ts';
import type { ManifestTable } from './schema.ts';
import { labelOf, officeNameOf, streetWords, toldOf, villageName, windowTitle } from './told.ts';

export type StoredManifest = Selectable<ManifestTable>;

const usualLimit = 25;
const largestLimit = 100;

export const manifestNumber = ({ number }: Pick<StoredManifest, 'number'>): string => `M-${number}`;

/** The manifests of an office, the newest first. */
export async function manifestRows(
  dependencies: Pick<DeliveryDependencies, 'people'>,
  database: DatabaseConnection,
  region: Region,
  query: { readonly officeId: string; readonly cursor?: string; readonly limit: number },
): Promise<Page<ManifestRow>> {
  const [, direction, place] = /^(after|before)\.(\d{1,18})$/.exec(query.cursor ?? '') ?? [];
  const isBackward = direction === 'before';
  let rows = database.selectFrom('manifest').selectAll().where('office_id', '=', query.officeId);
  if (place !== undefined) rows = rows.where('number', isBackward ? '>' : '<', place);
  const found = await rows
    .orderBy('number', isBackward ? 'asc' : 'desc')
    .limit(query.limit + 1)
    .execute();
  const hasMore = found.length > query.limit;
  const page = found.slice(0, query.limit);
  if (isBackward) page.reverse();
  const [first, last] = [page[0], page.at(-1)];
  return {
    rows: await summaries(dependencies, database, region, page),
    next: last !== undefined && (isBackward || hasMore) ? `after.${last.number}` : null,
    previous:
      first !== undefined && (isBackward ? hasMore : place !== undefined) ? `before.${first.number}` : null,
  };
}

async function summaries(
  dependencies: Pick<DeliveryDependencies, 'people'>,
  database: DatabaseConnection,
  region: Region,
  manifests: readonly StoredManifest[],
): Promise<readonly ManifestRow[]> {
  if (manifests.length === 0) return [];
  const names = await dependencies.people.namesOf(region.id, [
    ...new Set(manifests.map(({ courier_id }) => courier_id)),
  ]);
  const outcomes = await database
    .selectFrom('manifest_stop')
    .select(['manifest_id', 'outcome', (of) => of.fn.countAll<string>().as('count')])
    .where(
      'manifest_id',
      'in',
      manifests.map(({ manifest_id }) => manifest_id),
    )
    .groupBy(['manifest_id', 'outcome'])
    .execute();
  return manifests.map((manifest) => {
    const own = outcomes.filter(({ manifest_id }) => manifest_id === manifest.manifest_id);
    const count = (...wanted: readonly string[]) =>
      own.reduce((total, row) => (wanted.includes(row.outcome) ? total + Number(row.count) : total), 0);
    return {
      manifestId: manifest.manifest_id,
      number: manifestNumber(manifest),
      state: manifest.state,
      courier: names.get(manifest.courier_id) ?? '',
      window: windowTitle(region, manifest.window_code),
      preparedAt: manifest.prepared_at.toISOString(),
      parcels: own.reduce((total, row) => total + Number(row.count), 0),
      delivered: count('delivered'),
      failed: count('failed', 'came-back', 'lost'),
    };
  });
}

export async function manifests(
  dependencies: DeliveryDependencies,
  caller: Caller,
  query: Parameters<DeliveryService['manifests']>[1],
): Promise<Result<Page<ManifestRow>>> {
  const region = regionOf(dependencies, caller.regionId);
  const may = deskAt(dependencies, caller, 'read-desk', region, query.officeId);
  if (!may.ok) return may;
  const limit = Math.min(Math.max(1, query.limit ?? usualLimit), largestLimit);
  const { cursor } = query;
  return success(
    await manifestRows(dependencies, regionDatabase(dependencies.database, region.id), region, {
      officeId: may.value.officeId,
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    }),
  );
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A manifest by its identifier; locked for a command. */
export async function findManifest(
  database: DatabaseConnection,
  manifestId: string,
  options: { readonly lock: boolean },
): Promise<StoredManifest | undefined> {
  if (!uuid.test(manifestId)) return undefined;
  const query = database.selectFrom('manifest').selectAll().where('manifest_id', '=', manifestId);
  return (options.lock ? query.forUpdate() : query).executeTakeFirst();
}

export async function manifest(
  dependencies: DeliveryDependencies,
  caller: Caller,
  { manifestId }: Parameters<DeliveryService['manifest']>[1],
): Promise<Result<ManifestView>> {
  const region = regionOf(dependencies, caller.regionId);
  const database = regionDatabase(dependencies.database, region.id);
  const found = await findManifest(database, manifestId, { lock: false });
  const may = deskAt(dependencies, caller, 'read-desk', region, found?.office_id);
  if (!may.ok) return may;
  if (found === undefined) return failure(problems.manifestUnknown);
  const [summary] = await summaries(dependencies, database, region, [found]);
  const stops = await stopsOf(database, manifestId);
  const told = [];
  for (const stop of stops) {
    const content = await toldOf(dependencies, database, { regionId: region.id, caseId: stop.case_id });
    told.push({
      parcelId: stop.case_id,
      code: stop.code,
      label: labelOf(stop),
      order: stop.position,
      holds: content?.holds ?? { id: 'Kiriman', en: 'Parcel' },
      receiver: content?.receiver ?? '',
      street: streetWords(content?.address),
      village: villageName(region, stop.village_code),
      attempt: stop.attempt,
      takeBack: content?.takeBack ?? null,
      outcome: stop.outcome,
      reason: stop.reason,
    });
  }
  await recordList(dependencies, database, region, caller, {
    purpose: 'delivery',
    what: 'manifest',
    kinds: ['address'],
    caseIds: told.filter(({ street }) => street !== '').map(({ parcelId }) => parcelId),
  });
  return success({
    ...summary!,
    officeId: found.office_id,
    office: officeNameOf(region, found.office_id),
    counted: found.counted,
    countedReason: found.counted_reason,
    stops: told,
  });
}

/** The stops of a manifest in the order of the route, with their parcels. */
export function stopsOf(database: DatabaseConnection, manifestId: string) {
  return database
    .selectFrom('manifest_stop')
    .innerJoin('parcel', (join) =>
      join
        .onRef('parcel.region_id', '=', 'manifest_stop.region_id')
        .onRef('parcel.case_id', '=', 'manifest_stop.case_id'),
    )
    .selectAll('manifest_stop')
    .select([
      'parcel.number',
      'parcel.code',
      'parcel.village_code',
      'parcel.window_code',
      'parcel.standing',
      'parcel.code_key_id',
      'parcel.code_version',
    ])
    .where('manifest_stop.manifest_id', '=', manifestId)
    .orderBy('manifest_stop.position')
    .orderBy('manifest_stop.case_id')
    .execute();
}
