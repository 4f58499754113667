import { type Region, readRegion } from '@satuloket/engine';

/**
 * An invented region for tests: a garden city with two district offices and a registry, open Monday to Friday from 8 to
 * 16. `gardenRegion('9902')` is a neighbour with the same offices under other identifiers.
 */
export function gardenRegion(
  id: '9901' | '9902' = '9901',
  extraHolidays: readonly string[] = [],
  otherFiles: Readonly<Record<string, string>> = {},
): Region {
  const code = `${id.slice(0, 2)}.${id.slice(2)}`;
  const isFirst = id === '9901';
  const hours = "['08:00-16:00']";
  const files: Record<string, string> = {
    'region.yaml': `id: '${id}'
code: '${code}'
slug: ${isFirst ? 'kota-kebun' : 'kota-taman'}
codePrefix: ${isFirst ? 'KB' : 'KT'}
kind: kota
name: { id: ${isFirst ? 'Kota Kebun' : 'Kota Taman'}, en: ${isFirst ? 'Garden City' : 'Park City'} }
shortName: ${isFirst ? 'Kebun' : 'Taman'}
government: { id: Pemerintah Kota, en: City Government }
province: { code: '99', name: Kebun Raya }
zone: Asia/Jakarta
counts: { districts: 2, villages: 3 }
accent: { light: '#0b6b75', dark: '#5cc8d7' }
contact:
  address: { id: Jalan Kebun, en: Garden Street }
`,
    'places.yaml': `districts:
  - code: '${code}.01'
    name: Utara
    villages:
      - { code: '${code}.01.1001', name: Mawar }
      - { code: '${code}.01.1002', name: Melati }
  - code: '${code}.02'
    name: Selatan
    villages:
      - { code: '${code}.02.1001', name: Kenanga }
`,
    'agencies.yaml': `agencies:
  - { id: gardens, kind: dinas, shortName: Dinas, name: { id: Dinas Kebun, en: Garden Agency } }
  - { id: north, kind: kecamatan, shortName: Utara, name: { id: Kecamatan Utara, en: North } }
  - { id: south, kind: kecamatan, shortName: Selatan, name: { id: Kecamatan Selatan, en: South } }
works:
  - { id: gardening, name: { id: Perkebunan, en: Gardening }, agency: gardens }
  - { id: letters, name: { id: Surat, en: Letters } }
`,
    'offices.yaml': `offices:
  - id: registry
    kind: central
    agency: gardens
    name: { id: Kantor Dinas, en: Registry }
    district: '${code}.01'
    address: { id: Utara, en: North }
    location: { latitude: -6.2, longitude: 107, approximate: true }
    timetable: usual
    serves:
      - { works: [gardening], region: true }
  - id: north-office
    kind: kecamatan
    agency: north
    name: { id: Kantor Utara, en: North Office }
    district: '${code}.01'
    address: { id: Utara, en: North }
    location: { latitude: -6.2, longitude: 107, approximate: true }
    timetable: usual
    serves:
      - { works: [gardening, letters], districts: ['${code}.01'] }
  - id: south-office
    kind: kecamatan
    agency: south
    name: { id: Kantor Selatan, en: South Office }
    district: '${code}.02'
    address: { id: Selatan, en: South }
    location: { latitude: -6.3, longitude: 107, approximate: true }
    timetable: usual
    serves:
      - { works: [gardening, letters], districts: ['${code}.02'] }
`,
    'calendars.yaml': `timetables:
  - id: usual
    name: { id: Jam kantor, en: Office hours }
    periods:
      - from: '2020-01-01'
        week: { monday: ${hours}, tuesday: ${hours}, wednesday: ${hours}, thursday: ${hours}, friday: ${hours}, saturday: [], sunday: [] }
holidays:
  - year: 2026
    source: Keputusan contoh
    days:
      - { date: '2026-08-17', kind: public-holiday, title: { id: Kemerdekaan, en: Independence Day } }
${extraHolidays.map((date) => `      - { date: '${date}', kind: public-holiday, title: { id: Hari kebun, en: Garden Day } }\n`).join('')}exceptions: []
`,
    'posts.yaml': `roles:
  - { id: checker, name: { id: Pemeriksa, en: Checker }, does: { id: Memeriksa., en: Checks. } }
  - { id: recorder, name: { id: Pencatat, en: Recorder }, does: { id: Mencatat., en: Records. } }
  - { id: head, name: { id: Kepala, en: Head }, does: { id: Memutus., en: Decides. } }
  - { id: porter, name: { id: Penjaga, en: Porter }, does: { id: Menjaga., en: Guards. } }
posts:
  - { id: chief, title: { id: Kepala Dinas, en: Chief }, office: registry, roles: [head], covers: agency, holder: { name: Ratna Dewi, nip: '198001012005011001', rank: Pembina (IV/a) } }
  - { id: north-head, title: { id: Camat Utara, en: Head of North }, office: north-office, roles: [head], covers: office }
  - { id: north-checker, title: { id: Pemeriksa Utara, en: Checker North }, office: north-office, roles: [checker], covers: office }
  - { id: north-recorder, title: { id: Pencatat Utara, en: Recorder North }, office: north-office, roles: [recorder], covers: office }
  - { id: north-porter, title: { id: Penjaga Utara, en: Porter North }, office: north-office, roles: [porter], covers: office }
  - { id: south-checker, title: { id: Pemeriksa Selatan, en: Checker South }, office: south-office, roles: [checker], covers: office }
  - { id: south-recorder, title: { id: Pencatat Selatan, en: Recorder South }, office: south-office, roles: [recorder], covers: office }
  - { id: south-head, title: { id: Camat Selatan, en: Head of South }, office: south-office, roles: [head], covers: office }
`,
    'installed.yaml': `packs:
  - pack: garden
    version: '1.0.0'
    services:
      - { service: plot-deed, work: gardening }
      - { service: plot-letter, work: letters }
    roles:
      - { role: reader, as: checker }
      - { role: recorder, as: recorder }
      - { role: judge, as: head }
    parameters: {}
    stock: []
    couriers: []
`,
  };
  const read = readRegion(
    Object.entries({ ...files, ...otherFiles }).map(([name, text]) => ({
      path: `regions/kota-kebun/${name}`,
      text,
    })),
  );
  if (!read.ok) {
    throw new Error(read.error.map(({ file, line, message }) => `${file}:${line} ${message.en}`).join('\n'));
  }
  return read.value;
}
