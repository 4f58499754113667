import type { Random } from './random.ts';
import type { Religion, Sex } from './types.ts';

/** How a community of Bekasi names its children; the lists are common words, combined by chance. */
export type Community = {
  readonly key: string;
  /** Share of the families, in parts of the sum of all shares. */
  readonly share: number;
  readonly religions: readonly Religion[];
  readonly male: readonly string[];
  readonly female: readonly string[];
  readonly maleLater: readonly string[];
  readonly femaleLater: readonly string[];
  /** Family names handed down by the father. */
  readonly family?: readonly string[];
  /** How often an elder has a one-word name. */
  readonly oneWordShare: number;
};

export const communities: readonly Community[] = [
  {
    key: 'betawi',
    share: 26,
    religions: ['islam'],
    male: [
      'Marzuki',
      'Nasrullah',
      'Sanusi',
      'Syahroni',
      'Muhidin',
      'Jayadi',
      'Namin',
      'Mursalin',
      'Hasbullah',
    ],
    female: ['Rohimah', 'Maimunah', 'Nurlaela', 'Saodah', 'Munawaroh', 'Siti Rohani', 'Zubaedah', 'Masitoh'],
    maleLater: ['Saputra', 'Ramadhan', 'Fadillah', 'Maulana', 'Alfarizi', 'Firdaus', 'Syahputra'],
    femaleLater: ['Azzahra', 'Fauziah', 'Ramadhani', 'Humairoh', 'Nabila', 'Khairunnisa', 'Oktaviani'],
    oneWordShare: 0.3,
  },
  {
    key: 'sunda',
    share: 27,
    religions: ['islam'],
    male: ['Asep', 'Dadang', 'Ujang', 'Cecep', 'Yayan', 'Dede', 'Iwan', 'Tatang', 'Encep', 'Aceng'],
    female: ['Euis', 'Neneng', 'Iis', 'Entin', 'Imas', 'Ai', 'Titin', 'Yanti', 'Lilis', 'Teti'],
    maleLater: ['Hidayat', 'Suhendar', 'Supriatna', 'Kurniawan', 'Permana', 'Gunawan', 'Nugraha', 'Sutisna'],
    femaleLater: ['Komariah', 'Rohaeni', 'Sumiati', 'Kurniasih', 'Rosmiati', 'Nuraeni', 'Mulyani', 'Juariah'],
    oneWordShare: 0.15,
  },
  {
    key: 'jawa',
    share: 28,
    religions: ['islam', 'islam', 'islam', 'islam', 'islam', 'kristen', 'katolik'],
    male: [
      'Agus',
      'Bambang',
      'Sugeng',
      'Wahyu',
      'Slamet',
      'Eko',
      'Dwi',
      'Tri',
      'Joko',
      'Supriyadi',
      'Ngatiman',
    ],
    female: ['Sri', 'Endang', 'Wahyuni', 'Retno', 'Tri', 'Ningsih', 'Suparmi', 'Dwi', 'Rini', 'Wulan'],
    maleLater: ['Setiawan', 'Prasetyo', 'Santoso', 'Nugroho', 'Wibowo', 'Susanto', 'Purnomo', 'Haryanto'],
    femaleLater: [
      'Rahayu',
      'Lestari',
      'Astuti',
      'Handayani',
      'Utami',
      'Puspitasari',
      'Wulandari',
      'Kusumawati',
    ],
    oneWordShare: 0.35,
  },
  {
    key: 'batak',
    share: 8,
    religions: ['kristen', 'kristen', 'kristen', 'katolik', 'islam'],
    male: ['Hotma', 'Parulian', 'Jonathan', 'Togar', 'Daniel', 'Marihot', 'Ronald', 'Binsar'],
    female: ['Lamtiur', 'Ruth', 'Debora', 'Rotua', 'Tiurma', 'Grace', 'Natalia', 'Hanna'],
    maleLater: ['Parlindungan', 'Halomoan', 'Gabriel', 'Mangatas'],
    femaleLater: ['Uli', 'Veronika', 'Kristina', 'Romauli'],
    family: [
      'Simanjuntak',
      'Sihombing',
      'Siregar',
      'Manurung',
      'Hutapea',
      'Nainggolan',
      'Sitorus',
      'Panggabean',
    ],
    oneWordShare: 0,
  },
  {
    key: 'minang',
    share: 5,
    religions: ['islam'],
    male: ['Rizal', 'Syafrizal', 'Yulizar', 'Hendri', 'Fadli', 'Zulkarnain', 'Afrizal'],
    female: ['Yulinar', 'Rahmi', 'Desmawati', 'Elfira', 'Nurhayati', 'Fitri', 'Mardiana'],
    maleLater: ['Chaniago', 'Piliang', 'Koto', 'Tanjung', 'Sikumbang'],
    femaleLater: ['Yanti', 'Rahmadani', 'Putri', 'Wahdini', 'Marlina'],
    oneWordShare: 0.2,
  },
  {
    key: 'tionghoa',
    share: 4,
    religions: ['buddha', 'khonghucu', 'kristen', 'katolik'],
    male: ['Kevin', 'Hendra', 'Steven', 'Budi', 'Andreas', 'William', 'Vincent'],
    female: ['Felicia', 'Mei Ling', 'Cynthia', 'Lanny', 'Jessica', 'Angelina', 'Siu Lan'],
    maleLater: ['Christian', 'Adrian', 'Surya', 'Budiman'],
    femaleLater: ['Christina', 'Anastasia', 'Kartika', 'Gunadi'],
    family: ['Tanujaya', 'Wijaya', 'Halim', 'Gunawan', 'Kurniawan', 'Lim', 'Sutanto', 'Hartono'],
    oneWordShare: 0,
  },
  {
    key: 'timur',
    share: 2,
    religions: ['katolik', 'kristen'],
    male: ['René', 'Yosef', 'Marthen', 'Frans', 'Zeth'],
    female: ['Thérèse', 'Yohana', 'Maria', 'Noëlle', 'Ester'],
    maleLater: ['Kornelis', 'Aloysius', 'Benyamin'],
    femaleLater: ['Goretti', 'Magdalena', 'Bernadetha'],
    family: ['Manuhutu', "Da'ifan", 'Lamanepa', 'Pattiasina', 'Rumbiak'],
    oneWordShare: 0,
  },
];

/** First names that parents of every community give today. */
const modern: Readonly<Record<Sex, readonly string[]>> = {
  male: [
    'Rafi',
    'Arka',
    'Azka',
    'Gibran',
    'Muhammad Fatih',
    'Daffa',
    'Kenzo',
    'Raka',
    'Naufal',
    'Bima',
    'Alif',
  ],
  female: [
    'Aqila',
    'Keisha',
    'Nayla',
    'Kirana',
    'Syifa',
    'Zahra',
    'Alya',
    'Naura',
    'Cahaya',
    'Aisyah',
    'Kayla',
  ],
};

/** A community by its share. */
export function pickCommunity(random: Random): Community {
  const total = communities.reduce((sum, community) => sum + community.share, 0);
  let left = random.fraction() * total;
  for (const community of communities) {
    left -= community.share;
    if (left < 0) return community;
  }
  return communities[0]!;
}

/** A name for someone born in `birthYear`; `family` is the father's family name where the community has one. */
export function inventName(
  random: Random,
  community: Community,
  person: { readonly sex: Sex; readonly birthYear: number; readonly family?: string },
): string {
  const traditional = person.sex === 'male' ? community.male : community.female;
  const later = person.sex === 'male' ? community.maleLater : community.femaleLater;
  const young = person.birthYear >= 1998;
  if (!young && random.chance(community.oneWordShare)) return random.pick(traditional);
  const first = young && random.chance(0.7) ? random.pick(modern[person.sex]) : random.pick(traditional);
  const words = [first];
  if (person.family === undefined || random.chance(0.4)) words.push(random.pick(later));
  if (young && random.chance(0.35)) words.push(random.pick(later.filter((word) => !words.includes(word))));
  if (person.family !== undefined) words.push(person.family);
  return words.join(' ');
}

/** Other places where people of Bekasi were first registered: NIK prefix and the birth place that goes with it. */
export const elsewhere: readonly { readonly prefix: string; readonly birthPlace: string }[] = [
  { prefix: '317502', birthPlace: 'Jakarta' },
  { prefix: '317404', birthPlace: 'Jakarta' },
  { prefix: '327106', birthPlace: 'Bogor' },
  { prefix: '320405', birthPlace: 'Bandung' },
  { prefix: '321501', birthPlace: 'Karawang' },
  { prefix: '331004', birthPlace: 'Klaten' },
  { prefix: '337401', birthPlace: 'Semarang' },
  { prefix: '350712', birthPlace: 'Malang' },
  { prefix: '127101', birthPlace: 'Medan' },
  { prefix: '137103', birthPlace: 'Padang' },
];

export const streets: readonly string[] = [
  'Jalan Kenanga',
  'Jalan Melati',
  'Jalan Cempaka',
  'Jalan Mawar',
  'Jalan Nusa Indah',
  'Jalan Rambutan',
  'Jalan Belimbing',
  'Jalan Kecapi',
  'Jalan Merpati',
  'Jalan Kutilang',
  'Gang Haji Naimun',
  'Gang Swadaya',
  'Gang Mushola Al-Ikhlas',
  'Kampung Rawa Bambu',
  'Kampung Pedurenan',
  'Perumahan Griya Asri Blok',
  'Perumahan Taman Kencana Blok',
];

export const occupations: readonly string[] = [
  'Karyawan swasta',
  'Karyawan swasta',
  'Buruh harian lepas',
  'Wiraswasta',
  'Pedagang',
  'Guru',
  'Pegawai negeri sipil',
  'Perawat',
  'Pengemudi',
  'Petani',
];
