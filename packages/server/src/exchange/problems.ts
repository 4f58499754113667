import type { Problem, Text } from '@satuloket/engine';

/** Why a message is not taken in, in the order in which it is told; `retryable` says whether the sender tries again. */
export const problems = {
  malformed: problem('exchange-malformed', 400, false, {
    id: 'Isi pesan tidak dapat dibaca atau bukan satuloket-exchange/1.',
    en: 'The message can not be read or is not satuloket-exchange/1.',
  }),
  regionUnknown: problem('exchange-region-unknown', 404, false, {
    id: 'Pesan ini untuk daerah yang tidak dilayani di sini.',
    en: 'The message is for a region that is not served here.',
  }),
  senderUnknown: problem('exchange-sender-unknown', 403, false, {
    id: 'Daerah pengirim belum terdaftar sebagai mitra di sini.',
    en: 'The sending region is not registered as a partner here.',
  }),
  signatureWrong: problem('exchange-signature-wrong', 403, false, {
    id: 'Tanda tangan pesan tidak cocok dengan kunci daerah pengirim.',
    en: 'The signature does not fit the key of the sending region.',
  }),
  documentWrong: problem('exchange-document-wrong', 422, false, {
    id: 'Isi dokumen tidak sama dengan yang ditandatangani, atau tidak lengkap.',
    en: 'The content of a document is not what was signed, or is missing.',
  }),
  idReused: problem('exchange-id-reused', 409, false, {
    id: 'Pesan lain dengan nomor ini sudah diterima.',
    en: 'Another message with this identifier has been received.',
  }),
  officersOnly: problem('not-allowed', 403, false, {
    id: 'Hanya petugas yang dapat melihat kiriman antardaerah.',
    en: 'Only officers may see messages between regions.',
  }),
  messageUnknown: problem('exchange-message-unknown', 404, false, {
    id: 'Kiriman ini tidak ada, atau tidak lagi bermasalah.',
    en: 'There is no such message, or nothing is wrong with it any more.',
  }),
} as const satisfies Record<string, Problem>;

function problem(code: string, status: number, retryable: boolean, message: Text): Problem {
  return { code, message, status, retryable };
}

/** Why a message came to nothing, for officers. */
export const failureWords: Readonly<Record<string, Text>> = {
  'no-partner': {
    id: 'Daerah itu belum tersambung. Pemohon membawa dokumennya sendiri.',
    en: 'That region is not connected. The applicant takes the documents there.',
  },
  unreachable: {
    id: 'Server daerah itu tidak menjawab meskipun sudah berkali-kali dicoba.',
    en: 'The server of that region does not answer, however often it was tried.',
  },
  'documents-too-large': {
    id: 'Dokumennya terlalu besar untuk satu pesan.',
    en: 'The documents are too large for one message.',
  },
  'documents-missing': {
    id: 'Dokumen yang diserahkan belum jadi.',
    en: 'The documents that go with it have not been made.',
  },
  'no-service': {
    id: 'Tidak ada layanan di sini yang menerima kiriman ini.',
    en: 'There is no service here that takes this message.',
  },
  incomplete: {
    id: 'Kirimannya belum lengkap dan pemohon belum punya akun di sini. Hubungi pemohon.',
    en: 'Something is missing, and the applicant has no account here. Contact the applicant.',
  },
  'case-unknown': {
    id: 'Kabar ini tentang berkas yang tidak diteruskan ke daerah itu.',
    en: 'The news is about a case that was not passed on to that region.',
  },
  unexpected: {
    id: 'Kirimannya tidak dapat diproses karena kesalahan pada sistem kami.',
    en: 'It could not be worked because of a fault in our system.',
  },
};

export function wordsOfFailure(failure: string | null): Text {
  return (
    failureWords[failure ?? ''] ?? {
      id: `Ditolak daerah itu (${failure}).`,
      en: `Refused there (${failure}).`,
    }
  );
}
