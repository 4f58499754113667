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
  sessionNotFound: said(
    'session-not-found',
    404,
    'Sesi ini sudah berakhir.',
    'This session has ended already.',
  ),
  contactTaken: said(
    'contact-taken',
    409,
    'Nomor atau alamat ini sudah dipakai akun lain. Masuklah ke akun itu, atau pakai nomor lain. Tidak ada yang berubah.',
    'This number or address belongs to another account. Sign in there, or use another one. Nothing has changed.',
  ),
  numberUnknown: said(
    'counter-number-unknown',
    404,
    'Nomor ini tidak berlaku. Minta warga membuka Keamanan akun di ponselnya dan menampilkan nomor baru; berlaku 15 menit.',
    'This number is not valid. Ask the resident to open Account security on their phone and show a new one; it is good for 15 minutes.',
  ),
  cardNotSeen: said(
    'card-not-seen',
    422,
    'Centang bahwa KTP-el asli sudah Anda lihat dan wajahnya cocok.',
    'Tick that you have seen the identity card itself and that the face matches.',
  ),
  identityFirst: said(
    'identity-first',
    409,
    'Data akun ini belum dicocokkan. Minta warga mencocokkan data di ponselnya dahulu, lalu tampilkan nomor baru.',
    'The data of this account is not matched yet. Ask the resident to match it on their phone first, then to show a new number.',
  ),
  cardOfAnother: said(
    'card-of-another',
    422,
    'NIK di kartu berbeda dengan NIK akun ini. Periksa ketikannya. Bila tetap berbeda, jangan dikonfirmasi: akun ini mungkin memakai data orang lain.',
    'The NIK on the card is not the one of this account. Check what you typed. If it still differs, do not confirm: the account may be using the data of someone else.',
  ),
  nationalLoginNotLinked: said(
    'national-login-not-linked',
    409,
    'INApas tidak terhubung dengan akun ini. Muat ulang halaman.',
    'The national login is not linked with this account. Reload the page.',
  ),
  lastWayIn: said(
    'last-way-in',
    409,
    'Ini satu-satunya cara Anda masuk, jadi belum dapat dilepas. Tambahkan nomor ponsel, surel, atau kunci sandi lain dahulu. Tidak ada yang berubah.',
    'This is your only way in, so it can not be taken away yet. Add a phone, an e-mail address or another passkey first. Nothing has changed.',
  ),
  nationalLoginAbsent: said(
    'national-login-absent',
    404,
    'Masuk dengan INApas belum tersedia di sini. Masuk dengan kode.',
    'The national login is not available here. Sign in with a code.',
  ),
  nationalLoginCancelled: said(
    'national-login-cancelled',
    422,
    'Anda belum masuk: INApas melaporkan bahwa Anda membatalkannya. Coba lagi, atau masuk dengan kode.',
    'You are not signed in: the national login says that you cancelled. Try again, or sign in with a code.',
  ),
  nationalLoginRefused: said(
    'national-login-refused',
    422,
    'Jawaban INApas tidak dapat dipercaya atau sudah pernah dipakai, jadi Anda belum masuk. Tidak ada yang berubah. Mulai lagi dari halaman masuk.',
    'The answer of the national login can not be trusted or was used before, so you are not signed in. Nothing has changed. Start again from the sign-in page.',
  ),
  nationalLoginDown: {
    ...said(
      'national-login-down',
      503,
      'INApas sedang tidak dapat dihubungi. Coba lagi nanti, atau masuk dengan kode; yang sudah Anda isi tetap tersimpan.',
      'The national login can not be reached at the moment. Try again later, or sign in with a code; what you entered is kept.',
    ),
    retryable: true,
  },
  nationalLoginTaken: said(
    'national-login-taken',
    409,
    'INApas ini sudah terhubung dengan akun lain. Keluar, lalu masuk dengan INApas untuk membuka akun itu.',
    'This national login belongs to another account. Sign out, then sign in with it to open that account.',
  ),
  nationalLoginOfAnother: said(
    'national-login-of-another',
    409,
    'INApas ini milik orang lain daripada data akun ini. Tidak ada yang dihubungkan.',
    'This national login is someone else’s than the data of this account. Nothing was linked.',
  ),
} as const;
