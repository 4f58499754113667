import type { Problem, Text } from '@satuloket/engine';

function written(code: string, status: number, id: string, en: string): Problem {
  return { code, status, message: { id, en }, retryable: false };
}

/**
 * Every expected failure of this part. Order of precedence: who asks, what is asked for, what was entered, and then
 * what the batch or the case allows now.
 */
export const problems = {
  signInNeeded: written(
    'sign-in-needed',
    401,
    'Masuk dahulu. Yang sudah Anda isi tetap tersimpan.',
    'Sign in first. What you filled in is kept.',
  ),
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
  printerUnknown: written(
    'printer-unknown',
    404,
    'Kantor ini tidak punya pencetak itu. Pilih dari daftar.',
    'This office has no such printer. Choose one from the list.',
  ),
  batchUnknown: written('batch-unknown', 404, 'Antrean cetak ini tidak ada.', 'There is no such batch.'),
  minutesUnknown: written(
    'minutes-unknown',
    404,
    'Berita acara ini tidak ada.',
    'There are no such minutes.',
  ),
  noMinutesTemplate: written(
    'no-minutes-template',
    404,
    'Paket layanan ini tidak memuat templat berita acara. Cetak halaman ini saja.',
    'The pack of this service has no template of minutes. Print this page instead.',
  ),
  minutesNotMade: written(
    'minutes-not-made',
    500,
    'Berita acara tidak dapat dibuat sebagai PDF. Catatannya utuh; cetak halaman ini, dan beri tahu pengelola sistem.',
    'The minutes could not be made as a PDF. Their record is whole; print the page, and tell whoever runs the system.',
  ),
  cardUnknown: written(
    'card-unknown',
    404,
    'Berkas ini tidak ada dalam antrean cetak ini.',
    'This case is not in this batch.',
  ),
  nothingWaits: written(
    'nothing-waits',
    409,
    'Tidak ada yang menunggu dicetak di sini, atau rekan Anda sudah mengambilnya. Muat ulang halaman.',
    'Nothing waits to be printed here, or a colleague took it. Reload the page.',
  ),
  printerBusy: written(
    'printer-busy',
    409,
    'Pencetak ini masih mengerjakan antrean lain. Tutup dulu antrean itu.',
    'This printer is still at work on another batch. Close that one first.',
  ),
  batchClosed: written(
    'batch-closed',
    409,
    'Antrean cetak ini sudah ditutup. Tidak ada yang berubah.',
    'This batch has been closed. Nothing was changed.',
  ),
  cardDone: written(
    'card-done',
    409,
    'Kartu ini sudah tercatat. Muat ulang halaman.',
    'This card has been entered already. Reload the page.',
  ),
  cardNotPrinted: written(
    'card-not-printed',
    409,
    'Kartu ini belum tercatat dicetak, jadi belum ada nomor yang diperbaiki.',
    'This card has not been printed yet, so there is no number to correct.',
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

/** One of several can't be destroyed now: nothing was, and this one is named. */
export function notDestroyed(code: string, why: Text): Problem {
  return {
    ...written(
      'not-destroyed',
      409,
      `${code}: ${why.id} Tidak ada yang dicatat. Keluarkan dari daftar, lalu coba lagi.`,
      `${code}: ${why.en} Nothing was recorded. Take it off the list and try again.`,
    ),
  };
}
