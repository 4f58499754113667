import type { Problem } from '@satuloket/engine';

function problem(code: string, status: number, id: string, en: string, retryable = false): Problem {
  return { code, status, message: { id, en }, retryable };
}

/** Expected failures of this part. Only `key-limit` passes by itself. */
export const problems = {
  signInNeeded: problem('sign-in-needed', 401, 'Masuk dahulu.', 'Sign in first.'),
  notAllowed: problem(
    'not-allowed',
    403,
    'Integrasi hanya diatur oleh admin daerah atau admin instansi.',
    'Only the administrator of the region or of the agency manages integrations.',
  ),
  scopeMissing: problem(
    'scope-missing',
    403,
    'Kunci ini tidak memuat izin untuk perintah ini. Mintalah izinnya kepada admin daerah.',
    'This key does not carry the scope for this operation. Ask the administrator of the region for it.',
  ),
  keyRefused: problem(
    'key-refused',
    401,
    'Kunci atau token ini tidak dikenal, sudah berakhir, atau sudah dicabut.',
    'This key or token is unknown, has expired or was revoked.',
  ),
  keyLimit: problem(
    'key-limit',
    429,
    'Jatah panggilan kunci ini untuk menit ini sudah habis. Ulangi setelah waktu pada Retry-After.',
    'This key has used up its calls of this minute. Repeat after the time in Retry-After.',
    true,
  ),
  clientRefused: problem(
    'client-refused',
    401,
    'Klien tidak dikenal atau rahasianya salah.',
    'The client is unknown or its secret is wrong.',
  ),
  scopeRefused: problem(
    'scope-refused',
    400,
    'Izin yang diminta tidak dimiliki klien ini.',
    'The client does not have the scope that it asks for.',
  ),
  programUnknown: problem(
    'program-unknown',
    404,
    'Tidak ada integrasi ini di daerah atau instansi Anda.',
    'There is no such integration in your region or agency.',
  ),
  programEnded: problem(
    'program-ended',
    409,
    'Integrasi ini sudah dicabut. Buat yang baru bila masih diperlukan.',
    'This integration was revoked. Make a new one if it is still needed.',
  ),
  programWrong: problem(
    'program-wrong',
    422,
    'Ada isian yang belum sesuai. Tidak ada yang disimpan.',
    'Something is not right yet. Nothing was kept.',
  ),
  webhookUnknown: problem(
    'webhook-unknown',
    404,
    'Tidak ada webhook ini pada integrasi Anda.',
    'Your integration has no such webhook.',
  ),
  webhookEnded: problem('webhook-ended', 409, 'Webhook ini sudah diakhiri.', 'This webhook has ended.'),
  tooManyWebhooks: problem(
    'too-many-webhooks',
    409,
    'Satu integrasi memuat paling banyak sepuluh webhook. Akhiri yang tidak dipakai.',
    'An integration has at most ten webhooks. End one that is not used.',
  ),
  messageUnknown: problem(
    'webhook-message-unknown',
    404,
    'Kiriman ini tidak ada atau sudah dihapus dari catatan.',
    'There is no such message, or it has left the log.',
  ),
  caseUnknown: problem(
    'case-unknown',
    404,
    'Tidak ada berkas dengan kode ini pada instansi Anda.',
    'There is no case with this code at your agency.',
  ),
  identityMismatch: problem(
    'identity-mismatch',
    422,
    'NIK, nama, dan tanggal lahir tidak cocok dengan data kependudukan.',
    'NIK, name and birth date do not match the population register.',
  ),
  lookUpsExhausted: problem(
    'look-ups-exhausted',
    429,
    'Terlalu banyak data diri yang tidak cocok hari ini. Periksa sumber datanya, lalu ulangi besok.',
    'Too many identities did not match today. Check where the data come from, then try again tomorrow.',
    true,
  ),
  cursorUnreadable: problem(
    'cursor-unreadable',
    400,
    'Penanda halaman tidak dapat dibaca. Mulai lagi dari halaman pertama.',
    'The cursor can not be read. Begin again at the first page.',
  ),
} as const satisfies Record<string, Problem>;
