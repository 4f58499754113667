import { listOffices, listVillages } from '../compile.ts';
import type { Finding } from '../problems.ts';
import { type Check, duplicates, finding, unknownReference } from './finding.ts';

export const agencyNamesAreUnique: Check = (files) => [
  ...duplicates(
    'agencies.yaml',
    files['agencies.yaml'].agencies.map((agency, index) => ({
      name: agency.id,
      path: ['agencies', index, 'id'],
    })),
  ),
  ...duplicates(
    'agencies.yaml',
    files['agencies.yaml'].works.map((work, index) => ({ name: work.id, path: ['works', index, 'id'] })),
  ),
];

export const officeNamesAreUnique: Check = (files) =>
  duplicates(
    'offices.yaml',
    files['offices.yaml'].offices.map((office, index) => ({
      name: office.id,
      path: ['offices', index, 'id'],
    })),
  );

export const worksNameAgencies: Check = (files) => {
  const agencies = new Set(files['agencies.yaml'].agencies.map((agency) => agency.id));
  return files['agencies.yaml'].works.flatMap((work, index) =>
    work.agency === undefined || agencies.has(work.agency)
      ? []
      : [unknownReference('agencies.yaml', ['works', index, 'agency'], work.agency, 'agencies.yaml')],
  );
};

export const officesNameAgencies: Check = (files) => {
  const agencies = new Set(files['agencies.yaml'].agencies.map((agency) => agency.id));
  return files['offices.yaml'].offices.flatMap((office, index) =>
    agencies.has(office.agency)
      ? []
      : [unknownReference('offices.yaml', ['offices', index, 'agency'], office.agency, 'agencies.yaml')],
  );
};

export const officesNameTimetables: Check = (files) => {
  const timetables = new Set(files['calendars.yaml'].timetables.map((timetable) => timetable.id));
  return files['offices.yaml'].offices.flatMap((office, index) =>
    timetables.has(office.timetable)
      ? []
      : [
          unknownReference(
            'offices.yaml',
            ['offices', index, 'timetable'],
            office.timetable,
            'calendars.yaml',
          ),
        ],
  );
};

export const officesNamePlacesAndWorks: Check = (files) => {
  const works = new Set(files['agencies.yaml'].works.map((work) => work.id));
  const districts = new Set(files['places.yaml'].districts.map((district) => district.code));
  const villages = new Set(listVillages(files['places.yaml']).map((village) => village.code));
  return files['offices.yaml'].offices.flatMap((office, o) => [
    ...(districts.has(office.district)
      ? []
      : [unknownReference('offices.yaml', ['offices', o, 'district'], office.district, 'places.yaml')]),
    ...office.serves.flatMap((entry, s) => {
      const unknown = (
        property: 'works' | 'districts' | 'villages',
        known: ReadonlySet<string>,
        where: 'agencies.yaml' | 'places.yaml',
      ) =>
        (entry[property] ?? []).flatMap((name, n) =>
          known.has(name)
            ? []
            : [unknownReference('offices.yaml', ['offices', o, 'serves', s, property, n], name, where)],
        );
      return [
        ...unknown('works', works, 'agencies.yaml'),
        ...unknown('districts', districts, 'places.yaml'),
        ...unknown('villages', villages, 'places.yaml'),
      ];
    }),
  ]);
};

export const servesNamesOneReach: Check = (files) =>
  files['offices.yaml'].offices.flatMap((office, o) =>
    office.serves.flatMap((entry, s) => {
      const named = [entry.villages, entry.districts, entry.region].filter((value) => value !== undefined);
      if (named.length === 1) return [];
      return [
        finding('reach', 'offices.yaml', ['offices', o, 'serves', s], {
          id: 'Sebutkan tepat satu: villages, districts, atau region. Pisahkan menjadi beberapa butir bila perlu.',
          en: 'Name exactly one of villages, districts or region. Split it into several entries if needed.',
        }),
      ];
    }),
  );

export const everyDistrictHasItsOffice: Check = (files) => {
  const withOffice = new Set(
    files['offices.yaml'].offices
      .filter((office) => office.kind === 'kecamatan')
      .map((office) => office.district),
  );
  return files['places.yaml'].districts.flatMap((district, index) =>
    withOffice.has(district.code)
      ? []
      : [
          finding('district-without-office', 'places.yaml', ['districts', index, 'code'], {
            id: `Kecamatan ${district.name} belum punya kantor. Tambahkan kantornya di offices.yaml.`,
            en: `Kecamatan ${district.name} has no office yet. Add its office in offices.yaml.`,
          }),
        ],
  );
};

/** Every village must reach exactly one nearest office for the work of each installed service. */
export const everyVillageIsServed: Check = (files) => {
  const villages = listVillages(files['places.yaml']);
  const offices = listOffices(files, villages);
  const neededWorks = files['installed.yaml'].packs.flatMap((pack, p) =>
    pack.services.map((service, s) => ({ ...service, path: ['packs', p, 'services', s, 'work'] })),
  );
  return neededWorks.flatMap(({ service, work, path }): readonly Finding[] => {
    if (!files['agencies.yaml'].works.some((known) => known.id === work)) return [];
    const serving = offices.flatMap((office) =>
      office.serves.filter((entry) => entry.works.includes(work)).map((entry) => ({ office, ...entry })),
    );
    return villages.flatMap((village) => {
      const near = serving.filter((entry) => entry.villages.includes(village.code));
      if (near.length === 0)
        return [
          finding('unserved-village', 'installed.yaml', path, {
            id: `Tidak ada kantor yang melayani ${service} (${work}) untuk ${village.name}, ${village.districtName}. Tambahkan di offices.yaml.`,
            en: `No office does ${service} (${work}) for ${village.name}, ${village.districtName}. Add it in offices.yaml.`,
          }),
        ];
      const nearest = ['village', 'district', 'region'].find((reach) =>
        near.some((entry) => entry.reach === reach),
      );
      const names = [
        ...new Set(near.filter((entry) => entry.reach === nearest).map((entry) => entry.office.id)),
      ];
      if (names.length === 1) return [];
      return [
        finding('ambiguous-office', 'installed.yaml', path, {
          id: `${names.join(' dan ')} sama dekatnya dengan ${village.name} untuk ${work}. Tentukan satu di offices.yaml.`,
          en: `${names.join(' and ')} are equally near ${village.name} for ${work}. Decide for one in offices.yaml.`,
        }),
      ];
    });
  });
};

export const officeChecks: readonly Check[] = [
  agencyNamesAreUnique,
  officeNamesAreUnique,
  worksNameAgencies,
  officesNameAgencies,
  officesNameTimetables,
  officesNamePlacesAndWorks,
  servesNamesOneReach,
  everyDistrictHasItsOffice,
  everyVillageIsServed,
];
