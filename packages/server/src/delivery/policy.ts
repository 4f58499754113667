import { failure, type ParcelPlace, type Region, type Result, success } from '@satuloket/engine';
import { queueOf, scopeOf } from '../cases/scope.ts';
import type { PackRegistry } from '../packs/index.ts';
import type { Caller, Post } from '../types.ts';
import { problems } from './problems.ts';

export type DeliveryCommand =
  | 'read-desk'
  | 'prepare-manifest'
  | 'move-stop'
  | 'hand-over'
  | 'close-manifest'
  | 'print-labels'
  | 'give-out'
  | 'to-village'
  | 'choose'
  | 'renew-code'
  | 'follow'
  | 'round'
  | 'record'
  | 'call';

/** At which places a role of the pack must hold the thing for its holder to do this; `applicant`: the own case. */
type Party = ParcelPlace | 'applicant';

/**
 * Who may do what: officers by the roles that hold things where they are, at the offices that their posts reach; the
 * applicant, and who acts for them, with the own thing.
 */
export const deliveryPolicy: Readonly<Record<DeliveryCommand, readonly Party[]>> = {
  'read-desk': ['packing', 'counter', 'post'],
  'prepare-manifest': ['packing'],
  'move-stop': ['packing'],
  'hand-over': ['packing'],
  'close-manifest': ['packing'],
  'print-labels': ['packing'],
  'give-out': ['counter', 'village'],
  'to-village': ['packing'],
  choose: ['applicant', 'packing', 'counter'],
  'renew-code': ['applicant', 'counter', 'village'],
  follow: ['applicant', 'packing', 'counter', 'village', 'courier'],
  round: ['courier'],
  record: ['courier'],
  call: ['courier'],
};

export type Officer = Extract<Caller['who'], { kind: 'officer' }>;

/** Offices and villages where an officer's posts hold things, by the place at which they are held. */
export type Reach = {
  readonly offices: Readonly<Record<ParcelPlace, readonly string[]>>;
  readonly villages: readonly string[];
};

const places: readonly ParcelPlace[] = ['packing', 'counter', 'courier', 'village', 'post', 'resting'];

/** Which queues of the packs hold things where, `service/role`. */
function holders(
  packs: Pick<PackRegistry, 'active'>,
  region: Region,
): Readonly<Record<ParcelPlace, Set<string>>> {
  const held = Object.fromEntries(places.map((place) => [place, new Set<string>()])) as Record<
    ParcelPlace,
    Set<string>
  >;
  for (const pack of packs.active(region.id)) {
    for (const [code, service] of Object.entries(pack.services)) {
      if (service.parcel === undefined) continue;
      for (const { parcel, role } of Object.values(service.flow.states)) {
        if (parcel !== undefined && role !== undefined) held[parcel].add(queueOf(code, role));
      }
    }
  }
  return held;
}

export function reachOf(
  { packs }: { readonly packs: Pick<PackRegistry, 'active'> },
  region: Region,
  posts: readonly Post[],
): Reach {
  const held = holders(packs, region);
  const offices = Object.fromEntries(places.map((place) => [place, new Set<string>()])) as Record<
    ParcelPlace,
    Set<string>
  >;
  const villages = new Set<string>();
  for (const { officeIds, queues, villageCode } of scopeOf(region, posts)) {
    for (const place of places) {
      if (!queues.some((queue) => held[place].has(queue))) continue;
      // Who works for one village has nothing to do with the desk of the office.
      if (villageCode === null) for (const officeId of officeIds) offices[place].add(officeId);
      else if (place === 'village') villages.add(villageCode);
    }
  }
  return {
    offices: Object.fromEntries(
      places.map((place) => [
        place,
        region.offices.flatMap(({ id }) => (offices[place].has(id) ? [id] : [])),
      ]),
    ) as unknown as Reach['offices'],
    villages: [...villages],
  };
}

/** The officer who asks, with the offices where they may do this; a refusal where there are none. */
export function deskOf(
  dependencies: { readonly packs: Pick<PackRegistry, 'active'> },
  caller: Caller,
  command: DeliveryCommand,
  region: Region,
): Result<{
  readonly officer: Officer;
  readonly officeIds: readonly string[];
  readonly villages: readonly string[];
}> {
  const { who } = caller;
  if (who.kind === 'guest') return failure(problems.signInNeeded);
  if (who.kind !== 'officer' || caller.regionId !== region.id) return failure(problems.notAllowed);
  const reach = reachOf(dependencies, region, who.posts);
  const allowed = deliveryPolicy[command].filter((party): party is ParcelPlace => party !== 'applicant');
  const officeIds = [...new Set(allowed.flatMap((place) => reach.offices[place]))];
  const villages = allowed.includes('village') ? reach.villages : [];
  if (officeIds.length === 0 && villages.length === 0) return failure(problems.notAllowed);
  return success({ officer: who, officeIds, villages });
}

/** The same for one office, which must be among them. */
export function deskAt(
  dependencies: { readonly packs: Pick<PackRegistry, 'active'> },
  caller: Caller,
  command: DeliveryCommand,
  region: Region,
  officeId: string | undefined,
): Result<{ readonly officer: Officer; readonly officeId: string; readonly officeIds: readonly string[] }> {
  const may = deskOf(dependencies, caller, command, region);
  if (!may.ok) return may;
  const { officer, officeIds } = may.value;
  const own = officeIds.find((id) => officer.posts.some((post) => post.officeId === id)) ?? officeIds[0];
  const chosen = officeId ?? own;
  if (chosen === undefined || !officeIds.includes(chosen)) return failure(problems.outsideOffices);
  return success({ officer, officeId: chosen, officeIds });
}

/** Which pages of this part someone has any use for. */
export function menuOf(
  dependencies: { readonly packs: Pick<PackRegistry, 'active'> },
  caller: Caller,
  region: Region,
): { readonly desk: boolean; readonly village: boolean; readonly courier: boolean } {
  if (caller.who.kind !== 'officer') return { desk: false, village: false, courier: false };
  const { offices, villages } = reachOf(dependencies, region, caller.who.posts);
  return {
    desk: deliveryPolicy['read-desk'].some((place) => place !== 'applicant' && offices[place].length > 0),
    village: villages.length > 0,
    courier: offices.courier.length > 0,
  };
}
