import type { Problem } from '@satuloket/engine';

function written(code: string, status: number, id: string, en: string): Problem {
  return { code, status, message: { id, en }, retryable: false };
}

/**
 * The failures of staff's side. Order of precedence: who asks, whether the proof is fresh (`proof-needed`), what is asked
 * for, what was entered (`*-invalid`), and then what stands against it now.
 */
export const staffProblems = {
  signInNeeded: written(
    'not-signed-in',
    401,
    'Anda belum masuk, atau waktu masuk Anda sudah habis. Masuk lagi untuk meneruskan.',
    'You are not signed in, or your session has ended. Sign in again to go on.',
  ),
  notAllowed: written(
    'not-allowed',
    403,
    'Akun Anda tidak berwenang melakukan ini.',
    'Your account may not do this.',
  ),
  notForYourself: written(
    'not-for-yourself',
    403,
    'Jabatan dan izin untuk diri sendiri diberikan oleh orang lain yang berwenang.',
    'Posts and permits of your own are given by someone else who may.',
  ),
  secondFactorWrong: written(
    'second-factor-wrong',
    422,
    'Kode ini tidak cocok atau sudah dipakai. Tunggu sampai aplikasi menampilkan kode baru, lalu ketik kode itu.',
    'This code does not match or was used already. Wait until the app shows a new one, then enter that.',
  ),
  ticketOver: written(
    'sign-in-over',
    401,
    'Waktu untuk langkah kedua sudah habis. Masuk lagi dengan kata sandi Anda.',
    'The time for the second step is over. Sign in again with your password.',
  ),
  secondFactorMissing: written(
    'second-factor-missing',
    403,
    'Akun ini belum punya faktor kedua, dan tanpa itu petugas tidak dapat masuk. Minta tautan baru kepada kepala kantor atau admin Anda.',
    'This account has no second factor, and without one officers can not sign in. Ask the head or administrator of your office for a new link.',
  ),
  passkeyNeeded: written(
    'passkey-needed',
    401,
    'Akun ini dilindungi kunci sandi. Masuk dengan kunci sandi Anda, bukan dengan kata sandi.',
    'A passkey protects this account. Sign in with your passkey instead of the password.',
  ),
  accountClosed: written(
    'account-closed',
    403,
    'Akun ini lama tidak dipakai, jadi kami tutup sementara. Jabatan dan data Anda tetap. Minta kepala kantor atau admin membukanya lagi.',
    'This account was not used for long, so we have closed it for now. Your posts and data are kept. Ask the head or administrator of your office to open it again.',
  ),
  passkeyUnknown: written(
    'passkey-unknown',
    422,
    'Kunci sandi ini bukan milik petugas di daerah ini, atau sudah dihapus. Masuk dengan nama pengguna dan kata sandi Anda.',
    'This passkey belongs to no officer of this region, or it was removed. Sign in with your username and password.',
  ),
  passkeyProofNeeded: written(
    'passkey-needed',
    422,
    'Akun ini dilindungi kunci sandi. Buktikan bahwa ini Anda dengan kunci sandi itu.',
    'A passkey protects this account. Prove that it is you with that passkey.',
  ),
  lastFactor: written(
    'second-factor-required',
    409,
    'Di daerah ini petugas tidak dapat masuk tanpa faktor kedua, dan ini yang terakhir. Pasang aplikasi autentikasi atau kunci sandi lain dahulu, lalu hapus yang ini.',
    'Here officers can not sign in without a second factor, and this is the last. Set up an authenticator app or another passkey first, then remove this one.',
  ),
  lastWayIn: written(
    'last-way-in',
    409,
    'Ini satu-satunya cara Anda masuk: akun ini tidak punya kata sandi. Buat kata sandi atau kunci sandi lain dahulu, lalu hapus yang ini.',
    'This is your only way in: the account has no password. Choose a password or make another passkey first, then remove this one.',
  ),
  secondFactorNotOffered: written(
    'second-factor-not-begun',
    409,
    'Kode QR belum dibuat atau sudah dipakai. Muat ulang halaman untuk mendapat yang baru.',
    'The QR code was not made yet or is used already. Reload the page for a new one.',
  ),
  passwordWrong: written(
    'password-wrong',
    422,
    'Kata sandi tidak cocok. Periksa lagi, lalu coba sekali lagi.',
    'The password does not match. Check it and try again.',
  ),
  sessionUnknown: written(
    'session-unknown',
    404,
    'Sesi ini sudah berakhir.',
    'This session has ended already.',
  ),
  invitationUnknown: written(
    'invitation-unknown',
    404,
    'Tautan ini tidak berlaku: sudah dipakai, sudah lewat waktunya, atau sudah diganti yang baru. Minta tautan baru kepada yang mengundang Anda.',
    'This link is not valid: it was used, its time is over, or a newer one replaced it. Ask whoever invited you for a new one.',
  ),
  invitationGone: written(
    'invitation-gone',
    409,
    'Undangan ini sudah dipakai atau sudah dibatalkan. Muat ulang halaman.',
    'This invitation was used or withdrawn. Reload the page.',
  ),
  invitationNotSent: {
    ...written(
      'invitation-not-sent',
      503,
      'Undangan tersimpan, tetapi tautannya belum terkirim karena layanan pesan sedang terganggu. Kirim ulang dari daftar undangan.',
      'The invitation is kept, but its link could not be sent because the message service is disturbed. Send it again from the list of invitations.',
    ),
    retryable: true,
  },
  usernameTaken: written(
    'username-taken',
    409,
    'Nama pengguna ini sudah dipakai. Pilih yang lain.',
    'This username is taken. Choose another.',
  ),
  officerUnknown: written(
    'officer-unknown',
    404,
    'Petugas ini tidak ada di kantor yang Anda pimpin.',
    'There is no such officer in the offices that you lead.',
  ),
  postUnknown: written(
    'post-unknown',
    404,
    'Jabatan ini tidak ada atau sudah berakhir. Muat ulang halaman.',
    'There is no such post, or it has ended. Reload the page.',
  ),
  postHeld: written(
    'post-held',
    409,
    'Petugas ini sudah memegang jabatan itu pada waktu tersebut.',
    'This officer holds that post at that time already.',
  ),
  standInUnknown: written(
    'stand-in-unknown',
    404,
    'Penunjukan ini tidak ada atau sudah berakhir.',
    'There is no such appointment, or it has ended.',
  ),
  standInsOverlap: written(
    'stand-ins-overlap',
    409,
    'Untuk jabatan itu sudah ada pengganti pada hari-hari tersebut. Akhiri dulu yang lama.',
    'Someone stands in for that post on those days already. End that first.',
  ),
  oversightUnknown: written(
    'oversight-unknown',
    404,
    'Izin pengawasan ini tidak ada atau sudah berakhir.',
    'There is no such grant of oversight, or it has ended.',
  ),
  oversightHeld: written(
    'oversight-held',
    409,
    'Petugas itu sudah punya izin pengawasan ini pada hari-hari tersebut.',
    'This officer has that grant of oversight on those days already.',
  ),
  regionClosed: written(
    'region-closed',
    403,
    'Anda tidak bekerja di daerah itu, dan daerah itu belum memberi Anda izin pengawasan.',
    'You do not work in that region, and it has not granted you oversight.',
  ),
  permitUnknown: written(
    'permit-unknown',
    404,
    'Izin darurat ini tidak ada atau sudah dicabut.',
    'There is no such emergency permit, or it was withdrawn.',
  ),
  permitHeld: written(
    'permit-held',
    409,
    'Petugas ini sudah punya izin darurat itu.',
    'This officer has that emergency permit already.',
  ),
  emergencyRunning: written(
    'emergency-running',
    409,
    'Akses darurat Anda untuk peran ini masih berjalan.',
    'Your emergency access to this role is still running.',
  ),
  emergencyUnknown: written(
    'emergency-unknown',
    404,
    'Akses darurat ini tidak ada atau sudah berakhir.',
    'There is no such emergency access, or it has ended.',
  ),
  emergencyReviewed: written(
    'emergency-reviewed',
    409,
    'Akses darurat ini sudah ditinjau.',
    'This emergency access was reviewed already.',
  ),
  emergencyOpen: written(
    'emergency-open',
    409,
    'Akses darurat ini masih berjalan; tinjau setelah berakhir.',
    'This emergency access is still running; review it when it has ended.',
  ),
} as const satisfies Record<string, Problem>;

/** The password was right; the ticket stands for it in the second step. */
export function secondFactorAsked(ticket: string): Problem {
  return {
    ...written(
      'second-factor-needed',
      401,
      'Kata sandi cocok. Ketik kode dari aplikasi autentikasi Anda untuk masuk.',
      'The password is right. Enter the code of your authenticator app to sign in.',
    ),
    details: { ticket },
  };
}
