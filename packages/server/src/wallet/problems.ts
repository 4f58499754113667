import type { Problem, Text } from '@satuloket/engine';

/** What can go wrong in this part, in the order in which it is looked for. */
export const problems = {
  signInNeeded: problem('sign-in-needed', 401, {
    id: 'Masuk dahulu dengan nomor telepon Anda.',
    en: 'Sign in with your phone number first.',
  }),
  notAllowed: problem('not-allowed', 403, {
    id: 'Akun Anda tidak berwenang melakukan ini.',
    en: 'Your account may not do this.',
  }),
  documentUnknown: problem('document-unknown', 404, {
    id: 'Dokumen ini tidak ada di dompet Anda. Buka lagi dompet dokumen Anda.',
    en: 'This document is not in your wallet. Open your document wallet again.',
  }),
  nothingToPrint: problem('nothing-to-print', 404, {
    id: 'Berkas dengan kode ini belum punya dokumen yang dapat dicetak. Dokumen dapat dicetak setelah diterbitkan.',
    en: 'The case of this code has no document to print yet. A document may be printed once it has been issued.',
  }),
  documentNotValid: problem('document-not-valid', 409, {
    id: 'Dokumen ini tidak berlaku lagi, jadi tidak dapat dibagikan atau dicetak di loket.',
    en: 'This document is no longer valid, so it can not be shared or printed at a counter.',
  }),
  familyHidden: problem('family-proof-needed', 403, {
    id: 'Dokumen ini memuat data keluarga Anda, jadi baru dapat dibuka dan dibagikan setelah Anda membuktikan bahwa akun ini milik Anda. Caranya ada di Akun, Keamanan.',
    en: 'Your family stands on this document, so it can be opened and shared only once you have proven that this account is yours. How is told under Account, Security.',
  }),
  lastsUnknown: problem('share-lasts-unknown', 422, {
    id: 'Pilih berapa lama tautannya berlaku.',
    en: 'Choose how long the link works.',
  }),
  tooManyShares: problem('too-many-shares', 409, {
    id: 'Sudah ada 20 tautan yang masih berlaku. Akhiri salah satunya, lalu buat yang baru.',
    en: 'There are 20 links that still work. End one of them, then make a new one.',
  }),
  shareUnknown: problem('share-unknown', 404, {
    id: 'Tautan ini tidak kami kenali. Minta tautannya dikirim lagi, lengkap sampai huruf terakhir.',
    en: 'We do not know this link. Ask for it again, complete to its last letter.',
  }),
  shareOver: problem('share-over', 410, {
    id: 'Tautan ini tidak berlaku lagi: waktunya habis atau pemiliknya mengakhirinya. Minta tautan baru kepada pemilik dokumen.',
    en: 'This link works no longer: its time is over or its owner has ended it. Ask the owner of the document for a new one.',
  }),
  nameMissing: atField(
    'name',
    problem('opener-name-missing', 422, {
      id: 'Tulis nama Anda, paling panjang 100 huruf.',
      en: 'Write your name, at most 100 characters.',
    }),
  ),
  purposeMissing: atField(
    'purpose',
    problem('opener-purpose-missing', 422, {
      id: 'Tulis untuk apa Anda membuka dokumen ini, paling panjang 200 huruf.',
      en: 'Write what you open this document for, at most 200 characters.',
    }),
  ),
  openedTooOften: problem('share-opened-too-often', 429, {
    id: 'Tautan ini sudah dibuka 200 kali. Minta tautan baru kepada pemilik dokumen.',
    en: 'This link was opened 200 times. Ask the owner of the document for a new one.',
  }),
  openingOver: problem('opening-over', 410, {
    id: 'Setengah jam sudah lewat. Buka tautannya sekali lagi.',
    en: 'Half an hour has passed. Open the link once more.',
  }),
  outsideOffices: problem('outside-your-office', 403, {
    id: 'Dokumen ini terbitan kantor lain, di luar wewenang Anda.',
    en: 'This document was issued by another office, outside your authority.',
  }),
  nothingHandedOut: problem('nothing-handed-out', 404, {
    id: 'Berkas ini belum menerbitkan dokumen itu.',
    en: 'This case has not handed out that document.',
  }),
  withdrawnBefore: problem('withdrawn-before', 409, {
    id: 'Dokumen ini sudah tidak berlaku sejak sebelumnya.',
    en: 'This document was withdrawn before.',
  }),
  stillUndoable: problem('still-undoable', 409, {
    id: 'Langkah terakhir berkas ini masih dapat dibatalkan. Batalkan di sana, atau tunggu beberapa menit.',
    en: 'The last step of this case can still be undone. Undo it there, or wait a few minutes.',
  }),
  reasonMissing: atField(
    'reason',
    problem('reason-missing', 422, {
      id: 'Tulis sebabnya, paling panjang 500 huruf. Pemohon membacanya.',
      en: 'Write the reason, at most 500 characters. The applicant reads it.',
    }),
  ),
  replacementUnknown: atField(
    'replacedBy',
    problem('replacement-unknown', 422, {
      id: 'Tidak ada dokumen sejenis yang berlaku pada berkas itu. Periksa kode berkas penggantinya.',
      en: 'That case has no valid document of the same kind. Check the code of the case that replaces it.',
    }),
  ),
  printFirst: problem('print-first', 409, {
    id: 'Tekan “Cetak” dahulu: pencetakan dicatat, lalu dokumennya terbuka selama 15 menit.',
    en: 'Press “Print” first: it is noted, and the document is open for 15 minutes then.',
  }),
} as const satisfies Record<string, Problem>;

function problem(code: string, status: number, message: Text): Problem {
  return { code, status, message, retryable: false };
}

function atField(path: string, told: Problem): Problem {
  return { ...told, fields: [{ path, code: told.code, message: told.message }] };
}
