import type { OfficeCalendar } from '../calendar/types.ts';
import type { KeptStock, VisitSchedule } from '../capacity/types.ts';
import type { Text } from '../result.ts';
import type { AgenciesFile } from './schema/agencies-file.ts';
import type { DeliveryFile } from './schema/delivery-file.ts';
import type { DemoFile } from './schema/demo-file.ts';
import type { InstalledFile } from './schema/installed-file.ts';
import type { OfficesFile } from './schema/offices-file.ts';
import type { PostsFile } from './schema/posts-file.ts';
import type { RegionFile } from './schema/region-file.ts';
import type { RetentionFile } from './schema/retention-file.ts';

/** A kecamatan. */
export type District = { readonly code: string; readonly name: string };

/** A kelurahan or desa, by its dotted Kemendagri code. */
export type Village = {
  readonly code: string;
  readonly name: string;
  readonly kind: 'kelurahan' | 'desa';
  readonly districtCode: string;
  readonly districtName: string;
};

export type Agency = Readonly<AgenciesFile['agencies'][number]>;

/** A kind of work; without `agency` the agency of the office that does it is responsible. */
export type Work = Readonly<AgenciesFile['works'][number]>;

/** How near an office is to a village that it serves: a case goes to the nearest. */
export type Reach = 'village' | 'district' | 'region';

type OfficeSource = OfficesFile['offices'][number];

export type Office = Readonly<Omit<OfficeSource, 'serves'>> & {
  readonly serves: readonly {
    readonly works: readonly string[];
    /** Every village, spelt out. */
    readonly villages: readonly string[];
    readonly reach: Reach;
  }[];
};

export type Holiday = {
  readonly date: string;
  readonly kind: 'public-holiday' | 'joint-leave';
  readonly title: Text;
  readonly source: string;
  /** True while no decree has declared the day. */
  readonly assumed: boolean;
};

export type Role = Readonly<PostsFile['roles'][number]>;

export type Post = Readonly<Omit<PostsFile['posts'][number], 'agency'>> & { readonly agency: string };

export type InstalledPack = Readonly<InstalledFile['packs'][number]>;

/** How long something is kept, from when, and by which law. */
export type RetentionRule = Readonly<RetentionFile['rules'][number]>;

export type DemoAccount = Readonly<DemoFile['accounts'][number]>;

/**
 * A region as the server uses it: plain, deeply frozen data that `readRegion` made from the files of its folder and
 * whose references have all been checked.
 */
export type Region = Readonly<Omit<RegionFile, 'counts'>> & {
  readonly districts: readonly District[];
  readonly villages: readonly Village[];
  readonly agencies: readonly Agency[];
  readonly works: readonly Work[];
  readonly offices: readonly Office[];
  readonly holidays: readonly Holiday[];
  readonly roles: readonly Role[];
  readonly posts: readonly Post[];
  readonly installed: readonly InstalledPack[];
  /** When offices receive people who have booked a visit. */
  readonly schedules: readonly VisitSchedule[];
  /** How things are brought to people and collected. */
  readonly delivery: Readonly<DeliveryFile>;
  /** How long what is kept; what no rule names stays. */
  readonly retention: readonly RetentionRule[];
  /** Within what time requests about personal data are answered, and breaches are told of. */
  readonly dataDeadlines: Readonly<RetentionFile['deadlines']>;
  /** Services by which data about people are corrected. */
  readonly corrections: readonly string[];
  /** What offices keep and actions use up. */
  readonly keptStock: readonly KeptStock[];
  /** SVG of the emblem on letterheads; a region without one leaves its place empty. */
  readonly emblem?: string;
  /** Accounts of the demo; empty in a region in use. */
  readonly accounts: readonly DemoAccount[];
  /** By office; each is one object, so that what is computed from a calendar can be kept with it. */
  readonly calendars: Readonly<Record<string, OfficeCalendar>>;
  /** Work, then village, then the offices that do it, nearest first. */
  readonly routing: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** SHA-256 of the canonical content of all files. */
  readonly digest: string;
};

/** What the checks need to know of a pack; the pack language fills it in. */
export type PackFacts = {
  readonly name: string;
  readonly version: string;
  readonly services: readonly {
    readonly id: string;
    /** The roles that its flow names, without the applicant and the system. */
    readonly roles: readonly string[];
    /** The kind of work that its routing names. */
    readonly work?: string;
    /** People come to an office at a booked time. */
    readonly hasVisit?: boolean;
    /** When its form lets people be at home: values of the field behind the parcel's window. */
    readonly windows?: readonly string[];
  }[];
  /** The names of parameters that a region may set. */
  readonly parameters?: readonly string[];
  /** What its actions use up. */
  readonly stock?: readonly string[];
};
