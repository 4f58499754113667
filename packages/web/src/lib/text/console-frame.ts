import { defineTexts } from './define.ts';

/** The frame of the officers' pages. */
export const texts = defineTexts({
  id: {
    name: 'Loket petugas',
    mainMenu: 'Menu utama',
    work: 'Pekerjaan',
    search: 'Cari berkas',
    searchHelp: 'Kode berkas, nama, atau NIK',
    signOut: 'Keluar',
    portal: 'Halaman warga',
    list: 'Daftar berkas',
    case: 'Berkas',
    actions: 'Tindakan',
  },
  en: {
    name: 'Officers’ counter',
    mainMenu: 'Main menu',
    work: 'Work',
    search: 'Find a case',
    searchHelp: 'Tracking code, name or NIK',
    signOut: 'Sign out',
    portal: 'Residents’ pages',
    list: 'List of cases',
    case: 'Case',
    actions: 'Actions',
  },
});
