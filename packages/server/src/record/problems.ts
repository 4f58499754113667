import type { Problem } from '@satuloket/engine';

/** What may be wrong with any command, whatever it asks for. */
export const commandProblems = {
  keyReused: {
    code: 'key-reused',
    message: {
      id: 'Perintah ini sudah pernah dikirim dengan isi lain. Muat ulang halaman, lalu kirim sekali lagi.',
      en: 'This command was sent before with other content. Reload the page, then send it again.',
    },
    status: 409,
    retryable: false,
  },
  keyMalformed: {
    code: 'key-malformed',
    message: {
      id: 'Kunci perintah kosong atau tidak dapat dibaca. Muat ulang halaman, lalu kirim sekali lagi.',
      en: 'The key of the command is empty or can not be read. Reload the page, then send it again.',
    },
    status: 400,
    retryable: false,
  },
  contentUnreadable: {
    code: 'content-unreadable',
    message: {
      id: 'Ada isi perintah yang tidak dapat dibaca. Muat ulang halaman, lalu ketik sekali lagi.',
      en: 'Something in the command can not be read. Reload the page, then type it again.',
    },
    status: 400,
    retryable: false,
  },
} as const satisfies Record<string, Problem>;
