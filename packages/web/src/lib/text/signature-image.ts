import { defineTexts } from './define.ts';

/** Words of the page on which an official puts in the picture of their signature. */
export const signatureImageTexts = defineTexts({
  id: {
    title: 'Gambar tanda tangan Anda',
    lead: 'Gambar ini tampil di atas nama Anda pada dokumen yang Anda tanda tangani. Yang membuat dokumen sah tetap sertifikat elektronik Anda, bukan gambarnya.',
    now: 'Yang tersimpan sekarang',
    none: 'Belum ada gambar. Dokumen menampilkan nama, pangkat, dan NIP Anda saja.',
    since: (moment: string) => `Tersimpan sejak ${moment}. Hanya tinta yang kami ambil, kertasnya tidak.`,
    alt: (name: string) => `Tanda tangan ${name}`,
    putIn: 'Pasang gambar',
    replace: 'Ganti gambar',
    file: 'Foto tanda tangan Anda',
    fileHelp:
      'Tulis tanda tangan dengan tinta gelap di kertas putih polos, lalu foto dari dekat. JPEG, PNG, atau WebP, paling besar 4 MB.',
    keep: 'Simpan gambar',
    kept: 'Gambar tersimpan',
    keptHelp: 'Dokumen yang Anda tanda tangani mulai sekarang memuatnya.',
    remove: 'Hapus gambar',
    removeHelp: 'Dokumen yang sudah ditandatangani tidak berubah.',
    removed: 'Gambar dihapus',
    tooLarge:
      'Gambarnya terlalu besar. Pilih foto yang lebih kecil, paling besar 4 MB. Yang sudah tersimpan tidak berubah.',
  },
  en: {
    title: 'Picture of your signature',
    lead: 'It stands above your name in documents that you sign. What makes a document valid is your certificate all the same, not the picture.',
    now: 'Kept now',
    none: 'There is no picture yet. Documents show your name, rank and NIP only.',
    since: (moment: string) => `Kept since ${moment}. We took the ink only, not the paper.`,
    alt: (name: string) => `Signature of ${name}`,
    putIn: 'Put in a picture',
    replace: 'Replace the picture',
    file: 'Photo of your signature',
    fileHelp:
      'Sign in dark ink on plain white paper, then take the photo from close. JPEG, PNG or WebP, 4 MB at most.',
    keep: 'Keep the picture',
    kept: 'The picture is kept',
    keptHelp: 'Documents that you sign from now on carry it.',
    remove: 'Remove the picture',
    removeHelp: 'What is signed already does not change.',
    removed: 'The picture is removed',
    tooLarge: 'The picture is too large. Choose a smaller photo, 4 MB at most. What was kept is unchanged.',
  },
});
