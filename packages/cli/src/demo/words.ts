import type { Random } from '@satuloket/sandbox';

/** What officers and residents of the demo write, in the words that people use. */

export const refusals = {
  'akta-kelahiran': [
    'Anak ini sudah punya akta kelahiran yang terbit tahun lalu. Bila aktanya hilang, ajukan kutipan kedua.',
    'Alamat keluarga berada di luar wilayah kami. Silakan ajukan di tempat Kartu Keluarga Anda terdaftar.',
    'Permohonan yang sama sudah diajukan oleh suami Ibu dan sedang diproses. Ikuti yang itu saja.',
  ],
  'surat-domisili': [
    'Alamat yang diisi tidak ditemukan. Petugas kelurahan sudah mengecek ke lokasi pada hari kerja.',
    'Pemilik rumah menyatakan pemohon sudah tidak tinggal di sana sejak bulan lalu.',
    'Surat ini untuk alamat di kota lain. Ajukan di kecamatan tempat tinggal sekarang.',
  ],
} as const;

export const lateRefusal =
  'Surat pernyataan dan keterangan dua saksi bertentangan tentang tanggal lahir. Lengkapi bukti kelahiran, lalu ajukan lagi.';

export const documentFaults: Readonly<Record<string, readonly string[]>> = {
  'birth-letter': [
    'Foto surat keterangan lahir buram, tanggal dan jamnya tidak terbaca. Foto ulang di tempat terang.',
    'Surat keterangan lahir belum ada cap dan tanda tangan bidan. Minta dilengkapi dulu, lalu foto lagi.',
    'Bagian bawah surat keterangan lahir terpotong. Foto satu halaman penuh.',
  ],
  'birth-statement': [
    'Formulir F-2.03 belum ditandatangani saksi kedua.',
    'Nama saksi di F-2.03 berbeda dengan isian. Samakan keduanya.',
  ],
  'marriage-book': [
    'Yang difoto hanya sampul buku nikah. Foto halaman yang ada nama suami, istri dan nomornya.',
    'Halaman buku nikah terlipat, nomor aktanya tertutup. Foto ulang, ya.',
  ],
  'marriage-statement': [
    'Formulir F-2.04 baru ditandatangani satu pihak. Suami dan istri harus menandatangani.',
  ],
  'family-card': [
    'Kartu Keluarga yang dilampirkan masih yang lama. Kirim yang terbaru.',
    'Foto Kartu Keluarga terlalu jauh, NIK-nya tidak terbaca.',
  ],
  'parents-cards': [
    'Baru ada KTP ibu. Tambahkan KTP ayah, karena namanya akan dicantumkan.',
    'Foto KTP terkena pantulan cahaya, NIK-nya tertutup.',
  ],
  mandate: ['Surat kuasa belum ditandatangani orang tua anak.'],
  'identity-card': [
    'Foto KTP terpotong di sisi kanan. Pastikan keempat sudutnya terlihat.',
    'KTP yang dilampirkan atas nama orang lain.',
  ],
  lease: [
    'Masa sewa di perjanjian sudah berakhir. Lampirkan kuitansi bulan ini.',
    'Alamat di kuitansi sewa berbeda dengan isian. Perbaiki salah satunya.',
  ],
  'host-statement': ['Pernyataan pemilik rumah belum ada tanda tangannya.'],
};

export const notesInside = [
  'Sudah saya telepon, pemohon akan mengirim sore ini.',
  'Mirip dengan berkas minggu lalu, orangnya berbeda. Aman.',
  'Tolong dilihat lagi nama ayahnya, ejaannya beda tipis.',
  'Sudah dicek ke kelurahan, alamatnya benar.',
  'Titip, ya. Saya ada pelatihan sampai siang.',
  'Data di SIAK sudah cocok.',
];

export const wordsToApplicant = [
  'Berkas Bapak/Ibu sedang kami periksa. Tidak perlu datang ke kantor.',
  'Hari ini antrean sedang banyak, tetapi janji waktunya tetap kami kejar.',
  'Sudah lengkap, ya. Tinggal menunggu persetujuan.',
];

export const questionsOfApplicants = [
  'Mohon info, apakah dokumen saya sudah cukup?',
  'Pak/Bu, apakah bisa selesai sebelum Jumat? Untuk daftar BPJS anak.',
  'Apakah saya perlu datang ke kecamatan?',
  'Maaf, nomor WhatsApp saya sempat ganti. Kabar tetap ke nomor ini, ya.',
  'Terima kasih sudah dibantu. Kira-kira kapan selesai?',
];

export const answersToApplicants = [
  'Sudah cukup, tidak perlu datang. Kabarnya kami kirim lewat WhatsApp.',
  'Kami usahakan. Saat ini sudah di meja pemeriksa.',
  'Bisa dilihat di halaman berkas ini, janji waktunya tertulis di sana.',
];

export const movingReasons = [
  'Petugas kami sedang tugas luar dua hari; diteruskan agar tidak terlambat.',
  'Pemohon minta diurus di kantor dinas karena sekaligus mengurus Kartu Keluarga.',
];

export const reopeningReasons = {
  refused: 'Pemohon menunjukkan bukti baru di loket; berkas diperiksa lagi.',
  finished: 'Ada salah ketik pada surat. Kami perbaiki dan terbitkan lagi.',
};

export const sendBackNotes = [
  'Alamat di isian dan di kuitansi masih beda RT. Tolong dicek sekali lagi.',
  'Nama saksi belum sama dengan KTP. Cek lagi, ya.',
];

export const waitingNotes = [
  'SIAK tidak bisa dibuka sejak pagi, sudah lapor ke pusat.',
  'Server pusat sedang pemeliharaan.',
];

const praises = [
  'Cepat sekali, tidak perlu antre. Terima kasih!',
  'Petugasnya ramah dan jelas menjelaskan yang kurang.',
  'Mantap, malam kirim, besok sore sudah jadi.',
  'Sangat membantu ibu yang baru melahirkan.',
  'Mudah, cukup dari HP.',
];
const middling = [
  'Lumayan, tapi foto dokumennya harus diulang dua kali.',
  'Bagus. Kalau bisa kabarnya lebih sering.',
  'Sudah baik, formulirnya agak panjang.',
];
const complaints = ['Lewat dari janji, tapi akhirnya selesai.', 'Agak lama menunggu persetujuan.'];

/** Three to five stars, and words from somewhat more than half. */
export function ratingOf(
  random: Random,
  wasKept: boolean,
): { readonly stars: number; readonly words?: string } {
  const stars = wasKept ? random.pick([5, 5, 5, 5, 4, 4, 3]) : random.pick([3, 3, 4]);
  if (!random.chance(0.55)) return { stars };
  const words = !wasKept && stars === 3 ? complaints : stars === 5 ? praises : middling;
  return { stars, words: random.pick(words) };
}
