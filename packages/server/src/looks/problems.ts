import type { Problem } from '@satuloket/engine';

function written(code: string, status: number, id: string, en: string): Problem {
  return { code, status, message: { id, en }, retryable: false };
}

function atField(path: string, problem: Problem): Problem {
  return { ...problem, fields: [{ path, code: problem.code, message: problem.message }] };
}

/**
 * Every expected failure of this part. Order of precedence: who asks (`sign-in-needed`, `not-allowed`), what is asked
 * for, then what was entered. None is worth repeating unchanged.
 */
export const problems = {
  signInNeeded: written('sign-in-needed', 401, 'Masuk dahulu.', 'Sign in first.'),
  notAllowed: written(
    'not-allowed',
    403,
    'Akun Anda tidak berwenang melakukan ini.',
    'Your account may not do this.',
  ),
  flagUnknown: written('flag-unknown', 404, 'Tanda ini tidak ada.', 'There is no such flag.'),
  flagSettled: written(
    'flag-settled',
    409,
    'Tanda ini sudah diputuskan. Tidak ada yang perlu dilakukan.',
    'This flag has been settled. There is nothing to do.',
  ),
  wordsMissing: atField(
    'words',
    written(
      'words-missing',
      422,
      'Tulis penjelasan Anda, paling banyak 1.000 huruf. Auditor membacanya.',
      'Write your explanation, at most 1,000 characters. The auditor reads it.',
    ),
  ),
  nikUnreadable: atField(
    'nik',
    written('nik-unreadable', 422, 'NIK terdiri dari 16 angka.', 'A NIK has 16 digits.'),
  ),
  kkUnreadable: atField(
    'kk',
    written('kk-unreadable', 422, 'Nomor KK terdiri dari 16 angka.', 'A family card number has 16 digits.'),
  ),
  homeUnreadable: atField(
    'rt',
    written(
      'home-unreadable',
      422,
      'Pilih kelurahan, lalu tulis RT dan RW dengan angka.',
      'Choose the village, then write RT and RW as numbers.',
    ),
  ),
  codeUnreadable: atField(
    'code',
    written('code-unreadable', 422, 'Kode berkas ini tidak ada.', 'There is no case with this code.'),
  ),
  dateUnreadable: atField(
    'from',
    written(
      'date-unreadable',
      422,
      'Tanggal tidak terbaca. Pilih tanggal mulai yang tidak lewat dari tanggal akhir.',
      'The dates can not be read. Choose a first date that is not after the last.',
    ),
  ),
  cursorUnreadable: written(
    'cursor-unreadable',
    400,
    'Halaman daftar ini tidak dapat dibaca. Mulai dari awal.',
    'This page of the list can not be read. Start from the beginning.',
  ),
} as const satisfies Record<string, Problem>;
