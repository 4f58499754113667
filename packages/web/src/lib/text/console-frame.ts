import { defineTexts } from './define.ts';

/** The frame of the officers' pages. */
export const texts = defineTexts({
  id: {
    name: 'Loket petugas',
    mainMenu: 'Menu utama',
    menu: 'Menu',
    groups: { first: 'Utama', people: 'Layanan warga', things: 'Kartu dan kiriman', office: 'Kantor' },
    work: 'Pekerjaan',
    search: 'Cari berkas',
    searchHelp: 'Kode berkas, nama, atau NIK',
    signOut: 'Keluar',
    shortcutsOn: 'Pintasan nyala',
    shortcutsOff: 'Pintasan mati',
    list: 'Daftar berkas',
    case: 'Berkas',
    actions: 'Tindakan',
  },
  en: {
    name: 'Officers’ counter',
    mainMenu: 'Main menu',
    menu: 'Menu',
    groups: { first: 'Main', people: 'People', things: 'Cards and deliveries', office: 'Office' },
    work: 'Work',
    search: 'Find a case',
    searchHelp: 'Tracking code, name or NIK',
    signOut: 'Sign out',
    shortcutsOn: 'Shortcuts on',
    shortcutsOff: 'Shortcuts off',
    list: 'List of cases',
    case: 'Case',
    actions: 'Actions',
  },
});
