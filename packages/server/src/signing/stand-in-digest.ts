import type { Text } from '@satuloket/engine';
import { regionDatabase } from '../platform/database/index.ts';
import type { Caller } from '../types.ts';
import { regionOf, type SigningDependencies } from './dependencies.ts';
import { openStates, reached } from './desk.ts';
import { officialOf, reachesOf } from './officials.ts';
import { signerTitle } from './rules.ts';

/** What waits for someone by a delegation: as whom they would sign it, how many, how many past their promise. */
export type WaitingForStandIn = { readonly as: Text; readonly count: number; readonly late: number };

/**
 * For the digest of an officer who signs in another's place. What waits for their own posts stands among their cases
 * already; this would be known to nobody but the one who is away.
 */
export async function waitingForStandIn(
  dependencies: SigningDependencies,
  caller: Caller,
): Promise<readonly WaitingForStandIn[]> {
  const { who } = caller;
  if (who.kind !== 'officer') return [];
  const region = regionOf(dependencies, caller.regionId);
  const official = await officialOf(dependencies, region, who);
  const database = regionDatabase(dependencies.database, region.id);
  const waiting: WaitingForStandIn[] = [];
  for (const capacity of official.capacities.filter(({ delegation }) => delegation !== undefined)) {
    const reaches = reachesOf(region, { ...official, capacities: [capacity] });
    if (reaches.length === 0) continue;
    const { count, late } = await database
      .selectFrom('signing_item')
      .select(({ fn }) => [
        fn.countAll<string>().as('count'),
        fn.countAll<string>().filterWhere('due_order', '<', dependencies.now()).as('late'),
      ])
      .where('state', 'in', [...openStates])
      .where(reached(reaches))
      .executeTakeFirstOrThrow();
    if (Number(count) > 0)
      waiting.push({ as: signerTitle(capacity), count: Number(count), late: Number(late) });
  }
  return waiting;
}
