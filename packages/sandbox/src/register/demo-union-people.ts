import { type DemoPerson, household, known } from './demo-household.ts';
import type { Household } from './types.ts';

/** Who may marry at the civil registry, be recognised, or arrive from elsewhere. */
export const unionHouseholds: readonly Household[] = [
  household(
    {
      kk: '3275021107187001',
      villageCode: '32.75.02.1002',
      address: { street: 'Jalan Nusa Indah Nomor 41', rt: '003', rw: '006' },
    },
    [
      {
        nik: '3275026404907001',
        name: 'Grace Maria Latuharhary',
        birthDate: '1990-04-24',
        sex: 'female',
        relation: 'head',
        birthPlace: 'Ambon',
        religion: 'kristen',
      },
    ],
  ),
  household(
    {
      kk: '3275030504247001',
      villageCode: '32.75.03.1002',
      address: { street: 'Jalan Perwira Nomor 62', rt: '004', rw: '015' },
    },
    [
      {
        nik: '3275035707957001',
        name: 'Martha Yosephina Tobing',
        birthDate: '1995-07-17',
        sex: 'female',
        relation: 'head',
        religion: 'kristen',
      },
      {
        nik: '3275030803247001',
        name: 'Gabriel Yosua Tobing',
        birthDate: '2024-03-08',
        sex: 'male',
        relation: 'child',
        religion: 'kristen',
        occupation: 'Belum bekerja',
        motherName: 'Martha Yosephina Tobing',
        motherNik: '3275035707957001',
        fatherName: '',
      },
    ],
  ),
  household(
    {
      kk: '3275031903207001',
      villageCode: '32.75.03.1002',
      address: { street: 'Jalan Perwira Nomor 70', rt: '005', rw: '015' },
    },
    [
      {
        nik: '3275032102927001',
        name: 'Markus Hasiholan Siregar',
        birthDate: '1992-02-21',
        sex: 'male',
        relation: 'head',
        religion: 'kristen',
      },
    ],
  ),
];

/** Families with a letter of moving from a city that is no region here; they may arrive in any. */
export const arrivingHouseholds: readonly Household[] = [
  household(
    {
      kk: '3174042506187001',
      villageCode: '31.74.04.1001',
      address: { street: 'Jalan Raya Pasar Minggu Gang Delima Nomor 3', rt: '008', rw: '002' },
    },
    (
      [
        ['3174041307897001', 'Hendra Setiawan', '1989-07-13', 'male', 'head'],
        ['3174045810917001', 'Maya Puspitasari', '1991-10-18', 'female', 'wife'],
      ] as const
    ).map(([nik, name, birthDate, sex, relation]) => ({
      nik,
      name,
      birthDate,
      sex,
      relation,
      birthPlace: 'Jakarta',
      maritalStatus: 'married',
      marriage: { number: '0310/044/VI/2018', date: '2018-06-24' },
      status: 'moved-out',
      skp: { number: 'SKPWNI/3174/16112026/0009', issuedOn: '2026-11-16' },
    })),
  ),
];

const of = (key: string, nik: string, ending: string, id: string, en: string) =>
  known([...unionHouseholds, ...arrivingHouseholds], { key, nik, phoneEnding: ending, story: { id, en } });

export const unionPeople: readonly DemoPerson[] = [
  of('grace', '3275026404907001', '24', 'Belum kawin, hendak menikah', 'Single, about to marry'),
  of(
    'martha',
    '3275035707957001',
    '25',
    'Ibu; anaknya belum diakui ayah',
    'Her child has no father on record',
  ),
  of('markus', '3275032102927001', '26', 'Hendak mengakui anak', 'About to recognise a child'),
  of(
    'hendra',
    '3174041307897001',
    '27',
    'Datang dari Jakarta dengan SKP',
    'Arrives from Jakarta with an SKP',
  ),
];
