import { agencyResponsible, postsFor, type Region, type Post as RegionPost } from '@satuloket/engine';
import type { Post } from '../types.ts';

/** The region's role of whoever heads an office, and of whoever leads the region (Wali Kota, Bupati, Sekda). */
export const headRole = 'head';
export const leaderRole = 'leader';

export type WorkPlace = { readonly service: string; readonly officeId: string };

/** Where the head of a unit sits: at the office itself, or else at the head of the agency that answers for the service. */
export function headOffices(region: Region, { service, officeId }: WorkPlace): readonly string[] {
  const heads = region.posts.filter(({ roles }) => roles.includes(headRole));
  const own = heads.filter(({ office }) => office === officeId);
  const agency = agencyResponsible(region, service, officeId)?.id;
  const found =
    own.length > 0 ? own : heads.filter((post) => post.covers !== 'office' && post.agency === agency);
  return unique(found.map(({ office }) => office));
}

/** Where those sit who may do the next step: at the office itself, or else wherever such a post covers it. */
export function holderOffices(
  region: Region,
  wanted: WorkPlace & { readonly pack: string; readonly role: string },
): readonly string[] {
  const posts = postsFor(region, wanted);
  const own = posts.filter(({ office }) => office === wanted.officeId);
  return unique((own.length > 0 ? own : posts).map(({ office }) => office));
}

/** Offices and services for which someone with these posts answers as a head. */
export function answersFor(
  region: Region,
  posts: readonly Post[],
  { service, officeId }: WorkPlace,
): boolean {
  return headPosts(region, posts).some(
    ({ covers, office, agency }) =>
      covers === 'region' ||
      (covers === 'office' && office === officeId) ||
      (covers === 'agency' && agency === agencyResponsible(region, service, officeId)?.id),
  );
}

/** The offices where a head may have something to answer for, whatever the service. */
export function officesOfHead(region: Region, posts: readonly Post[]): readonly string[] {
  const services = region.installed.flatMap((pack) => pack.services.map(({ service }) => service));
  return region.offices
    .map(({ id }) => id)
    .filter((officeId) => services.some((service) => answersFor(region, posts, { service, officeId })));
}

function headPosts(region: Region, posts: readonly Post[]): readonly RegionPost[] {
  return posts
    .filter(({ role }) => role === headRole)
    .flatMap(({ officeId }) =>
      region.posts.filter(({ office, roles }) => office === officeId && roles.includes(headRole)),
    );
}

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];
