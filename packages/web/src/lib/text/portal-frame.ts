import { defineTexts } from './define.ts';

/** The frame of the citizens' pages; each group of pages has a catalogue of its own beside this one. */
export const texts = defineTexts({
  id: {
    motto: 'Satu loket untuk semua urusan warga',
    mainMenu: 'Menu utama',
    services: 'Layanan',
    track: 'Lacak berkas',
    signIn: 'Masuk',
    console: 'Loket petugas',
    account: 'Akun saya',
    language: 'Bahasa',
    otherLanguage: 'English',
    footer: 'Tentang layanan ini',
    charter: 'Maklumat Pelayanan',
    promises: 'Janji yang ditepati',
    offices: 'Kantor dan jam buka',
    otherRegion: 'Daerah lain',
    api: 'Data dan API',
    free: 'Semua layanan kependudukan gratis. Jangan bayar siapa pun untuk mengurusnya.',
    offlineTitle: 'Anda sedang tanpa internet',
    offlineText:
      'Halaman ini belum dapat dibuka. Yang sudah Anda kirim tetap aman. Halaman akan dapat dibuka lagi begitu sambungan kembali.',
    tryAgain: 'Coba lagi',
  },
  en: {
    motto: 'One counter for everything a resident needs',
    mainMenu: 'Main menu',
    services: 'Services',
    track: 'Track a case',
    signIn: 'Sign in',
    console: 'Officers’ counter',
    account: 'My account',
    language: 'Language',
    otherLanguage: 'Indonesia',
    footer: 'About this service',
    charter: 'Service charter',
    promises: 'Promises kept',
    offices: 'Offices and opening hours',
    otherRegion: 'Other regions',
    api: 'Data and API',
    free: 'All population services are free of charge. Do not pay anyone to arrange them.',
    offlineTitle: 'You are offline',
    offlineText:
      'This page can not be opened yet. What you have sent is safe. The page will open again once the connection is back.',
    tryAgain: 'Try again',
  },
});
