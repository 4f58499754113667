import type { Problem, Text } from '@satuloket/engine';

/** What can go wrong on the page of a household, in the order in which it is looked for. */
export const problems = {
  signInNeeded: problem('sign-in-needed', 401, {
    id: 'Masuk dahulu dengan nomor telepon Anda.',
    en: 'Sign in with your phone number first.',
  }),
  notAllowed: problem('not-allowed', 403, {
    id: 'Halaman keluarga hanya untuk warga. Petugas bekerja di halaman petugas.',
    en: 'The page of a family is for residents. Officers work on their own pages.',
  }),
  identityNeeded: problem('identity-needed', 403, {
    id: 'Cocokkan dahulu data Anda dengan data kependudukan. Sesudah itu keluarga Anda tampil di sini.',
    en: 'Match your data with the population register first. Your family is shown here then.',
  }),
  proofNeeded: problem('family-proof-needed', 403, {
    id: 'Untuk melihat keluarga, buktikan dahulu bahwa akun ini milik Anda: lihat caranya di halaman keamanan akun. Yang sudah Anda isi tetap tersimpan.',
    en: 'To see your family, first prove that this account is yours: the security page of your account says how. What you entered is kept.',
  }),
  memberUnknown: problem('household-member-unknown', 404, {
    id: 'Orang ini tidak ada di Kartu Keluarga Anda. Muat ulang halaman.',
    en: 'This person is not on your family card. Reload the page.',
  }),
  suggestionUnknown: problem('suggestion-unknown', 404, {
    id: 'Saran ini tidak ada lagi. Muat ulang halaman.',
    en: 'This next step is no longer there. Reload the page.',
  }),
} as const satisfies Record<string, Problem>;

function problem(code: string, status: number, message: Text): Problem {
  return { code, status, message, retryable: false };
}
