import { sql } from 'kysely';
import type { WorkListQuery } from '../types.ts';
import type { ScopeGroup } from './scope.ts';

/** One queue at one office, or a village's part of it. */
type Place = { readonly officeId: string; readonly queue: string; readonly villageCode: string | null };

/** Each is looked into by itself; whoever sees the work of half a region has too many of them for that. */
const mostPlaces = 200;

/**
 * Where work waits for the officer's own roles. PostgreSQL takes few cases for open and would read and sort all that
 * waits at an office; in one queue they stand in their order, so that a page of each is enough.
 */
export function placesToTake(
  scope: readonly ScopeGroup[],
  { officeId, service, role }: Pick<WorkListQuery, 'officeId' | 'service' | 'role'>,
): readonly Place[] | undefined {
  const places = new Map<string, Place>();
  for (const group of scope) {
    const queues = group.queues.filter(
      (queue) =>
        (role === undefined || queue.endsWith(`/${role}`)) &&
        (service === undefined || queue.startsWith(`${service}/`)),
    );
    for (const office of group.officeIds) {
      if (officeId !== undefined && office !== officeId) continue;
      for (const queue of queues) {
        const place = { officeId: office, queue, villageCode: group.villageCode };
        places.set(JSON.stringify(place), place);
      }
    }
  }
  const isPart = ({ villageCode, ...place }: Place): boolean =>
    villageCode !== null && places.has(JSON.stringify({ ...place, villageCode: null }));
  const apart = [...places.values()].filter((place) => !isPart(place));
  return apart.length > mostPlaces ? undefined : apart;
}

/** As a table that cases are looked up by. */
export const listed = (places: readonly Place[]) =>
  sql<object>`unnest(
    ${places.map(({ officeId }) => officeId)}::text[],
    ${places.map(({ queue }) => queue)}::text[],
    ${places.map(({ villageCode }) => villageCode)}::text[]
  )`.as<'place'>(sql`place(office_id, queue, village_code)`);

export const atPlace = sql<boolean>`case_current.office_id = place.office_id and case_current.queue = place.queue
  and (place.village_code is null or case_current.village_code = place.village_code)`;
