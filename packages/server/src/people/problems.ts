import type { FieldProblem, Problem } from '@satuloket/engine';

/**
 * The failures of this part. Order of precedence in a command: who asks (`not-signed-in`, `not-allowed`), what was
 * entered (`*-invalid`), how often (`*-exhausted`), and then what came of it.
 */
export const peopleProblems = {
  notSignedIn: {
    code: 'not-signed-in',
    status: 401,
    retryable: false,
    message: {
      id: 'Anda belum masuk, atau waktu masuk Anda sudah habis. Yang sudah Anda isi tetap tersimpan. Masuk lagi untuk meneruskan.',
      en: 'You are not signed in, or your session has ended. What you entered is kept. Sign in again to go on.',
    },
  },
  notAllowed: {
    code: 'not-allowed',
    status: 403,
    retryable: false,
    message: {
      id: 'Akun Anda tidak berwenang melakukan ini.',
      en: 'Your account may not do this.',
    },
  },
  codeWrong: {
    code: 'code-wrong',
    status: 422,
    retryable: false,
    message: {
      id: 'Kode ini tidak cocok. Periksa lagi enam angka di pesan terakhir yang Anda terima.',
      en: 'This code does not match. Check the six digits of the last message that you received.',
    },
  },
  codeExpired: {
    code: 'code-expired',
    status: 422,
    retryable: false,
    message: {
      id: 'Kode ini sudah tidak berlaku. Minta kode baru.',
      en: 'This code is no longer valid. Ask for a new one.',
    },
  },
  codeAttemptsExhausted: {
    code: 'code-attempts-exhausted',
    status: 429,
    retryable: false,
    message: {
      id: 'Kode salah sudah terlalu sering dimasukkan. Demi keamanan kode ini dibatalkan. Minta kode baru.',
      en: 'A wrong code was entered too often. For your safety this code was cancelled. Ask for a new one.',
    },
  },
  codeNotSent: {
    code: 'code-not-sent',
    status: 503,
    retryable: true,
    message: {
      id: 'Kode belum bisa dikirim karena layanan pesan sedang terganggu. Yang sudah Anda isi tetap tersimpan. Coba lagi sebentar lagi.',
      en: 'The code could not be sent because the message service is disturbed. What you entered is kept. Try again in a moment.',
    },
  },
  signInRefused: {
    code: 'sign-in-refused',
    status: 401,
    retryable: false,
    message: {
      id: 'Nama pengguna atau kata sandi tidak cocok. Periksa lagi, lalu coba sekali lagi.',
      en: 'The username or password does not match. Check both and try again.',
    },
  },
  identityMismatch: {
    code: 'identity-mismatch',
    status: 422,
    retryable: false,
    message: {
      id: 'Data ini tidak cocok dengan data kependudukan. Periksa NIK, nomor KK, nama, dan tanggal lahir persis seperti di KK Anda. Jika tetap tidak cocok, datang ke kantor Disdukcapil dengan KK Anda.',
      en: 'This does not match the population register. Check NIK, family card number, name and birth date exactly as on your family card. If it still does not match, visit the population office with your family card.',
    },
  },
  identityProven: {
    code: 'identity-already-proven',
    status: 409,
    retryable: false,
    message: {
      id: 'Akun ini sudah terhubung dengan data orang lain. Untuk orang lain, masuk dengan nomor ponselnya sendiri.',
      en: 'This account already belongs to another person. For someone else, sign in with their own phone.',
    },
  },
} as const satisfies Record<string, Problem>;

export function invalidFields(code: string, fields: readonly FieldProblem[]): Problem {
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

export function codeWrong(attemptsLeft: number): Problem {
  return { ...peopleProblems.codeWrong, details: { attemptsLeft } };
}

/** A code is on its way; another one would only confuse. */
export function codeRecentlySent(secondsToWait: number): Problem {
  return {
    code: 'code-recently-sent',
    status: 429,
    retryable: true,
    message: {
      id: `Kode baru saja dikirim. Periksa pesan Anda, atau minta lagi dalam ${secondsToWait} detik.`,
      en: `A code was just sent. Check your messages, or ask again in ${secondsToWait} seconds.`,
    },
    details: { secondsToWait },
  };
}

export function attemptsExhausted(code: string, retryAfterSeconds: number): Problem {
  const minutes = Math.max(1, Math.ceil(retryAfterSeconds / 60));
  const wait =
    minutes < 90
      ? { id: `${minutes} menit`, en: `${minutes} minutes` }
      : { id: `${Math.ceil(minutes / 60)} jam`, en: `${Math.ceil(minutes / 60)} hours` };
  return {
    code,
    status: 429,
    retryable: true,
    message: {
      id: `Sudah terlalu banyak percobaan. Demi keamanan, coba lagi dalam ${wait.id}.`,
      en: `Too many attempts. For safety, try again in ${wait.en}.`,
    },
    details: { retryAfterSeconds },
  };
}
