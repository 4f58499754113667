import type { FieldProblem, Problem } from '@satuloket/engine';

function written(code: string, status: number, id: string, en: string): Problem {
  return { code, status, message: { id, en }, retryable: false };
}

/** Every expected failure of this part, in the order in which it is looked for within a command. */
export const helpingProblems = {
  signInNeeded: written(
    'sign-in-needed',
    401,
    'Masuk dahulu dengan nomor telepon Anda. Isian Anda tetap tersimpan.',
    'Sign in with your phone number first. What you filled in is kept.',
  ),
  notAllowed: written(
    'not-allowed',
    403,
    'Akun Anda tidak berwenang melakukan ini.',
    'Your account may not do this.',
  ),
  identityNeeded: written(
    'identity-needed',
    403,
    'Cocokkan dahulu data diri Anda dengan data kependudukan, lalu coba lagi.',
    'First let your identity be matched with the population register, then try again.',
  ),
  proofNeeded: written(
    'family-proof-needed',
    403,
    'Untuk mengurus keluarga, buktikan dahulu bahwa akun ini milik Anda: lihat caranya di halaman keamanan akun.',
    'To act for your family, first prove that this account is yours: the security page of your account says how.',
  ),
  personUnknown: written(
    'person-unknown',
    404,
    'Orang ini tidak ada di daftar Anda. Cari lagi dengan NIK dari kartunya.',
    'This person is not on your list. Look them up again with the NIK on their card.',
  ),
  personMismatch: written(
    'person-mismatch',
    422,
    'Data ini tidak cocok dengan data kependudukan. Periksa NIK, nama, dan tanggal lahir persis seperti di kartunya.',
    'This does not match the population register. Check NIK, name and birth date exactly as on the card.',
  ),
  personElsewhere: written(
    'person-elsewhere',
    403,
    'Orang ini bukan warga kelurahan atau desa Anda menurut data kependudukan. Arahkan ke petugas di tempat tinggalnya atau ke loket kecamatan.',
    'By the population register this person does not live in your village. Send them to the officer where they live, or to the district counter.',
  ),
  mandateUnknown: written('mandate-unknown', 404, 'Kuasa ini tidak ditemukan.', 'There is no such mandate.'),
  mandateOver: written(
    'mandate-over',
    403,
    'Kuasa untuk orang ini sudah berakhir atau dicabut. Minta kuasa baru sebelum melanjutkan; isiannya tetap tersimpan.',
    'The mandate for this person has ended or was taken back. Ask for a new one before you go on; what was filled in is kept.',
  ),
  serviceOutsideMandate: written(
    'service-outside-mandate',
    403,
    'Kuasa ini tidak mencakup layanan itu. Minta kuasa baru yang mencakupnya.',
    'This mandate does not cover that service. Ask for a new one that does.',
  ),
  serviceUnknown: written(
    'service-unknown',
    404,
    'Layanan ini tidak ada di daerah ini. Cari layanan lain di beranda.',
    'This service is not offered in this region. Look for another on the home page.',
  ),
  memberUnknown: written(
    'member-unknown',
    404,
    'Anggota keluarga ini tidak ada di kartu keluarga Anda.',
    'This person is not on your family card.',
  ),
  memberHasNotAllowed: written(
    'member-has-not-allowed',
    403,
    'Anggota keluarga ini belum mengizinkan keluarga mengurus untuknya. Ia bisa mengizinkannya di halaman akunnya.',
    'This family member has not allowed the family to act. They can allow it on their account page.',
  ),
  parentsAct: written(
    'parents-act',
    409,
    'Sebelum 17 tahun, orang tua yang mengurus; ini tidak dapat diubah di sini.',
    'Before the age of 17 parents act; this can not be changed here.',
  ),
  startCodeUnknown: written(
    'start-code-unknown',
    404,
    'Kode ini tidak dikenali, sudah dipakai, sudah lewat waktunya, atau bukan untuk keluarga Anda. Periksa hurufnya, atau minta kode baru kepada yang memberikannya.',
    'This code is not known, has been used, is too old, or is not for your family. Check its letters, or ask for a new one from whoever gave it.',
  ),
  startCodeClosed: written(
    'start-code-closed',
    409,
    'Kode ini sudah dipakai atau sudah berakhir, jadi tidak perlu dicabut.',
    'This code has been used or has ended, so there is nothing to take back.',
  ),
  flagUnknown: written('flag-unknown', 404, 'Tanda ini tidak ditemukan.', 'There is no such flag.'),
  flagReviewed: written(
    'flag-reviewed',
    409,
    'Tanda ini sudah ditinjau. Muat ulang halaman untuk membaca hasilnya.',
    'This flag has been reviewed. Reload the page to read what came of it.',
  ),
} as const satisfies Record<string, Problem>;

/** Something that was entered needs correction. */
export function entryWrong(code: string, fields: readonly FieldProblem[]): Problem {
  return {
    code,
    status: 422,
    retryable: false,
    message: {
      id: 'Ada isian yang perlu diperbaiki. Perbaiki bagian yang ditandai, lalu kirim lagi.',
      en: 'Something needs correction. Correct the marked parts and send again.',
    },
    fields,
  };
}

export function field(path: string, code: string, id: string, en: string): FieldProblem {
  return { path, code, message: { id, en } };
}
