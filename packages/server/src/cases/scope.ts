import { postMayAct, type Region, type Post as RegionPost } from '@satuloket/engine';
import type { Post } from '../types.ts';

/** Where a case lies, as far as authority over it goes. */
export type CasePlace = {
  readonly pack: string;
  readonly service: string;
  readonly officeId: string;
  readonly villageCode: string;
};

/** Cases that someone may work on: any of these offices together with any of these services or queues. */
export type ScopeGroup = {
  readonly officeIds: readonly string[];
  readonly services: readonly string[];
  /** `service/role`, as case_current.queue holds it. */
  readonly queues: readonly string[];
  /** Only cases of this village (a village officer's post). */
  readonly villageCode: string | null;
};

export const queueOf = (service: string, role: string): string => `${service}/${role}`;

/** The roles of the pack that these posts fill for a case, each with the post that gives it. */
export function rolesAt(region: Region, posts: readonly Post[], place: CasePlace): ReadonlyMap<string, Post> {
  const installed = region.installed.find(({ pack }) => pack === place.pack);
  const roles = new Map<string, Post>();
  for (const { role } of installed?.roles ?? []) {
    const giving = posts.find((post) =>
      regionPostsOf(region, post).some((candidate) => postMayAct(region, candidate, { ...place, role })),
    );
    if (giving !== undefined) roles.set(role, giving);
  }
  return roles;
}

const scopes = new WeakMap<Region, Map<string, readonly ScopeGroup[]>>();

/** Everything that these posts reach in the region, grouped so that a query needs few conditions. */
export function scopeOf(region: Region, posts: readonly Post[]): readonly ScopeGroup[] {
  const known = scopes.get(region) ?? new Map<string, readonly ScopeGroup[]>();
  scopes.set(region, known);
  const key = JSON.stringify(
    posts.map(({ role, officeId, villageCode }) => [role, officeId, villageCode ?? '']).sort(),
  );
  const scope = known.get(key) ?? computeScope(region, posts);
  known.set(key, scope);
  return scope;
}

type Reached = { villageCode: string | null; officeId: string; services: Set<string>; queues: Set<string> };

function computeScope(region: Region, posts: readonly Post[]): readonly ScopeGroup[] {
  const reached = new Map<string, Reached>();
  for (const post of posts.flatMap((each) => regionPostsOf(region, each))) {
    const villageCode = post.village ?? null;
    for (const installed of region.installed) {
      for (const { service } of installed.services) {
        for (const { role } of installed.roles) {
          for (const office of region.offices) {
            const wanted = {
              pack: installed.pack,
              role,
              service,
              officeId: office.id,
              ...(post.village === undefined ? {} : { villageCode: post.village }),
            };
            if (!postMayAct(region, post, wanted)) continue;
            const place = `${villageCode ?? ''}/${office.id}`;
            const entry = reached.get(place) ?? {
              villageCode,
              officeId: office.id,
              services: new Set<string>(),
              queues: new Set<string>(),
            };
            entry.services.add(service);
            entry.queues.add(queueOf(service, role));
            reached.set(place, entry);
          }
        }
      }
    }
  }
  return groupAlike([...reached.values()]);
}

function groupAlike(reached: readonly Reached[]): readonly ScopeGroup[] {
  const groups = new Map<string, { officeIds: string[]; like: Reached }>();
  for (const each of reached) {
    const key = JSON.stringify([each.villageCode, [...each.queues].sort(), [...each.services].sort()]);
    const group = groups.get(key) ?? { officeIds: [], like: each };
    group.officeIds.push(each.officeId);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ officeIds, like }) => ({
    officeIds,
    services: [...like.services],
    queues: [...like.queues],
    villageCode: like.villageCode,
  }));
}

/** The posts of the region that an officer's post stands for, with the one role that was given. */
function regionPostsOf(region: Region, post: Post): readonly RegionPost[] {
  return region.posts
    .filter(
      (candidate) =>
        candidate.office === post.officeId &&
        candidate.village === post.villageCode &&
        candidate.roles.includes(post.role),
    )
    .map((candidate) => ({ ...candidate, roles: [post.role] }));
}
