import type { OfficeCalendar } from '../calendar/types.ts';
import type {
  Agency,
  District,
  Holiday,
  InstalledPack,
  Office,
  Post,
  Region,
  Village,
  Work,
} from './types.ts';

export const officeOf = (region: Region, id: string): Office | undefined =>
  region.offices.find((office) => office.id === id);

export const agencyOf = (region: Region, id: string): Agency | undefined =>
  region.agencies.find((agency) => agency.id === id);

export const postOf = (region: Region, id: string): Post | undefined =>
  region.posts.find((post) => post.id === id);

export const villageOf = (region: Region, code: string): Village | undefined =>
  region.villages.find((village) => village.code === code);

export const districtOf = (region: Region, code: string): District | undefined =>
  region.districts.find((district) => district.code === code);

export const isVillageOf = (region: Region, code: string): boolean => villageOf(region, code) !== undefined;

export const holidaysOf = (region: Region, year: number): readonly Holiday[] =>
  region.holidays.filter((holiday) => holiday.date.startsWith(`${year}-`));

/** The calendar that an office keeps. An office that the region doesn't have is a broken invariant. */
export function calendarOf(region: Region, officeId: string): OfficeCalendar {
  const calendar = Object.hasOwn(region.calendars, officeId) ? region.calendars[officeId] : undefined;
  if (!calendar) throw new Error(`${region.slug} has no office ${officeId}`);
  return calendar;
}

/** The offices that do a kind of work for a village, nearest first: a case goes to the first. */
export function officesServing(region: Region, villageCode: string, work: string): readonly Office[] {
  const byVillage = Object.hasOwn(region.routing, work) ? region.routing[work] : undefined;
  const officeIds = byVillage && Object.hasOwn(byVillage, villageCode) ? (byVillage[villageCode] ?? []) : [];
  return officeIds.map((id) => officeOf(region, id)!);
}

export type ServiceBinding = {
  readonly pack: InstalledPack;
  readonly service: string;
  readonly work: Work;
};

/** What a service of an installed pack is bound to here; nothing when no pack offers it. */
export function serviceBinding(region: Region, service: string): ServiceBinding | undefined {
  for (const pack of region.installed) {
    const bound = pack.services.find((candidate) => candidate.service === service);
    const work = bound && region.works.find((candidate) => candidate.id === bound.work);
    if (work) return { pack, service, work };
  }
  return undefined;
}

/** The offices to which an application for a service goes, nearest first. */
export function officesForService(region: Region, villageCode: string, service: string): readonly Office[] {
  const binding = serviceBinding(region, service);
  return binding ? officesServing(region, villageCode, binding.work.id) : [];
}

/**
 * The agency that answers for a service at an office: a birth certificate is Disdukcapil's even at a kecamatan, a
 * domicile letter is the kecamatan's own.
 */
export function agencyResponsible(region: Region, service: string, officeId: string): Agency | undefined {
  const office = officeOf(region, officeId);
  const binding = serviceBinding(region, service);
  if (!office || !binding) return undefined;
  return agencyOf(region, binding.work.agency ?? office.agency);
}

export const rolesOf = (post: Post): readonly string[] => post.roles;

export type RoleBinding = { readonly role: string; readonly agency?: string };

/** The region's role that fills a pack's role for a service; nothing when the pack's role is not bound. */
export function roleBinding(
  region: Pick<Region, 'installed'>,
  { pack, role, service }: { readonly pack: string; readonly role: string; readonly service: string },
): RoleBinding | undefined {
  const { installed } = region;
  const bindings = bindingsOf.get(installed) ?? indexed(installed);
  return bindings.get(bindingKey(pack, role, service));
}

type Installed = Region['installed'];

/** Asked for each post, office and service by all who decide who may act. */
const bindingsOf = new WeakMap<Installed, ReadonlyMap<string, RoleBinding>>();

const bindingKey = (pack: string, role: string, service: string): string => `${pack} ${role} ${service}`;

/** The first binding of a role that names a service, or none at all, is the one. */
function indexed(installed: Installed): ReadonlyMap<string, RoleBinding> {
  const bindings = new Map<string, RoleBinding>();
  for (const { pack, services, roles } of installed)
    for (const bound of roles)
      for (const service of bound.services ?? services.map((each) => each.service)) {
        const key = bindingKey(pack, bound.role, service);
        if (bindings.has(key)) continue;
        bindings.set(key, {
          role: bound.as,
          ...(bound.agency === undefined ? {} : { agency: bound.agency }),
        });
      }
  bindingsOf.set(installed, bindings);
  return bindings;
}

/** What someone wants to do: act in a pack's role on a case of a service at an office. */
export type RoleAtOffice = {
  readonly pack: string;
  readonly role: string;
  readonly service: string;
  readonly officeId: string;
  /** Where the case comes from; a village officer acts only for the own village. */
  readonly villageCode?: string;
};

/** Whether a post may act: it carries the bound role, and the case lies within what the post covers. */
export function postMayAct(region: Region, post: Post, wanted: RoleAtOffice): boolean {
  const binding = roleBinding(region, wanted);
  if (!binding || !post.roles.includes(binding.role)) return false;
  if (binding.agency !== undefined && post.agency !== binding.agency) return false;
  if (post.village !== undefined && post.village !== wanted.villageCode) return false;
  switch (post.covers) {
    case 'office':
      return post.office === wanted.officeId;
    case 'agency':
      return agencyResponsible(region, wanted.service, wanted.officeId)?.id === post.agency;
    case 'region':
      return officeOf(region, wanted.officeId) !== undefined;
  }
}

/** Everyone who may act in a pack's role on cases of a service at an office. */
export const postsFor = (region: Region, wanted: RoleAtOffice): readonly Post[] =>
  region.posts.filter((post) => postMayAct(region, post, wanted));

/** Who leads an office, as documents name it: the holder of its first post with the role `head`. */
export const headOf = (region: Region, officeId: string): Post | undefined =>
  region.posts.find((post) => post.office === officeId && post.roles.includes('head'));

/** A role that is held for villages only: its holders are there, and not every village has one. */
export function isVillageRole(region: Pick<Region, 'posts'>, role: string): boolean {
  const holding = region.posts.filter(({ roles }) => roles.includes(role));
  return holding.length > 0 && holding.every(({ village }) => village !== undefined);
}
