import type { SearchEntry } from './types.ts';

function service(
  code: string,
  title: readonly [id: string, en: string],
  summary: readonly [id: string, en: string],
  keywords: readonly [id: readonly string[], en: readonly string[]] = [[], []],
): SearchEntry {
  return {
    code,
    title: { id: title[0], en: title[1] },
    summary: { id: summary[0], en: summary[1] },
    keywords: keywords.flat(),
  };
}

/** The services of a town that does not exist, for tests. */
export const inventedServices: readonly SearchEntry[] = [
  service(
    'akta-lahir',
    ['Akta kelahiran', 'Birth certificate'],
    ['Pencatatan kelahiran anak dan kutipan aktanya.', 'Registration of a birth and the certificate.'],
    [['anak baru lahir', 'surat lahir bayi'], ['newborn child']],
  ),
  service(
    'akta-mati',
    ['Akta kematian', 'Death certificate'],
    ['Pencatatan kematian anggota keluarga.', 'Registration of a death in the family.'],
    [['lapor orang meninggal', 'surat kematian'], ['someone died']],
  ),
  service(
    'ktp-hilang',
    ['KTP-el hilang', 'Lost identity card'],
    ['Pengganti KTP-el yang hilang.', 'A replacement for a lost identity card.'],
    [['dompet hilang'], ['lost id']],
  ),
  service(
    'ktp-rusak',
    ['KTP-el rusak', 'Damaged identity card'],
    ['Pengganti KTP-el yang rusak, kartu lama ditarik.', 'A replacement for a damaged identity card.'],
    [['ktp patah', 'foto ktp buram'], ['broken card']],
  ),
  service(
    'ktp-baru',
    ['Perekaman KTP-el pertama', 'First identity card'],
    ['Rekam foto dan sidik jari untuk warga 17 tahun.', 'Photo and fingerprints for residents of 17.'],
    [['umur 17', 'foto ktp', 'belum punya ktp'], ['turned seventeen']],
  ),
  service(
    'kia',
    ['Kartu Identitas Anak', 'Child identity card'],
    ['Kartu untuk anak di bawah 17 tahun.', 'A card for children under 17.'],
    [['ktp anak'], ['child card']],
  ),
  service(
    'kk-baru',
    ['Kartu Keluarga baru', 'New family card'],
    ['KK untuk keluarga yang baru dibentuk.', 'A family card for a newly formed family.'],
    [['pisah kk', 'pecah kk', 'baru nikah'], ['split family card']],
  ),
  service(
    'kk-ubah',
    ['Perubahan data Kartu Keluarga', 'Change of family card data'],
    ['Ubah pendidikan, pekerjaan, atau susunan keluarga pada KK.', 'Change education, work or members.'],
    [['tambah anggota keluarga', 'status kawin di kk'], ['add a member']],
  ),
  service(
    'pindah-keluar',
    ['Surat pindah ke kota lain', 'Moving to another city'],
    ['Surat keterangan pindah (SKP) keluar daerah.', 'A letter for moving out of the region.'],
    [['pindah luar kota', 'skpwni'], ['move away']],
  ),
  service(
    'pindah-datang',
    ['Kedatangan dari kota lain', 'Arrival from another city'],
    ['Pendaftaran warga yang pindah datang.', 'Registration of those who moved here.'],
    [['baru pindah ke sini', 'masuk kk sini'], ['just moved here']],
  ),
  service(
    'domisili',
    ['Surat keterangan domisili', 'Domicile letter'],
    ['Keterangan tempat tinggal sekarang.', 'A statement of where you live now.'],
    [['surat tinggal', 'ngontrak', 'kos'], ['proof of address']],
  ),
  service(
    'nama-salah',
    ['Perbaikan nama pada akta', 'Correction of a name on a certificate'],
    ['Salah tulis nama pada akta pencatatan sipil.', 'A misspelt name on a civil certificate.'],
    [['salah nama', 'beda nama'], ['wrong name']],
  ),
  service(
    'cerai',
    ['Akta perceraian', 'Divorce certificate'],
    [
      'Pencatatan perceraian setelah putusan pengadilan.',
      'Registration of a divorce after the court ruling.',
    ],
  ),
  service(
    'jalan-rusak',
    ['Lapor jalan rusak', 'Report a damaged road'],
    ['Jalan berlubang, trotoar pecah, atau gorong-gorong mampet.', 'Potholes, pavements and blocked drains.'],
    [['aspal bolong', 'lubang di jalan'], ['pothole']],
  ),
  service(
    'lampu-jalan',
    ['Lampu jalan mati', 'Street light out'],
    ['Laporan lampu penerangan jalan umum yang padam.', 'Report of street lights that are out.'],
    [['jalan gelap', 'pju'], ['dark street']],
  ),
  service(
    'izin-usaha',
    ['Izin usaha kecil', 'Small business permit'],
    ['Nomor induk berusaha bagi usaha mikro dan kecil.', 'A business number for small businesses.'],
    [['nib', 'buka warung'], ['open a shop']],
  ),
  service(
    'kartu-kerja',
    ['Kartu pencari kerja', 'Job seeker card'],
    ['Kartu kuning untuk melamar pekerjaan.', 'The yellow card for job applications.'],
    [['kartu kuning', 'ak1', 'lamar kerja'], ['looking for work']],
  ),
  service(
    'bantuan',
    ['Bantuan sosial keluarga', 'Social assistance'],
    ['Usulan penerima bantuan bagi keluarga tidak mampu.', 'Proposals for families in need.'],
    [['sembako', 'pkh', 'dtks'], ['poor family aid']],
  ),
  service(
    'lapak',
    ['Sewa kios pasar', 'Market stall rent'],
    ['Pendaftaran pedagang kios dan los pasar.', 'Registration for stalls of the market.'],
    [['lapak pasar'], ['market stall']],
  ),
  service(
    'sampah',
    ['Pengangkutan sampah', 'Waste collection'],
    ['Sampah menumpuk atau tidak diangkut.', 'Waste that piles up or is not collected.'],
    [['tempat sampah penuh'], ['garbage']],
  ),
];
