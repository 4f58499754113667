import type { Places } from '../places/index.ts';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import type { QueueLength } from '../platform/observability/index.ts';
import { countKind } from './items.ts';
import { stuckKinds } from './kinds.ts';

type Looking = {
  readonly database: DatabaseConnection;
  readonly places: Pick<Places, 'regions'>;
  readonly now: () => Date;
};

/** How long every queue of every region is, for the metrics. */
export async function queueLengths({ database, places, now }: Looking): Promise<readonly QueueLength[]> {
  const at = now();
  const lengths: QueueLength[] = [];
  for (const { id: regionId } of places.regions()) {
    const connection = { database: regionDatabase(database, regionId), regionId };
    for (const kind of stuckKinds) {
      const { due, stuck, oldestDueAt } = await countKind(connection, kind, at);
      lengths.push({
        regionId,
        kind: kind.name,
        due,
        stuck,
        oldestDueSeconds: oldestDueAt && Math.max(0, (at.getTime() - oldestDueAt.getTime()) / 1000),
      });
    }
  }
  return lengths;
}

/** Services outside that did not answer lately, in any region: each region has the same rows. */
export async function openOutages({ database, places }: Looking): Promise<readonly string[]> {
  const [region] = places.regions();
  if (region === undefined) return [];
  const rows = await regionDatabase(database, region.id)
    .selectFrom('outage')
    .select('service')
    .where('ended_at', 'is', null)
    .execute();
  return rows.map(({ service }) => service);
}
