import type { Problem } from '@satuloket/engine';

function written(code: string, status: number, id: string, en: string, retryable = false): Problem {
  return { code, status, message: { id, en }, retryable };
}

/** Every expected failure of this part, in the order in which it is looked for within a command. */
export const fieldProblems = {
  signInNeeded: written(
    'sign-in-needed',
    401,
    'Masuk dahulu. Semua catatan tetap tersimpan di ponsel ini dan terkirim setelah Anda masuk.',
    'Sign in first. All records are kept on this phone and are sent once you have signed in.',
  ),
  notAllowed: written(
    'not-allowed',
    403,
    'Akun Anda tidak berwenang melakukan ini.',
    'Your account may not do this.',
  ),
  deviceUnknown: written(
    'device-unknown',
    404,
    'Ponsel ini belum terdaftar di sini. Daftarkan lagi; catatan di dalamnya tetap tersimpan.',
    'This phone is not known here. Take it into use again; the records on it are kept.',
  ),
  deviceOfOther: written(
    'device-of-other',
    403,
    'Ponsel ini terdaftar atas nama petugas lain. Minta ia masuk untuk mengirim catatannya.',
    'This phone is registered to another officer. Ask them to sign in to send their records.',
  ),
  keyUnfit: written(
    'public-key-unfit',
    422,
    'Kunci ponsel ini tidak dapat dibaca. Perbarui peramban Anda, lalu coba lagi.',
    'The key of this phone can not be read. Update your browser, then try again.',
  ),
  signatureWrong: written(
    'signature-wrong',
    403,
    'Tanda tangan ponsel pada catatan ini tidak cocok, jadi tidak diterima.',
    'The phone’s signature on this record does not fit, so it was not taken.',
  ),
  sequenceForked: written(
    'sequence-forked',
    409,
    'Urutan catatan ponsel ini tidak cocok dengan yang sudah diterima. Daftarkan ponsel ini lagi; catatannya tetap tersimpan.',
    'The sequence of this phone does not fit what has been received. Take the phone into use again; its records are kept.',
  ),
  fileUnfit: written(
    'file-digest-wrong',
    422,
    'Berkas ini berubah di perjalanan. Kirim sekali lagi.',
    'The file was changed on its way. Send it once more.',
    true,
  ),
  fileTooLarge: written(
    'file-too-large',
    413,
    'Foto ini terlalu besar. Ambil foto baru dari halaman ini.',
    'The photo is too large. Take a new one on this page.',
  ),
  deviceRevoked: written(
    'device-revoked',
    403,
    'Ponsel ini sudah dicabut. Catatannya disimpan untuk dilihat kepala kantor.',
    'This phone was revoked. Its records are kept for the head of the office to look at.',
  ),
  postEnded: written(
    'post-ended',
    403,
    'Tugas Anda di kantor ini sudah berakhir. Catatannya disimpan untuk dilihat kepala kantor.',
    'Your post at this office has ended. The records are kept for the head of the office to look at.',
  ),
  kindUnknown: written(
    'kind-unknown',
    422,
    'Jenis catatan ini tidak dikenal. Catatannya disimpan untuk dilihat kepala kantor.',
    'This kind of record is not known. It is kept for the head of the office to look at.',
  ),
  recordMalformed: written(
    'record-malformed',
    422,
    'Isi catatan ini tidak lengkap. Catatannya disimpan untuk dilihat kepala kantor.',
    'The record is not complete. It is kept for the head of the office to look at.',
  ),
  setAsideUnknown: written(
    'set-aside-unknown',
    404,
    'Catatan ini tidak ditemukan, atau sudah diputuskan. Muat ulang halaman.',
    'There is no such record, or it has been decided. Reload the page.',
  ),
  reasonNeeded: written(
    'reason-needed',
    422,
    'Tulis alasannya, agar orang yang memeriksa nanti mengerti.',
    'Write down why, so that whoever looks at it later understands.',
  ),
} as const satisfies Record<string, Problem>;
