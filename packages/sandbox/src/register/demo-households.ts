import { cardHouseholds } from './demo-card-people.ts';
import { household } from './demo-household.ts';
import { unionHouseholds } from './demo-union-people.ts';
import type { Household } from './types.ts';

const married = (number: string, date: string) =>
  ({ maritalStatus: 'married', marriage: { number, date } }) as const;

const firstHouseholds: readonly Household[] = [
  household(
    {
      kk: '3275011809237001',
      villageCode: '32.75.01.1002',
      address: { street: 'Jalan Kenari III Nomor 12', rt: '004', rw: '009' },
    },
    [
      {
        nik: '3275010208947001',
        name: 'Rizky Maulana Hidayat',
        birthDate: '1994-08-02',
        sex: 'male',
        relation: 'head',
        fatherName: 'Hasan Basri Hidayat',
        motherName: 'Nurlaela',
        ...married('0417/052/IX/2023', '2023-09-10'),
      },
      {
        nik: '3275015403967001',
        name: 'Dewi Anggraini Putri',
        birthDate: '1996-03-14',
        sex: 'female',
        relation: 'wife',
        occupation: 'Mengurus rumah tangga',
        fatherName: 'Sugeng Santoso',
        motherName: 'Endang Lestari',
        ...married('0417/052/IX/2023', '2023-09-10'),
      },
    ],
  ),
  household(
    {
      kk: '3275041405187001',
      villageCode: '32.75.04.1005',
      address: { street: 'Jalan Cendana Raya Nomor 45', rt: '002', rw: '014' },
    },
    [
      {
        nik: '3275040911877001',
        name: 'Agus Prasetyo',
        birthDate: '1987-11-09',
        sex: 'male',
        relation: 'head',
        ...married('0122/031/V/2018', '2018-05-06'),
      },
      {
        nik: '3275046512907001',
        name: 'Sri Wahyuni Rahayu',
        birthDate: '1990-12-25',
        sex: 'female',
        relation: 'wife',
        occupation: 'Guru',
        ...married('0122/031/V/2018', '2018-05-06'),
      },
      {
        nik: '3275041706227001',
        name: 'Arka Putra Prasetyo',
        birthDate: '2022-06-17',
        sex: 'male',
        relation: 'child',
        occupation: 'Belum bekerja',
        fatherName: 'Agus Prasetyo',
        motherName: 'Sri Wahyuni Rahayu',
        fatherNik: '3275040911877001',
        motherNik: '3275046512907001',
      },
      {
        nik: '3275045706227001',
        name: 'Arsy Putri Prasetyo',
        birthDate: '2022-06-17',
        sex: 'female',
        relation: 'child',
        occupation: 'Belum bekerja',
        fatherName: 'Agus Prasetyo',
        motherName: 'Sri Wahyuni Rahayu',
        fatherNik: '3275040911877001',
        motherNik: '3275046512907001',
      },
    ],
  ),
  household(
    {
      kk: '3275050702227001',
      villageCode: '32.75.05.1002',
      address: { street: 'Gang Swadaya Nomor 8', rt: '007', rw: '003' },
    },
    [
      {
        nik: '3275054907987001',
        name: 'Nur Aisyah Salsabila',
        birthDate: '1998-07-09',
        sex: 'female',
        relation: 'head',
        occupation: 'Pedagang',
        maritalStatus: 'divorced',
      },
      {
        nik: '3275055111207001',
        name: 'Keisha Ramadhani',
        birthDate: '2020-11-11',
        sex: 'female',
        relation: 'child',
        occupation: 'Belum bekerja',
        motherName: 'Nur Aisyah Salsabila',
        fatherName: 'Fajar Ramadhan',
        motherNik: '3275054907987001',
      },
    ],
  ),
  household(
    {
      kk: '3275092203107001',
      villageCode: '32.75.09.1002',
      address: { street: 'Kampung Pedurenan', rt: '001', rw: '005' },
    },
    [
      {
        nik: '3275091705857001',
        name: 'Suparman',
        birthDate: '1985-05-17',
        sex: 'male',
        relation: 'head',
        birthPlace: 'Klaten',
        occupation: 'Buruh harian lepas',
        ...married('0088/011/III/2010', '2010-03-14'),
      },
      {
        nik: '3275096808877001',
        name: 'Ningsih',
        birthDate: '1987-08-28',
        sex: 'female',
        relation: 'wife',
        occupation: 'Mengurus rumah tangga',
        ...married('0088/011/III/2010', '2010-03-14'),
      },
      {
        nik: '3275090402127001',
        name: 'Bima Saputra',
        birthDate: '2012-02-04',
        sex: 'male',
        relation: 'child',
        occupation: 'Pelajar',
        motherName: 'Ningsih',
        fatherName: 'Suparman',
        motherNik: '3275096808877001',
        fatherNik: '3275091705857001',
      },
    ],
  ),
  household(
    {
      kk: '3275070109057001',
      villageCode: '32.75.07.1003',
      address: { street: 'Kampung Rawa Bambu', rt: '003', rw: '002' },
    },
    [
      {
        nik: '3275076104477001',
        name: 'Entin Suhartini',
        birthDate: '1947-04-21',
        sex: 'female',
        relation: 'head',
        maritalStatus: 'widowed',
        occupation: 'Tidak bekerja',
        card: { state: 'expired', validUntil: '2017-04-21' },
      },
    ],
  ),
  household(
    {
      kk: '3216091106157001',
      villageCode: '32.16.09.2003',
      address: { street: 'Kampung Pasir Kandang', rt: '005', rw: '002' },
      moves: [{ date: '2015-06-11', from: 'Kabupaten Bandung' }],
    },
    [
      {
        nik: '3204050310887001',
        name: 'Asep Hidayatullah',
        birthDate: '1988-10-03',
        sex: 'male',
        relation: 'head',
        birthPlace: 'Bandung',
        ...married('0231/077/IV/2015', '2015-04-19'),
      },
      {
        nik: '3216095102917001',
        name: 'Euis Komariah',
        birthDate: '1991-02-11',
        sex: 'female',
        relation: 'wife',
        occupation: 'Mengurus rumah tangga',
        ...married('0231/077/IV/2015', '2015-04-19'),
      },
      {
        nik: '3216095909167001',
        name: 'Nayla Hidayatullah',
        birthDate: '2016-09-19',
        sex: 'female',
        relation: 'child',
        occupation: 'Pelajar',
        motherName: 'Euis Komariah',
        fatherName: 'Asep Hidayatullah',
        motherNik: '3216095102917001',
        fatherNik: '3204050310887001',
      },
      {
        nik: '3216092201217001',
        name: 'Muhammad Fatih Hidayatullah',
        birthDate: '2021-01-22',
        sex: 'male',
        relation: 'child',
        occupation: 'Belum bekerja',
        motherName: 'Euis Komariah',
        fatherName: 'Asep Hidayatullah',
        motherNik: '3216095102917001',
        fatherNik: '3204050310887001',
      },
    ],
  ),
  household(
    {
      kk: '3275061510197001',
      villageCode: '32.75.06.1003',
      address: { street: 'Perumahan Taman Kencana Blok F3 Nomor 7', rt: '006', rw: '011' },
      moves: [{ date: '2019-10-15', from: 'Kota Medan' }],
    },
    [
      {
        nik: '1271011204907001',
        name: 'Jonathan Parulian Sihombing',
        birthDate: '1990-04-12',
        sex: 'male',
        relation: 'head',
        birthPlace: 'Medan',
        religion: 'kristen',
        ...married('1271-KW-08062019-0012', '2019-06-01'),
      },
      {
        nik: '1271016311927001',
        name: 'Ruth Natalia Simanjuntak',
        birthDate: '1992-11-23',
        sex: 'female',
        relation: 'wife',
        birthPlace: 'Medan',
        religion: 'kristen',
        ...married('1271-KW-08062019-0012', '2019-06-01'),
      },
    ],
  ),
  household(
    {
      kk: '3275080209267001',
      villageCode: '32.75.08.1003',
      address: { street: 'Perumahan Griya Asri Blok B2 Nomor 19', rt: '009', rw: '013' },
    },
    [
      {
        nik: '3275081407987001',
        name: 'Kevin Tanujaya',
        birthDate: '1998-07-14',
        sex: 'male',
        relation: 'head',
        religion: 'buddha',
        occupation: 'Wiraswasta',
        ...married('3275-KW-28082026-0003', '2026-08-22'),
      },
      {
        nik: '3174044101997001',
        name: 'Felicia Wijaya',
        birthDate: '1999-01-01',
        sex: 'female',
        relation: 'wife',
        birthPlace: 'Jakarta',
        religion: 'buddha',
        ...married('3275-KW-28082026-0003', '2026-08-22'),
      },
    ],
  ),
  household(
    {
      kk: '3275111703147001',
      villageCode: '32.75.11.1003',
      address: { street: 'Jalan Rambutan Nomor 31', rt: '003', rw: '008' },
    },
    [
      {
        nik: '3275115206937001',
        name: 'Yulianti Permata Sari',
        birthDate: '1993-06-22',
        sex: 'female',
        relation: 'head',
        occupation: 'Perawat',
        corrections: [
          { element: 'birthDate', from: '1993-06-12', to: '1993-06-22', correctedOn: '2018-02-05' },
        ],
      },
    ],
  ),
  household(
    {
      kk: '3275102806047001',
      villageCode: '32.75.10.1003',
      address: { street: 'Gang Haji Naimun Nomor 2', rt: '002', rw: '001' },
    },
    [
      {
        nik: '3275105707587001',
        name: 'Hj. Maimunah',
        birthDate: '1958-07-17',
        sex: 'female',
        relation: 'head',
        maritalStatus: 'widowed',
        occupation: 'Mengurus rumah tangga',
      },
      {
        nik: '3275100505557001',
        name: 'H. Marzuki bin Sanusi',
        birthDate: '1955-05-05',
        sex: 'male',
        relation: 'husband',
        maritalStatus: 'married',
        occupation: 'Pensiunan',
        status: 'deceased',
        deceasedOn: '2026-10-03',
      },
    ],
  ),
  household(
    {
      kk: '3275032001117001',
      villageCode: '32.75.03.1002',
      address: { street: 'Jalan Merpati Nomor 6', rt: '008', rw: '004' },
    },
    [
      {
        nik: '3275031908917001',
        name: 'Andi Saputra',
        birthDate: '1991-08-19',
        sex: 'male',
        relation: 'head',
        occupation: 'Pengemudi',
      },
      {
        nik: '3175021908917001',
        name: 'Andi Saputra',
        birthDate: '1991-08-19',
        sex: 'male',
        relation: 'other-relative',
        birthPlace: 'Jakarta',
        status: 'withdrawn',
        withdrawnFor: '3275031908917001',
      },
    ],
  ),
  household(
    {
      kk: '3275020607127001',
      villageCode: '32.75.02.1002',
      address: { street: 'Jalan Nusa Indah Nomor 77', rt: '001', rw: '006' },
    },
    [
      {
        nik: '3275023009867001',
        name: 'René Kornelis Manuhutu',
        birthDate: '1986-09-30',
        sex: 'male',
        relation: 'head',
        birthPlace: 'Ambon',
        religion: 'kristen',
      },
    ],
  ),
  household(
    {
      kk: '3275121204027001',
      villageCode: '32.75.12.1002',
      address: { street: 'Jalan Cempaka Nomor 101', rt: '005', rw: '007' },
    },
    [
      {
        nik: '3275120101757001',
        name: 'Raden Mas Muhammad Arya Wicaksana Kusumanegara Prabu Adiningrat Suryadilaga',
        birthDate: '1975-01-01',
        sex: 'male',
        relation: 'head',
        occupation: 'Wiraswasta',
      },
    ],
  ),
  household(
    {
      kk: '3216060903267001',
      villageCode: '32.16.06.2004',
      address: { street: 'Perumahan Griya Asri Blok D5 Nomor 3', rt: '011', rw: '020' },
      moves: [{ date: '2026-03-09', from: 'Kota Bekasi, Kelurahan Arenjaya' }],
    },
    [
      {
        nik: '3275010906957001',
        name: 'Syahroni Fadillah',
        birthDate: '1995-06-09',
        sex: 'male',
        relation: 'head',
        ...married('0502/061/XI/2021', '2021-11-14'),
      },
      {
        nik: '3275014212977001',
        name: 'Nabila Khairunnisa',
        birthDate: '1997-12-02',
        sex: 'female',
        relation: 'wife',
        ...married('0502/061/XI/2021', '2021-11-14'),
      },
    ],
  ),
];

/** The households of the demo people. Their villages are fixed; a sandbox without such a village leaves them out. */
export const demoHouseholds: readonly Household[] = [
  ...firstHouseholds,
  ...cardHouseholds,
  ...unionHouseholds,
];
