import { type DemoPerson, household, known } from './demo-household.ts';
import type { CardRecord, CardStatus } from './recordings.ts';
import type { Household } from './types.ts';

/** Who never had a card and stands, about to be or just turned seventeen, at some point of the way to one. */
const parent = (nik: string, name: string, birthDate: string, sex: 'male' | 'female') =>
  ({ nik, name, birthDate, sex, relation: 'head', maritalStatus: 'widowed' }) as const;

const pupil = { relation: 'child', occupation: 'Pelajar/Mahasiswa', card: { state: 'none' } } as const;

export const cardHouseholds: readonly Household[] = [
  household(
    {
      kk: '3275011404107001',
      villageCode: '32.75.01.1004',
      address: { street: 'Jalan Melati II Nomor 18', rt: '006', rw: '011' },
    },
    [
      parent('3275014703797001', 'Ratna Kusumawardani', '1979-03-07', 'female'),
      {
        ...pupil,
        nik: '3275016008097001',
        name: 'Salma Aulia Rahman',
        birthDate: '2009-08-20',
        sex: 'female',
        motherName: 'Ratna Kusumawardani',
        motherNik: '3275014703797001',
        fatherName: 'Abdul Rahman',
      },
    ],
  ),
  household(
    {
      kk: '3275042207117001',
      villageCode: '32.75.04.1005',
      address: { street: 'Jalan Anggrek Nomor 9', rt: '003', rw: '010' },
    },
    [
      parent('3275041601767001', 'Budi Saputra', '1976-01-16', 'male'),
      {
        ...pupil,
        nik: '3275041105097001',
        name: 'Fikri Ramadhan Saputra',
        birthDate: '2009-05-11',
        sex: 'male',
        fatherName: 'Budi Saputra',
        fatherNik: '3275041601767001',
      },
    ],
  ),
  household(
    {
      kk: '3275051305127001',
      villageCode: '32.75.05.1002',
      address: { street: 'Gang Mawar Nomor 4', rt: '002', rw: '006' },
    },
    [
      parent('3275055911807001', 'Wulan Maharani', '1980-11-19', 'female'),
      {
        ...pupil,
        nik: '3275054309097001',
        name: 'Intan Maharani Putri',
        birthDate: '2009-09-03',
        sex: 'female',
        motherName: 'Wulan Maharani',
        motherNik: '3275055911807001',
      },
    ],
  ),
  household(
    {
      kk: '3275012609097001',
      villageCode: '32.75.01.1002',
      address: { street: 'Jalan Kutilang Nomor 21', rt: '005', rw: '009' },
    },
    [
      parent('3275010412757001', 'Joko Nugroho', '1975-12-04', 'male'),
      {
        ...pupil,
        nik: '3275010907097001',
        name: 'Bagas Aji Nugroho',
        birthDate: '2009-07-09',
        sex: 'male',
        fatherName: 'Joko Nugroho',
        fatherNik: '3275010412757001',
      },
    ],
  ),
  household(
    {
      kk: '3275061806147001',
      villageCode: '32.75.06.1003',
      address: { street: 'Perumahan Harapan Blok C1 Nomor 2', rt: '004', rw: '017' },
    },
    [
      parent('3275064402817001', 'Tri Wulandari', '1981-02-04', 'female'),
      {
        ...pupil,
        nik: '3275065506097001',
        name: 'Laras Ayu Wulandari',
        birthDate: '2009-06-15',
        sex: 'female',
        motherName: 'Tri Wulandari',
        motherNik: '3275064402817001',
      },
    ],
  ),
  household(
    {
      kk: '3275010901107001',
      villageCode: '32.75.01.1002',
      address: { street: 'Jalan Rajawali Nomor 5', rt: '001', rw: '012' },
    },
    [
      parent('3275016305827001', 'Dian Pratiwi', '1982-05-23', 'female'),
      {
        ...pupil,
        nik: '3275011912097001',
        name: 'Dimas Pratama Wijaya',
        birthDate: '2009-12-19',
        sex: 'male',
        motherName: 'Dian Pratiwi',
        motherNik: '3275016305827001',
      },
    ],
  ),
  household(
    {
      kk: '3216093011137001',
      villageCode: '32.16.09.2003',
      address: { street: 'Kampung Pulo Kapuk', rt: '002', rw: '004' },
    },
    [
      parent('3216090706787001', 'Sidik Permana', '1978-06-07', 'male'),
      {
        ...pupil,
        nik: '3216091802097001',
        name: 'Gilang Permana Sidik',
        birthDate: '2009-02-18',
        sex: 'male',
        fatherName: 'Sidik Permana',
        fatherNik: '3216090706787001',
      },
    ],
  ),
];

/** How far each of them is at the centre; who is not named here has not been recorded. */
export const demoCards: readonly CardRecord[] = (
  [
    ['3275041105097001', 'PRINT_READY_RECORD', '2026-11-12T02:10:00.000Z'],
    ['3275054309097001', 'SENT_FOR_ENROLLMENT', '2026-11-17T03:40:00.000Z'],
    ['3275010907097001', 'DUPLICATE_RECORD', '2026-11-16T06:05:00.000Z'],
    ['3275065506097001', 'FAILED', '2026-11-18T04:25:00.000Z'],
    ['3216091802097001', 'PRINT_READY_RECORD', '2026-11-13T07:30:00.000Z'],
  ] satisfies readonly (readonly [string, CardStatus, string])[]
).map(([nik, status, since]) => ({ nik, status, since }));

const of = (key: string, nik: string, ending: string, id: string, en: string) =>
  known(cardHouseholds, { key, nik, phoneEnding: ending, story: { id, en } });

export const cardPeople: readonly DemoPerson[] = [
  of('salma', '3275016008097001', '17', '17 tahun, belum direkam KTP-el', '17, not yet recorded'),
  of('fikri', '3275041105097001', '18', '17 tahun, KTP-el siap cetak', '17, card ready to print'),
  of('intan', '3275054309097001', '19', '17 tahun, rekamannya di pusat', '17, record at the centre'),
  of('bagas', '3275010907097001', '20', 'Rekamannya ganda menurut pusat', 'Duplicate, says the centre'),
  of('laras', '3275065506097001', '21', 'Rekamannya gagal di pusat', 'Her recording failed at the centre'),
  of('dimas', '3275011912097001', '22', '17 tahun pada 19 Desember 2026', '17 on 19 December 2026'),
  of('gilang', '3216091802097001', '23', 'Siap cetak di Kabupaten', 'Ready to print, in the regency'),
];
