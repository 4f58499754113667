import type { Problem } from '@satuloket/engine';

function written(code: string, status: number, id: string, en: string): Problem {
  return { code, status, message: { id, en }, retryable: false };
}

const wordsWrong = written(
  'words-missing',
  422,
  'Tulis apa yang Anda lakukan, paling banyak 500 huruf. Pemohon membacanya.',
  'Write what you do about it, at most 500 characters. The applicant reads it.',
);

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
  officeUnknown: written(
    'office-unknown',
    404,
    'Kantor ini tidak ada di daerah ini.',
    'This region has no such office.',
  ),
  nothingToAnswer: written(
    'nothing-to-answer',
    409,
    'Janji berkas ini tidak terlewat, sudah ada jawabannya, atau berkasnya sudah selesai. Tidak ada yang perlu ditulis.',
    'The promise of this case was not missed, it has its answer, or the case has ended. There is nothing to write.',
  ),
  wordsMissing: {
    ...wordsWrong,
    fields: [{ path: 'words', code: wordsWrong.code, message: wordsWrong.message }],
  },
  listUnknown: written(
    'list-unknown',
    404,
    'Daftar ini tidak ada. Kembali ke halaman pagi.',
    'There is no such list. Go back to the morning page.',
  ),
  cursorUnreadable: written(
    'cursor-unreadable',
    400,
    'Halaman daftar ini tidak dapat dibaca. Mulai dari awal.',
    'This page of the list can not be read. Start from the beginning.',
  ),
} as const satisfies Record<string, Problem>;
