import type { Problem } from '@satuloket/engine';

/**
 * The failures of this part. Order of precedence in a command: who asks, what was entered (`address-invalid`,
 * `browser-invalid`), what is missing for it (`*-missing`), what came of it.
 */
export const noticeProblems = {
  signInNeeded: {
    code: 'not-signed-in',
    status: 401,
    retryable: false,
    message: {
      id: 'Anda belum masuk, atau waktu masuk Anda sudah habis. Masuk lagi untuk mengatur pesan.',
      en: 'You are not signed in, or your session has ended. Sign in again to choose your messages.',
    },
  },
  addressInvalid: {
    code: 'address-invalid',
    status: 422,
    retryable: false,
    message: {
      id: 'Alamat ini tidak dapat kami baca. Tulis surel seperti nama@contoh.id, atau nomor ponsel seperti 0812 3456 7890.',
      en: 'We can not read this address. Write an e-mail like name@example.id, or a phone like 0812 3456 7890.',
    },
  },
  phoneIsTheAccounts: {
    code: 'phone-is-the-accounts',
    status: 422,
    retryable: false,
    message: {
      id: 'Nomor WhatsApp Anda adalah nomor yang Anda pakai untuk masuk. Untuk nomor lain, masuk dengan nomor itu.',
      en: 'Your WhatsApp number is the one with which you sign in. For another one, sign in with that.',
    },
  },
  emailMissing: {
    code: 'email-missing',
    status: 422,
    retryable: false,
    message: {
      id: 'Belum ada alamat surel yang Anda konfirmasi. Isi alamatnya dan masukkan kode yang kami kirim; pilihan Anda yang lama tetap berlaku.',
      en: 'You have confirmed no e-mail address yet. Enter it and the code that we send; your earlier choice holds until then.',
    },
  },
  phoneMissing: {
    code: 'phone-missing',
    status: 422,
    retryable: false,
    message: {
      id: 'Belum ada nomor WhatsApp yang Anda konfirmasi. Isi nomornya dan masukkan kode yang kami kirim; pilihan Anda yang lama tetap berlaku.',
      en: 'You have confirmed no WhatsApp number yet. Enter it and the code that we send; your earlier choice holds until then.',
    },
  },
  browserMissing: {
    code: 'browser-missing',
    status: 422,
    retryable: false,
    message: {
      id: 'Belum ada peramban yang menerima pemberitahuan. Tekan "Terima di peramban ini" dulu; pilihan Anda yang lama tetap berlaku.',
      en: 'No browser takes notifications yet. Press "Receive in this browser" first; your earlier choice holds until then.',
    },
  },
  browserInvalid: {
    code: 'browser-invalid',
    status: 422,
    retryable: false,
    message: {
      id: 'Layanan pemberitahuan peramban ini tidak kami kenal, sehingga belum dapat dipakai. Pilih WhatsApp atau surel.',
      en: 'We do not know the push service of this browser, so it can not be used. Choose WhatsApp or e-mail.',
    },
  },
  nothingToConfirm: {
    code: 'nothing-to-confirm',
    status: 409,
    retryable: false,
    message: {
      id: 'Tidak ada alamat yang menunggu kode. Isi alamatnya lagi, lalu minta kode baru.',
      en: 'No address waits for a code. Enter the address again and ask for a new code.',
    },
  },
  codeNotSent: {
    code: 'code-not-sent',
    status: 503,
    retryable: true,
    message: {
      id: 'Kode belum bisa dikirim karena layanan pesan sedang terganggu. Pilihan Anda yang lama tetap berlaku. Coba lagi sebentar lagi.',
      en: 'The code could not be sent because the message service is disturbed. Your earlier choice holds. Try again in a moment.',
    },
  },
  hookClosed: {
    code: 'hook-closed',
    status: 404,
    retryable: false,
    message: {
      id: 'Pesan masuk belum diatur di instalasi ini.',
      en: 'Inbound messages are not set up in this installation.',
    },
  },
  signatureWrong: {
    code: 'signature-wrong',
    status: 401,
    retryable: false,
    message: {
      id: 'Tanda tangan kiriman ini tidak cocok; isinya tidak kami baca.',
      en: 'The signature of this delivery does not match; we did not read it.',
    },
  },
  postUnreadable: {
    code: 'post-unreadable',
    status: 422,
    retryable: false,
    message: { id: 'Isi kiriman ini tidak dapat dibaca.', en: 'This delivery can not be read.' },
  },
} as const satisfies Record<string, Problem>;
