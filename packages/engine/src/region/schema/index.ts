import { AgenciesFile } from './agencies-file.ts';
import { CalendarsFile } from './calendars-file.ts';
import { DeliveryFile } from './delivery-file.ts';
import { DemoFile } from './demo-file.ts';
import { EmblemFile } from './emblem-file.ts';
import { InstalledFile } from './installed-file.ts';
import { OfficesFile } from './offices-file.ts';
import { PlacesFile } from './places-file.ts';
import { PostsFile } from './posts-file.ts';
import { RegionFile } from './region-file.ts';
import { RetentionFile } from './retention-file.ts';
import { SchedulesFile } from './schedules-file.ts';

export {
  AgenciesFile,
  CalendarsFile,
  DeliveryFile,
  DemoFile,
  EmblemFile,
  InstalledFile,
  OfficesFile,
  PlacesFile,
  PostsFile,
  RegionFile,
  RetentionFile,
  SchedulesFile,
};

/** The files of a region's folder, each with the schema that it must fit. */
export const regionFileSchemas = {
  'region.yaml': RegionFile,
  'places.yaml': PlacesFile,
  'agencies.yaml': AgenciesFile,
  'offices.yaml': OfficesFile,
  'calendars.yaml': CalendarsFile,
  'posts.yaml': PostsFile,
  'installed.yaml': InstalledFile,
  'schedules.yaml': SchedulesFile,
  'delivery.yaml': DeliveryFile,
  'retention.yaml': RetentionFile,
  'emblem.yaml': EmblemFile,
  'demo.yaml': DemoFile,
} as const;

export type RegionFileName = keyof typeof regionFileSchemas;

/** A region in use has no demo accounts, one without booked visits no schedules; every other file must be there. */
export const optionalRegionFiles: readonly RegionFileName[] = [
  'schedules.yaml',
  'delivery.yaml',
  'retention.yaml',
  'emblem.yaml',
  'demo.yaml',
];

export const regionFileNames = Object.keys(regionFileSchemas) as readonly RegionFileName[];

/** The parsed content of a region's folder. */
export type RegionFiles = {
  readonly 'region.yaml': RegionFile;
  readonly 'places.yaml': PlacesFile;
  readonly 'agencies.yaml': AgenciesFile;
  readonly 'offices.yaml': OfficesFile;
  readonly 'calendars.yaml': CalendarsFile;
  readonly 'posts.yaml': PostsFile;
  readonly 'installed.yaml': InstalledFile;
  readonly 'schedules.yaml': SchedulesFile;
  readonly 'delivery.yaml': DeliveryFile;
  readonly 'retention.yaml': RetentionFile;
  readonly 'emblem.yaml'?: EmblemFile;
  readonly 'demo.yaml': DemoFile;
};
