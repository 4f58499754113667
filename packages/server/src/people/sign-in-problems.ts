import type { Problem } from '@satuloket/engine';

function said(code: string, status: number, id: string, en: string): Problem {
  return { code, status, retryable: false, message: { id, en } };
}

/** The failures of passkeys, the national login, sessions and the proof at a counter. */
export const signInProblems = {
  passkeyRefused: said(
    'passkey-refused',
    422,
    'Kunci sandi tidak dapat diperiksa. Tidak ada yang berubah. Muat ulang halaman, lalu coba sekali lagi.',
    'The passkey could not be checked. Nothing has changed. Reload the page and try once more.',
  ),
  passkeyUnknown: said(
    'passkey-unknown',
    422,
    'Kunci sandi ini tidak kami kenal; mungkin sudah dihapus. Masuk dengan kode, lalu buat kunci sandi baru.',
    'We do not know this passkey; it may have been removed. Sign in with a code, then make a new one.',
  ),
  passkeyNameWrong: said(
    'passkey-name-wrong',
    422,
    'Beri nama kunci sandi ini, paling banyak 60 huruf, misalnya HP saya.',
    'Give this passkey a name of at most 60 letters, such as My phone.',
  ),
  passkeysTooMany: said(
    'passkeys-too-many',
    409,
    'Akun ini sudah punya 20 kunci sandi. Hapus salah satu yang tidak dipakai, lalu coba lagi.',
    'This account has 20 passkeys already. Remove one that is not used, then try again.',
  ),
  passkeyNotFound: said(
    'passkey-not-found',
    404,
    'Kunci sandi ini sudah tidak ada.',
    'This passkey is not there any more.',
  ),
} as const;
