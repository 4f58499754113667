import type { Problem } from '@satuloket/engine';

function problem(code: string, status: number, id: string, en: string): Problem {
  return { code, status, message: { id, en }, retryable: false };
}

/** Expected failures of this part; trying again helps in none of them before something was changed. */
export const problems = {
  signInNeeded: problem('sign-in-needed', 401, 'Masuk dahulu.', 'Sign in first.'),
  notAllowed: problem(
    'not-allowed',
    403,
    'Kiriman pos hanya untuk petugas yang menyerahkan kiriman kantor ini ke pos.',
    'Only officers who give things of this office to the post do this.',
  ),
  nothingWaits: problem(
    'nothing-waits',
    409,
    'Tidak ada yang menunggu pos. Yang sudah ada di daftar tetap di daftarnya.',
    'Nothing waits for the post. What stands on a list stays there.',
  ),
  manifestUnknown: problem(
    'manifest-unknown',
    404,
    'Daftar kiriman ini tidak ada di kantor Anda.',
    'There is no such list at your office.',
  ),
  caseUnknown: problem(
    'case-unknown',
    404,
    'Tidak ada berkas dengan kode ini di kantor Anda.',
    'There is no case with this code at your office.',
  ),
  itemUnknown: problem(
    'item-unknown',
    404,
    'Cetakan ini tidak ada di daftar yang ditarik.',
    'There is no such print among those that were taken out.',
  ),
  wordsMissing: problem(
    'words-missing',
    422,
    'Tulis alasannya, paling banyak 300 huruf.',
    'Write why, in at most 300 characters.',
  ),
} as const satisfies Record<string, Problem>;
