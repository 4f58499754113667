import { agencyResponsible, failure, type Region, type Result, success } from '@satuloket/engine';
import { scopeOf } from '../cases/scope.ts';
import type { Caller, Post } from '../types.ts';
import { type CapacityDependencies, regionOf } from './dependencies.ts';
import { problems } from './problems.ts';

export type CapacityCommand =
  | 'choose-visit'
  | 'list-visits'
  | 'read-stock'
  | 'read-stock-history'
  | 'enter-stock'
  | 'receive-transfer'
  | 'read-line';

type CallerKind = Caller['who']['kind'];

/**
 * Who may do what in this part. At which office is asked beside it: visits where the posts reach the services, stock
 * where the posts reach the office, and entries by the roles that the region names as its keepers.
 */
export const capacityPolicy: Readonly<Record<CapacityCommand, readonly CallerKind[]>> = {
  'choose-visit': ['resident', 'officer'],
  'list-visits': ['officer'],
  'read-stock': ['officer'],
  'read-stock-history': ['officer'],
  'enter-stock': ['officer'],
  'receive-transfer': ['officer'],
  'read-line': ['guest', 'resident', 'officer'],
};

type Officer = Extract<Caller['who'], { kind: 'officer' }>;

export function officerOf(
  caller: Caller,
  command: CapacityCommand,
  region: Pick<Region, 'id'>,
): Result<Officer> {
  const { who } = caller;
  if (who.kind === 'guest') return failure(problems.signInNeeded);
  if (caller.regionId !== region.id || who.kind !== 'officer' || !capacityPolicy[command].includes(who.kind))
    return failure(problems.notAllowed);
  return success(who);
}

/** Services whose visitors an officer may see, by office. */
export function visitScope(region: Region, posts: readonly Post[]): ReadonlyMap<string, readonly string[]> {
  const scope = new Map<string, Set<string>>();
  for (const { officeIds, services, villageCode } of scopeOf(region, posts)) {
    // Who works for one village alone does not receive an office's visitors.
    if (villageCode !== null) continue;
    for (const officeId of officeIds) {
      const held = region.schedules.filter(({ offices }) => offices.includes(officeId));
      const visited = services.filter((service) =>
        held.some((schedule) => schedule.services.includes(service)),
      );
      if (visited.length === 0) continue;
      scope.set(officeId, new Set([...(scope.get(officeId) ?? []), ...visited]));
    }
  }
  return new Map([...scope].map(([officeId, services]) => [officeId, [...services]]));
}

/** Offices that keep stock and that these posts reach. */
export function stockOffices(region: Region, posts: readonly Post[]): readonly string[] {
  const keeping = new Set(region.keptStock.map(({ officeId }) => officeId));
  const reached = posts.map((post) => reachOf(region, post));
  return region.offices
    .map(({ id }) => id)
    .filter((officeId) => keeping.has(officeId) && reached.some((reaching) => reaching(officeId)));
}

/** Whether someone with these posts may enter what came to an office, what was spoiled and what was counted. */
export function mayEnterStock(
  region: Region,
  posts: readonly Post[],
  { officeId, stock }: { readonly officeId: string; readonly stock: string },
): boolean {
  const kept = region.keptStock.find((each) => each.officeId === officeId && each.stock === stock);
  return posts.some(({ role, ...post }) =>
    kept?.keptBy.includes(role) ? reachOf(region, { role, ...post })(officeId) : false,
  );
}

/** Which offices a post reaches: a region has a thousand posts, so they are looked through once for all offices. */
function reachOf(region: Region, { role, officeId: postOffice }: Post): (officeId: string) => boolean {
  const held = region.posts.filter(
    ({ office, roles, village }) => office === postOffice && roles.includes(role) && village === undefined,
  );
  return (officeId) =>
    held.some(
      ({ office, agency, covers }) =>
        covers === 'region' ||
        (covers === 'office' && office === officeId) ||
        (covers === 'agency' && agenciesAt(region, officeId).has(agency)),
    );
}

/** By region, which never changes while it is loaded, and office: asked for each post and office of every list. */
const agenciesOfOffices = new WeakMap<Region, Map<string, ReadonlySet<string>>>();

/** The agency that runs an office and those that answer for what is done there. */
function agenciesAt(region: Region, officeId: string): ReadonlySet<string> {
  const offices = agenciesOfOffices.get(region) ?? new Map<string, ReadonlySet<string>>();
  agenciesOfOffices.set(region, offices);
  const known = offices.get(officeId);
  if (known !== undefined) return known;
  const services = region.installed.flatMap((pack) => pack.services.map(({ service }) => service));
  const answering = services.flatMap((service) => agencyResponsible(region, service, officeId)?.id ?? []);
  const own = region.offices.find(({ id }) => id === officeId)?.agency;
  const agencies = new Set([...(own === undefined ? [] : [own]), ...answering]);
  offices.set(officeId, agencies);
  return agencies;
}

/** Which pages of this part someone has any use for. */
export function menuOf(
  dependencies: Pick<CapacityDependencies, 'places'>,
  caller: Caller,
): { readonly visits: boolean; readonly stock: boolean } {
  const { who } = caller;
  if (who.kind !== 'officer') return { visits: false, stock: false };
  const region = regionOf(dependencies, caller.regionId);
  return {
    visits: visitScope(region, who.posts).size > 0,
    stock: stockOffices(region, who.posts).length > 0,
  };
}
