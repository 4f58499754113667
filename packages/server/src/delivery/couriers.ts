import type { Region } from '@satuloket/engine';
import type { DeliveryDependencies } from './dependencies.ts';
import { reachOf } from './policy.ts';

/** Officers whose posts bring things of this office, by name. */
export async function couriersOf(
  dependencies: Pick<DeliveryDependencies, 'people' | 'packs'>,
  region: Region,
  officeId: string,
): Promise<readonly { readonly accountId: string; readonly name: string }[]> {
  const officers = await dependencies.people.officersOf(region.id);
  return officers
    .filter(({ posts }) => reachOf(dependencies, region, posts).offices.courier.includes(officeId))
    .map(({ accountId, name }) => ({ accountId, name }))
    .sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
}
