import { defineTexts } from './define.ts';

/** Where officers sign in. */
export const texts = defineTexts({
  id: {
    title: 'Masuk untuk petugas',
    lead: 'Gunakan nama pengguna dari admin kantor Anda.',
    username: 'Nama pengguna',
    password: 'Kata sandi',
    signIn: 'Masuk',
    signedOut: 'Anda sudah keluar.',
    again: 'Sesi Anda berakhir. Masuk lagi untuk melanjutkan.',
    asResident: 'Anda masuk sebagai warga. Untuk halaman ini, masuk dengan akun petugas.',
    demoTitle: 'Akun untuk dicoba',
    demoHelp: 'Hanya ada di demo. Pilih satu untuk mengisi formulir; semua nama rekaan.',
    demoPassword: 'Kata sandi semua akun',
    moreAccounts: (count: number) => `${count} akun lain`,
    citizen: 'Saya warga, bukan petugas',
  },
  en: {
    title: 'Sign in for officers',
    lead: 'Use the username that your office’s administrator gave you.',
    username: 'Username',
    password: 'Password',
    signIn: 'Sign in',
    signedOut: 'You have signed out.',
    again: 'Your session has ended. Sign in again to go on.',
    asResident: 'You are signed in as a resident. For this page, sign in with an officer’s account.',
    demoTitle: 'Accounts to try',
    demoHelp: 'In the demo only. Choose one to fill in the form; every name is invented.',
    demoPassword: 'Password of every account',
    moreAccounts: (count: number) => `${count} other accounts`,
    citizen: 'I am a resident, not an officer',
  },
});
