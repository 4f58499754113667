import type { Locale, Service, Text } from '@satuloket/engine';
import type { RegionSummary } from '../types.ts';

export interface CatalogueService {
  regions(): readonly RegionSummary[];
  region(slug: string): RegionSummary | undefined;
  /** By everyday words, typos forgiven; empty words give all services of the region. */
  search(regionId: string, words: string, locale: Locale): readonly ServiceSummary[];
  service(regionId: string, code: string): ServicePage | undefined;
  /** Villages whose name is like the words, with their district; at most 20. */
  places(regionId: string, words: string, level: 'village' | 'district' | 'regency'): readonly PlaceOption[];
  place(code: string): PlaceOption | undefined;
  /** All places of a level, gathered by what they lie in (district or province), for a plain list of choices. */
  placeGroups(regionId: string, level: 'village' | 'district' | 'regency'): readonly PlaceGroup[];
  offices(regionId: string): readonly OfficeSummary[];
}

export type ServiceSummary = {
  readonly code: string;
  readonly pack: string;
  readonly title: Text;
  readonly summary: Text;
  readonly category: string;
  readonly promise: Text;
  readonly feeRupiah: number;
};

/** All that a citizen should know before starting, and the definition that the form is drawn from. */
export type ServicePage = ServiceSummary & {
  readonly definition: Service;
  readonly packDigest: string;
  readonly agency: Text;
  /** Offices that do this work, with today's hours as people say them. */
  readonly offices: readonly OfficeSummary[];
};

export type OfficeSummary = {
  readonly id: string;
  readonly name: Text;
  readonly address: string;
  readonly openNow: boolean;
  readonly hoursToday: Text;
  readonly weekHours: readonly { readonly day: Text; readonly hours: Text }[];
  readonly point?: { readonly latitude: number; readonly longitude: number };
};

export type PlaceGroup = {
  readonly name: string;
  readonly places: readonly { readonly code: string; readonly name: string }[];
};

export type PlaceOption = { readonly code: string; readonly name: string; readonly within: string };
