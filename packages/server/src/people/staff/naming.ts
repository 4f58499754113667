import { atLocalHour, type Region, type Text } from '@satuloket/engine';
import { dayAfter } from './faults.ts';
import { postsOf } from './policy.ts';

/** When a last day is over. */
export function endOf(region: Region, day: string | undefined): Date | null {
  return day === undefined || day === '' ? null : new Date(atLocalHour(dayAfter(day), 0, region.zone));
}

export const officeName = (region: Region, officeId: string): Text =>
  region.offices.find(({ id }) => id === officeId)?.name ?? { id: officeId, en: officeId };

export function titleOf(
  region: Region,
  held: { readonly role: string; readonly office_id: string; readonly village_code?: string },
): Text {
  const found = postsOf(region).find(
    (post) =>
      post.role === held.role &&
      post.officeId === held.office_id &&
      post.villageCode === (held.village_code ?? ''),
  );
  const name = region.roles.find(({ id }) => id === held.role)?.name;
  return found?.title ?? name ?? { id: held.role, en: held.role };
}

/** When a first day begins. */
export const startOf = (region: Region, day: string): Date => new Date(atLocalHour(day, 0, region.zone));
