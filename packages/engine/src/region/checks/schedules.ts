import { minutesOfClock } from '../../calendar/days.ts';
import { compileRegion } from '../compile.ts';
import type { Finding } from '../problems.ts';
import { isVillageRole, postsFor, serviceBinding } from '../queries.ts';
import type { RegionFiles } from '../schema/index.ts';
import { type Check, duplicates, finding, unknownReference } from './finding.ts';

const file = 'schedules.yaml';

export const scheduleNamesAreUnique: Check = (files) =>
  duplicates(
    file,
    files[file].schedules.map(({ id }, s) => ({ name: id, path: ['schedules', s, 'id'] })),
  );

/** Otherwise nobody could say which of two schedules a visit belongs to. */
export const officeHasOneScheduleForAService: Check = (files) =>
  duplicates(
    file,
    files[file].schedules.flatMap(({ services, offices }, s) =>
      services.flatMap((service) =>
        offices.map((office, o) => ({ name: `${service} ${office}`, path: ['schedules', s, 'offices', o] })),
      ),
    ),
  );

export const schedulesNameServicesAndOffices: Check = (files) => {
  const services = new Set(
    files['installed.yaml'].packs.flatMap((pack) => pack.services.map(({ service }) => service)),
  );
  const offices = new Set(files['offices.yaml'].offices.map(({ id }) => id));
  return files[file].schedules.flatMap((schedule, s) => [
    ...schedule.services.flatMap((name, n) =>
      services.has(name)
        ? []
        : [unknownReference(file, ['schedules', s, 'services', n], name, 'installed.yaml')],
    ),
    ...schedule.offices.flatMap((name, n) =>
      offices.has(name) ? [] : [unknownReference(file, ['schedules', s, 'offices', n], name, 'offices.yaml')],
    ),
  ]);
};

/** Hours in which not even one visit fits are a slip of the pen. */
export const visitsFitTheHours: Check = (files) =>
  files[file].schedules.flatMap((schedule, s) =>
    schedule.hours.flatMap(({ spans }, h) =>
      spans.flatMap((span, n) => {
        const [from, until] = span.split('-').map(minutesOfClock) as [number, number];
        return until - from >= schedule.minutes
          ? []
          : [
              finding('hours', file, ['schedules', s, 'hours', h, 'spans', n], {
                id: `Dalam ${span} tidak muat satu kunjungan ${schedule.minutes} menit. Perbaiki jamnya.`,
                en: `Not one visit of ${schedule.minutes} minutes fits into ${span}. Correct the hours.`,
              }),
            ];
      }),
    ),
  );

/** A service that people come for has hours in which they may come. */
export const visitedServicesHaveSchedules: Check = (files, packs) =>
  files['installed.yaml'].packs.flatMap((installed, p) => {
    const facts = packs?.find(({ name }) => name === installed.pack);
    return installed.services.flatMap(({ service }, s) => {
      const hasVisit = facts?.services.find(({ id }) => id === service)?.hasVisit === true;
      const isHeld = files[file].schedules.some(({ services }) => services.includes(service));
      return !hasVisit || isHeld
        ? []
        : [
            finding('pack-mismatch', 'installed.yaml', ['packs', p, 'services', s, 'service'], {
              id: `Warga datang untuk ${service}, tetapi schedules.yaml belum memuat jadwalnya. Tambahkan di sana.`,
              en: `People come for ${service}, but schedules.yaml has no schedule for it. Add one there.`,
            }),
          ];
    });
  });

/** A visit is worked where it is booked: every role of the service has a post there. */
export const visitedOfficesAreStaffed: Check = (files) => {
  if (files[file].schedules.length === 0) return [];
  const region = compileRegion(files);
  const unstaffed = (s: number, schedule: RegionFiles[typeof file]['schedules'][number]): Finding[] =>
    schedule.services.flatMap((service) => {
      const pack = serviceBinding(region, service)?.pack;
      const roles = (pack?.roles ?? []).filter(
        ({ services }) => services === undefined || services.includes(service),
      );
      // Whoever works for one village is there, not at the office that is visited.
      return roles
        .filter(({ as }) => !isVillageRole(region, as))
        .flatMap(({ role, as }) =>
          schedule.offices.flatMap((officeId, o) =>
            pack === undefined || postsFor(region, { pack: pack.pack, role, service, officeId }).length > 0
              ? []
              : [
                  finding('role-unfilled', file, ['schedules', s, 'offices', o], {
                    id: `Tidak ada jabatan ${as} untuk ${service} di ${officeId}. Tambahkan di posts.yaml.`,
                    en: `No post is ${as} for ${service} at ${officeId}. Add one in posts.yaml.`,
                  }),
                ],
          ),
        );
    });
  return files[file].schedules.flatMap((schedule, s) => unstaffed(s, schedule));
};

export const scheduleChecks: readonly Check[] = [
  scheduleNamesAreUnique,
  officeHasOneScheduleForAService,
  schedulesNameServicesAndOffices,
  visitsFitTheHours,
  visitedServicesHaveSchedules,
];

/** Checks that follow references: they run once all references are known to hold. */
export const followingScheduleChecks: readonly Check[] = [visitedOfficesAreStaffed];
