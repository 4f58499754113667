import { parcelPlace } from '@satuloket/engine';
import { sql } from 'kysely';
import type { CaseRow } from '../cases/index.ts';
import { queueOf } from '../cases/scope.ts';
import type { DatabaseConnection } from '../platform/database/index.ts';
import type { PostOptions } from './dependencies.ts';
import type { Poster } from './policy.ts';

/** So much goes onto one list; the rest onto the next. */
export const largestManifest = 500;

/** Cases of an office whose thing is packed for the post and stands on no list yet, longest waiting first. */
export async function waitingForPost(
  { packs }: Pick<PostOptions, 'packs'>,
  database: DatabaseConnection,
  { region, offices }: Poster,
  officeId: string,
): Promise<readonly CaseRow[]> {
  const packed = (offices.get(officeId) ?? []).flatMap((code) => {
    const service = packs.serviceOf(region.id, code)?.service;
    if (service === undefined) return [];
    return Object.entries(service.flow.states).flatMap(([state, { role }]) =>
      role !== undefined && parcelPlace(service, { state }) === 'packing'
        ? [{ queue: queueOf(code, role), state }]
        : [],
    );
  });
  if (packed.length === 0) return [];
  return database
    .selectFrom('case_current')
    .selectAll()
    .where('office_id', '=', officeId)
    .where('ended_at', 'is', null)
    .where('queue', 'in', [...new Set(packed.map(({ queue }) => queue))])
    .where('state', 'in', [...new Set(packed.map(({ state }) => state))])
    .where(sql<string>`replayed -> 'parcel' ->> 'way'`, '=', 'post')
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('post_item as item')
            .select('item.id')
            .whereRef('item.case_id', '=', 'case_current.case_id')
            .where('item.status', '=', 'listed'),
        ),
      ),
    )
    .orderBy('due_order')
    .orderBy('case_id')
    .limit(largestManifest)
    .execute();
}
