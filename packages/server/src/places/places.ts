import {
  calendarOf,
  type Office,
  type OfficeCalendar,
  officeOf,
  type Region,
  type Village,
  villageOf,
} from '@satuloket/engine';
import { dateFormat } from './words.ts';

/** Every region of this server, in memory and frozen. A question names its region; none is answered by another. */
export type Places = {
  regions(): readonly Region[];
  /** By slug (`kota-bekasi`) or by id (`3275`). */
  region(slugOrId: string): Region | undefined;
  /** Empty for a region that is not here. */
  villages(regionId: string): readonly Village[];
  office(regionId: string, officeId: string): Office | undefined;
  /** An office that the region doesn't have is a broken invariant. */
  calendarOf(regionId: string, officeId: string): OfficeCalendar;
  /** A village of whichever region, to tell an applicant where else to go. */
  village(code: string): { readonly region: Region; readonly village: Village } | undefined;
};

/** A registry over regions whose ids and slugs differ. */
export function placesOf(regions: readonly Region[]): Places {
  const list = Object.freeze([...regions]);
  const byName = new Map(
    list.flatMap((region) => [[region.id, region] as const, [region.slug, region] as const]),
  );
  const byId = new Map(list.map((region) => [region.id, region]));
  return Object.freeze<Places>({
    regions: () => list,
    region: (slugOrId) => byName.get(slugOrId),
    villages: (regionId) => byId.get(regionId)?.villages ?? [],
    office: (regionId, officeId) => {
      const region = byId.get(regionId);
      return region && officeOf(region, officeId);
    },
    calendarOf: (regionId, officeId) => {
      const region = byId.get(regionId);
      if (!region) throw new Error(`This server has no region ${regionId}`);
      return calendarOf(region, officeId);
    },
    village: (code) => {
      for (const region of list) {
        const village = villageOf(region, code);
        if (village) return { region, village };
      }
      return undefined;
    },
  });
}

/** What the page's path says is a region must be one: an unknown region is a broken invariant here. */
export function regionOf({ places }: { readonly places: Pick<Places, 'region'> }, regionId: string): Region {
  const region = places.region(regionId);
  if (region === undefined) throw new Error(`There is no region ${regionId}.`);
  return region;
}

/** The date on the wall of a region, `YYYY-MM-DD`. */
export function localDateOf({ zone }: { readonly zone: string }, at: Date): string {
  return dateFormat('en-CA', { timeZone: zone }).format(at);
}
