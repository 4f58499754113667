import type { Problem, Text } from '@satuloket/engine';
import type { RunCause, RunProblem } from './contract.ts';
import type { SigningObstacle } from './rules.ts';

function written(code: string, status: number, id: string, en: string): Problem {
  return { code, status, message: { id, en }, retryable: false };
}

function atImage(code: string, status: number, id: string, en: string): Problem {
  const told = written(code, status, id, en);
  return { ...told, fields: [{ path: 'image', code, message: told.message }] };
}

/**
 * Every expected failure of this part. Order of precedence: who asks, what is asked for, what was entered, and then
 * what the document or the run allows now.
 */
export const problems = {
  signInNeeded: written('sign-in-needed', 401, 'Masuk dahulu.', 'Sign in first.'),
  notAllowed: written(
    'not-allowed',
    403,
    'Akun Anda tidak berwenang melakukan ini.',
    'Your account may not do this.',
  ),
  outsideOffices: written(
    'outside-your-office',
    403,
    'Kantor ini di luar wewenang Anda.',
    'This office is outside your authority.',
  ),
  itemUnknown: written(
    'document-unknown',
    404,
    'Dokumen ini tidak ada di meja tanda tangan Anda. Muat ulang halaman.',
    'This document is not on your signing desk. Reload the page.',
  ),
  runUnknown: written('run-unknown', 404, 'Penandatanganan ini tidak ada.', 'There is no such signing.'),
  delegationUnknown: written(
    'delegation-unknown',
    404,
    'Pelimpahan ini tidak ada.',
    'There is no such delegation.',
  ),
  notPrepared: written(
    'not-prepared',
    409,
    'Dokumen ini masih dibuat. Coba lagi sebentar.',
    'This document is still being made. Try again in a moment.',
  ),
  noPicture: written(
    'no-picture',
    409,
    'Dokumen ini tidak dapat ditampilkan sebagai gambar. Buka PDF-nya.',
    'This document can not be shown as a picture. Open the PDF.',
  ),
  notWaiting: written(
    'not-waiting',
    409,
    'Dokumen ini tidak lagi menunggu tanda tangan. Tidak ada yang berubah; muat ulang halaman.',
    'This document no longer waits for a signature. Nothing was changed; reload the page.',
  ),
  nothingToSign: written(
    'nothing-to-sign',
    409,
    'Tidak ada yang menunggu tanda tangan di antara pilihan Anda. Muat ulang halaman.',
    'Nothing of what you chose waits for a signature. Reload the page.',
  ),
  noSigner: written(
    'signing-not-set-up',
    503,
    'Layanan tanda tangan elektronik belum dipasang di sini. Dokumen tetap menunggu; hubungi pengelola sistem.',
    'No signature service is set up here. The documents wait; tell whoever runs the system.',
  ),
  imageUnknown: written(
    'image-unknown',
    404,
    'Belum ada gambar tanda tangan Anda.',
    'There is no picture of your signature yet.',
  ),
  imageMissing: atImage(
    'image-missing',
    422,
    'Pilih gambar tanda tangan Anda. Yang sudah tersimpan tidak berubah.',
    'Choose a picture of your signature. What was kept is unchanged.',
  ),
  imageTooLarge: atImage(
    'image-too-large',
    413,
    'Gambarnya terlalu besar. Pilih foto yang lebih kecil, paling besar 4 MB. Yang sudah tersimpan tidak berubah.',
    'The picture is too large. Choose a smaller one, 4 MB at most. What was kept is unchanged.',
  ),
  imageUnreadable: atImage(
    'image-unreadable',
    422,
    'Gambar ini tidak dapat dibaca. Pilih foto JPEG, PNG, atau WebP. Yang sudah tersimpan tidak berubah.',
    'This picture can not be read. Choose a photo as JPEG, PNG or WebP. What was kept is unchanged.',
  ),
  imageNoSignature: atImage(
    'image-no-signature',
    422,
    'Tanda tangannya tidak terlihat. Tulis dengan tinta gelap di kertas putih polos, lalu foto dari dekat di tempat terang. Yang sudah tersimpan tidak berubah.',
    'No signature can be seen. Write it in dark ink on plain white paper and take the photo from close where there is light. What was kept is unchanged.',
  ),
  alreadyOver: written(
    'delegation-over',
    409,
    'Pelimpahan ini sudah berakhir. Tidak ada yang berubah.',
    'This delegation is over. Nothing was changed.',
  ),
} as const satisfies Record<string, Problem>;

/** What is wrong with what was entered, each at its field. */
export function inputsInvalid(fields: readonly { readonly path: string; readonly message: Text }[]): Problem {
  return {
    ...written(
      'inputs-invalid',
      422,
      'Ada isian yang perlu diperbaiki. Yang sudah Anda isi tetap ada.',
      'Something has to be corrected. What you filled in is kept.',
    ),
    fields: fields.map((field) => ({ ...field, code: 'invalid' })),
  };
}

export const obstacleWords: Readonly<Record<SigningObstacle, Text>> = {
  'not-yours': { id: 'Bukan wewenang jabatan Anda.', en: 'This is not for your post to sign.' },
  'not-current': {
    id: 'Pelimpahan kepada Anda belum mulai atau sudah berakhir.',
    en: 'The delegation to you has not begun, or is over.',
  },
  'product-not-given': {
    id: 'Pelimpahan kepada Anda tidak mencakup jenis dokumen ini.',
    en: 'The delegation to you does not cover this kind of document.',
  },
  'office-not-given': {
    id: 'Pelimpahan kepada Anda tidak mencakup kantor ini.',
    en: 'The delegation to you does not cover this office.',
  },
  limit: {
    id: 'Batas tanda tangan hari ini dari pelimpahan Anda sudah tercapai.',
    en: 'Today’s limit of the delegation to you is reached.',
  },
};

const ownCauses: Readonly<
  Record<'not-waiting' | 'limit-reached' | 'not-prepared' | 'interrupted' | 'unexpected', Text>
> = {
  'not-waiting': {
    id: 'Sudah diurus lebih dulu: berkasnya berubah, atau dokumen ini ada dalam penandatanganan lain.',
    en: 'It was taken up before: its case changed, or the document is in another signing.',
  },
  'limit-reached': obstacleWords.limit,
  'not-prepared': {
    id: 'Dokumennya tidak dapat dibuat. Dokumen tetap menunggu; beri tahu pengelola sistem.',
    en: 'The document could not be made. It still waits; tell whoever runs the system.',
  },
  interrupted: {
    id: 'Penandatanganan terputus. Dokumen menunggu lagi; tanda tangani sekali lagi.',
    en: 'The signing was cut off. The document waits again; sign it once more.',
  },
  unexpected: {
    id: 'Ada gangguan yang tidak terduga. Dokumen tetap menunggu; coba lagi.',
    en: 'Something unexpected went wrong. The document still waits; try again.',
  },
};

const maybeLater: readonly RunCause[] = ['interrupted', 'unexpected', 'not-prepared'];

export function runProblem(cause: keyof typeof ownCauses): RunProblem {
  return { cause, message: ownCauses[cause], retryable: maybeLater.includes(cause) };
}

/** A step of the case that its rules did not allow, in their words. */
export const notAllowed = ({ message, retryable }: Pick<Problem, 'message' | 'retryable'>): RunProblem => ({
  cause: 'not-allowed',
  message,
  retryable,
});
