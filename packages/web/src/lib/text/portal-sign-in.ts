import { defineTexts } from './define.ts';

/** Words of signing in and proving who one is. */
export const signInTexts = defineTexts({
  id: {
    signInTitle: 'Masuk dengan nomor HP',
    signInLead: 'Kami kirim kode lewat WhatsApp. Tidak perlu kata sandi.',
    phone: 'Nomor HP',
    phoneHelp: 'Misalnya 0812 3456 7890.',
    sendCode: 'Kirim kode',
    codeTitle: 'Masukkan kode',
    codeLead: (phone: string) => `Kode 6 angka sudah kami kirim ke ${phone}. Berlaku 5 menit.`,
    code: 'Kode 6 angka',
    confirmCode: 'Masuk',
    codeAgain: 'Kirim ulang kode',
    codeSentAgain: 'Kode baru sudah dikirim.',
    otherNumber: 'Ganti nomor',
    demoTitle: 'Untuk mencoba',
    demoHelp:
      'Ini peragaan dengan penduduk rekaan. Pakai salah satu nomor ini; kodenya muncul di kotak pesan peragaan.',
    identityTitle: 'Cocokkan data Anda',
    identityLead:
      'Sekali saja, supaya formulir terisi sendiri dari data kependudukan dan hanya Anda yang melihat berkas Anda.',
    nik: 'NIK',
    nikHelp: '16 angka, ada di KTP atau Kartu Keluarga.',
    familyCard: 'Nomor KK',
    familyCardHelp: '16 angka di bagian atas Kartu Keluarga.',
    fullName: 'Nama lengkap sesuai KTP',
    birthDate: 'Tanggal lahir',
    checkIdentity: 'Cocokkan',
    identityNotMatched: 'Data belum cocok',
    identityPendingTitle: 'Data Anda kami cocokkan nanti',
    identityPending:
      'Layanan data kependudukan sedang tidak bisa dihubungi. Anda tetap bisa mengajukan sekarang; data Anda kami cocokkan begitu tersambung.',
    goOn: 'Lanjutkan',
  },
  en: {
    signInTitle: 'Sign in with your phone number',
    signInLead: 'We send a code by WhatsApp. No password needed.',
    phone: 'Phone number',
    phoneHelp: 'For instance 0812 3456 7890.',
    sendCode: 'Send code',
    codeTitle: 'Enter the code',
    codeLead: (phone: string) => `We sent a 6-digit code to ${phone}. It is valid for 5 minutes.`,
    code: '6-digit code',
    confirmCode: 'Sign in',
    codeAgain: 'Send the code again',
    codeSentAgain: 'A new code has been sent.',
    otherNumber: 'Use another number',
    demoTitle: 'To try it out',
    demoHelp:
      'This is a demonstration with invented residents. Use one of these numbers; the code appears in the demonstration’s inbox.',
    identityTitle: 'Match your data',
    identityLead:
      'Only once, so that forms fill themselves from the population register and only you see your cases.',
    nik: 'NIK (identity number)',
    nikHelp: '16 digits, on the identity card or the family card.',
    familyCard: 'Family card number (KK)',
    familyCardHelp: '16 digits at the top of the family card.',
    fullName: 'Full name as on the identity card',
    birthDate: 'Date of birth',
    checkIdentity: 'Match',
    identityNotMatched: 'The data does not match',
    identityPendingTitle: 'We will match your data later',
    identityPending:
      'The population register can not be reached at the moment. You can apply now all the same; we match your data as soon as it answers.',
    goOn: 'Continue',
  },
});
