import type { DayHours, Weekday } from '../calendar/types.ts';
import type { KeptStock, VisitSchedule } from '../capacity/types.ts';
import { contentDigest } from './digest.ts';
import { emblemPicture } from './emblem.ts';
import { buildCalendars, listHolidays, parseSpans } from './office-calendars.ts';
import type { RegionFiles } from './schema/index.ts';
import type { InstalledFile } from './schema/installed-file.ts';
import type { PlacesFile } from './schema/places-file.ts';
import type { SchedulesFile } from './schema/schedules-file.ts';
import type { Office, Post, Reach, Region, Village } from './types.ts';

const reachFromNearest: readonly Reach[] = ['village', 'district', 'region'];

/** Turns files whose references are sound into the region that the server uses. */
export function compileRegion(files: RegionFiles): Region {
  const { counts: _, ...identity } = files['region.yaml'];
  const villages = listVillages(files['places.yaml']);
  const offices = listOffices(files, villages);
  const { agencies, works } = files['agencies.yaml'];
  const emblem = files['emblem.yaml'];
  return deepFreeze({
    ...identity,
    districts: files['places.yaml'].districts.map(({ code, name }) => ({ code, name })),
    villages,
    agencies,
    works,
    offices,
    holidays: listHolidays(files['calendars.yaml']),
    roles: files['posts.yaml'].roles,
    posts: listPosts(files),
    installed: files['installed.yaml'].packs,
    schedules: listSchedules(files['schedules.yaml']),
    delivery: files['delivery.yaml'],
    retention: files['retention.yaml'].rules,
    dataDeadlines: files['retention.yaml'].deadlines,
    corrections: files['retention.yaml'].corrections ?? [],
    keptStock: listKeptStock(files['installed.yaml']),
    accounts: files['demo.yaml'].accounts,
    calendars: buildCalendars(files),
    routing: routeWork(
      works.map((work) => work.id),
      villages,
      offices,
    ),
    ...(emblem && { emblem: emblemPicture(emblem) }),
    digest: contentDigest(files),
  });
}

export function listVillages(file: PlacesFile): readonly Village[] {
  return file.districts.flatMap((district) =>
    district.villages.map((village) => ({
      code: village.code,
      name: village.name,
      // The Kemendagri code tells which it is: 1xxx is a kelurahan, 2xxx a desa (Permendagri 58/2021).
      kind: village.code.split('.')[3]?.startsWith('1') ? ('kelurahan' as const) : ('desa' as const),
      districtCode: district.code,
      districtName: district.name,
    })),
  );
}

export function listOffices(files: RegionFiles, villages: readonly Village[]): readonly Office[] {
  return files['offices.yaml'].offices.map((office) => ({
    ...office,
    serves: office.serves.map((entry) => ({
      works: entry.works,
      reach: entry.villages ? 'village' : entry.districts ? 'district' : 'region',
      villages:
        entry.villages ??
        villages
          .filter((village) => entry.districts?.includes(village.districtCode) ?? true)
          .map((village) => village.code),
    })),
  }));
}

/** Work, village, offices: nearest first, and in the order of the file where two are equally near. */
export function routeWork(
  works: readonly string[],
  villages: readonly Village[],
  offices: readonly Office[],
): Record<string, Record<string, readonly string[]>> {
  const nearestOffices = (work: string, villageCode: string) =>
    reachFromNearest
      .flatMap((reach) =>
        offices.filter((office) =>
          office.serves.some(
            (entry) =>
              entry.reach === reach && entry.works.includes(work) && entry.villages.includes(villageCode),
          ),
        ),
      )
      .map((office) => office.id);
  return Object.fromEntries(
    works.map((work) => [
      work,
      Object.fromEntries(
        villages.map((village) => [village.code, [...new Set(nearestOffices(work, village.code))]]),
      ),
    ]),
  );
}

export function listPosts(files: RegionFiles): readonly Post[] {
  return files['posts.yaml'].posts.map((post) => {
    const office = files['offices.yaml'].offices.find((candidate) => candidate.id === post.office);
    return { ...post, agency: post.agency ?? office?.agency ?? '' };
  });
}

export function listSchedules(file: SchedulesFile): readonly VisitSchedule[] {
  return file.schedules.map(({ id, services, offices, hours, minutes, places, opens }) => {
    const on = (day: Weekday): DayHours =>
      hours.filter(({ days }) => days.includes(day)).flatMap(({ spans }) => parseSpans(spans));
    return {
      id,
      services,
      offices,
      week: {
        monday: on('monday'),
        tuesday: on('tuesday'),
        wednesday: on('wednesday'),
        thursday: on('thursday'),
        friday: on('friday'),
        saturday: on('saturday'),
        sunday: on('sunday'),
      },
      minutes,
      places,
      opens,
    };
  });
}

/** One entry for each office and thing, also where two packs use up the same. */
export function listKeptStock(file: InstalledFile): readonly KeptStock[] {
  const kept = new Map<string, KeptStock>();
  for (const { stock, offices, alarmBelowDays, keptBy } of file.packs.flatMap((pack) => pack.stock)) {
    for (const officeId of offices) {
      const key = `${stock}/${officeId}`;
      const before = kept.get(key);
      kept.set(key, {
        stock,
        officeId,
        alarmBelowDays: Math.max(alarmBelowDays, before?.alarmBelowDays ?? 0),
        keptBy: [...new Set([...(before?.keptBy ?? []), ...keptBy])],
      });
    }
  }
  return [...kept.values()];
}

/** Freezes what was read for good: one region object serves every request. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const member of Object.values(value)) deepFreeze(member);
  return value;
}
