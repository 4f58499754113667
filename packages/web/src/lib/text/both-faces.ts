import { defineTexts } from './define.ts';

/** Words that both faces share. */
export const texts = defineTexts({
  id: {
    productName: 'Satuloket',
    chooseRegion: 'Pilih daerah Anda',
    chooseRegionHelp: 'Layanan, janji waktu, dan kantor berbeda di setiap daerah.',
    regionUnknown: 'Daerah ini belum memakai layanan kami. Periksa lagi alamatnya, atau pilih daerah Anda.',
    pageUnknown: 'Halaman ini tidak ada. Mungkin alamatnya salah tulis atau halamannya sudah dipindah.',
    requestRefused:
      'Permintaan ini tidak dapat kami terima. Buka kembali halaman layanan, lalu ulangi dari sana.',
    fault: 'Ada gangguan di sistem kami. Yang sudah tersimpan tidak hilang. Coba lagi beberapa saat lagi.',
    errorTitle404: 'Halaman tidak ditemukan',
    errorTitle403: 'Halaman ini bukan untuk Anda',
    errorTitle: 'Ada gangguan',
    requestNumber: 'Nomor kejadian',
    requestNumberHelp: 'Sebutkan nomor ini bila Anda menghubungi petugas.',
    backToStart: 'Kembali ke awal',
    skipToContent: 'Langsung ke isi',
  },
  en: {
    productName: 'Satuloket',
    chooseRegion: 'Choose your region',
    chooseRegionHelp: 'Services, promised times and offices differ from region to region.',
    regionUnknown: 'This region does not use our service yet. Check the address, or choose your region.',
    pageUnknown: 'There is no such page. The address may be mistyped, or the page has moved.',
    requestRefused: 'We can not accept this request. Open the service page again and repeat it from there.',
    fault: 'Our system has a fault. What was saved is not lost. Try again in a while.',
    errorTitle404: 'Page not found',
    errorTitle403: 'This page is not for you',
    errorTitle: 'Something went wrong',
    requestNumber: 'Incident number',
    requestNumberHelp: 'Tell the officer this number if you contact us.',
    backToStart: 'Back to the start',
    skipToContent: 'Skip to content',
  },
});
