import { retentionSubjects } from './schema/retention-file.ts';
import type { RegionSourceFile } from './source.ts';

const retentionRule = (what: string, after: string, rest = ''): string =>
  `  - { what: ${what}, ${rest}keep: 2 years, after: ${after}, basis: { id: Arsip, en: Archive }, stays: { id: Kode, en: Code }, source: UU }\n`;

/**
 * An invented region for tests: two kecamatan, three villages, one pack, as small as a sound region can be. Its
 * texts are changed by the tests that want it unsound.
 */
export const sampleRegionTexts: Readonly<Record<string, string>> = {
  'region.yaml': `id: '9901'
code: '99.01'
slug: kota-contoh
codePrefix: KC
kind: kota
name: { id: Kota Contoh, en: Sample City }
shortName: Contoh
government: { id: Pemerintah Kota Contoh, en: Government of Sample City }
province: { code: '99', name: Contoh Raya }
zone: Asia/Jakarta
counts: { districts: 2, villages: 3 }
accent: { light: '#0b6b75', dark: '#5cc8d7' }
contact:
  address: { id: Jalan Contoh, en: Sample Street }
`,
  'places.yaml': `districts:
  - code: '99.01.01'
    name: Utara
    villages:
      - { code: '99.01.01.1001', name: Mawar }
      - { code: '99.01.01.2002', name: Melati }
  - code: '99.01.02'
    name: Selatan
    villages:
      - { code: '99.01.02.1001', name: Kenanga }
`,
  'agencies.yaml': `agencies:
  - { id: register, kind: dinas, shortName: Dinas, name: { id: Dinas Contoh, en: Sample Agency } }
  - { id: north, kind: kecamatan, shortName: Utara, name: { id: Kecamatan Utara, en: North } }
  - { id: south, kind: kecamatan, shortName: Selatan, name: { id: Kecamatan Selatan, en: South } }
works:
  - { id: registering, name: { id: Pencatatan, en: Registering }, agency: register }
  - { id: letters, name: { id: Surat, en: Letters } }
`,
  'offices.yaml': `offices:
  - id: centre
    kind: central
    agency: register
    name: { id: Kantor Pusat, en: Head Office }
    district: '99.01.01'
    address: { id: Kecamatan Utara, en: North }
    location: { latitude: -6.2, longitude: 107, approximate: true }
    timetable: usual
    serves:
      - { works: [registering], region: true }
  - id: north-office
    kind: kecamatan
    agency: north
    name: { id: Kantor Utara, en: North Office }
    district: '99.01.01'
    address: { id: Kecamatan Utara, en: North }
    location: { latitude: -6.2, longitude: 107, approximate: true }
    timetable: usual
    serves:
      - { works: [registering, letters], districts: ['99.01.01'] }
  - id: south-office
    kind: kecamatan
    agency: south
    name: { id: Kantor Selatan, en: South Office }
    district: '99.01.02'
    address: { id: Kecamatan Selatan, en: South }
    location: { latitude: -6.3, longitude: 107, approximate: true }
    timetable: usual
    serves:
      - { works: [registering, letters], villages: ['99.01.02.1001'] }
`,
  'calendars.yaml': `timetables:
  - id: usual
    name: { id: Jam kantor, en: Office hours }
    periods:
      - from: '2020-01-01'
        until: '2024-12-31'
        week: { monday: ['08:00-12:00'], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] }
      - from: '2025-01-01'
        week: { monday: ['08:00-12:00', '13:00-16:00'], tuesday: ['08:00-16:00'], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] }
holidays:
  - year: 2026
    source: Keputusan contoh
    days:
      - { date: '2026-08-17', kind: public-holiday, title: { id: Kemerdekaan, en: Independence Day } }
exceptions:
  - { date: '2026-08-17', kind: special-hours, offices: [centre], hours: ['09:00-10:00'], title: { id: Buka sebentar, en: Open briefly } }
`,
  'posts.yaml': `roles:
  - { id: checker, name: { id: Pemeriksa, en: Checker }, does: { id: Memeriksa., en: Checks. } }
  - { id: chief, name: { id: Kepala, en: Chief }, does: { id: Memutus., en: Decides. } }
  - { id: village-officer, name: { id: Petugas desa, en: Village officer }, does: { id: Mengajukan., en: Files. } }
posts:
  - { id: chief, title: { id: Kepala Dinas, en: Chief }, office: centre, roles: [chief], covers: agency, holder: { name: Contoh, nip: '198001012005011001', rank: Pembina (IV/a) } }
  - { id: north-chief, title: { id: Camat Utara, en: Chief of North }, office: north-office, roles: [chief], covers: office }
  - { id: north-checker, title: { id: Pemeriksa Utara, en: Checker North }, office: north-office, roles: [checker], covers: office }
  - { id: south-checker, title: { id: Pemeriksa Selatan, en: Checker South }, office: south-office, roles: [checker], covers: office }
  - { id: mawar, title: { id: Petugas Mawar, en: Officer of Mawar }, office: north-office, roles: [village-officer], covers: office, village: '99.01.01.1001' }
`,
  'installed.yaml': `packs:
  - pack: sports-club
    version: '1.0.0'
    services:
      - { service: member-card, work: registering }
      - { service: letter, work: letters }
    roles:
      - { role: reader, as: checker }
      - { role: judge, as: chief, agency: register, services: [member-card] }
    parameters: {}
    stock: []
    couriers: []
`,
  'delivery.yaml': `windows:
  - { code: daytime, title: { id: Siang, en: Day }, days: [monday], from: '09:00', until: '16:00' }
  - { code: evening, title: { id: Malam, en: Evening }, days: [monday], from: '17:00', until: '20:30' }
villages: all
uncollectedAfterDays: 30
largestManifest: 40
`,
  'retention.yaml': `rules:
${retentionRule('case', 'ended', 'services: [letter], ')}${Object.entries(retentionSubjects)
  .map(([what, after]) => retentionRule(what, after))
  .join('')}deadlines: { answerWithinHours: 72, noticeWithinHours: 72, source: UU }
`,
  'schedules.yaml': `schedules:
  - id: portraits
    services: [member-card]
    offices: [north-office]
    hours:
      - { days: [monday, tuesday], spans: ['08:00-11:00'] }
    minutes: 15
    places: 2
    opens: { daysAhead: 14, at: '09:00' }
`,
  'demo.yaml': `accounts:
  - { username: pemeriksa.utara, post: north-checker }
`,
};

/** The sample's files, with some texts replaced, or left out where the replacement is null. */
export function sampleRegionFiles(
  changes: Readonly<Record<string, string | null>> = {},
): readonly RegionSourceFile[] {
  return Object.entries({ ...sampleRegionTexts, ...changes }).flatMap(([name, text]) =>
    text === null ? [] : [{ path: `regions/kota-contoh/${name}`, text }],
  );
}
