import type { Text } from '@satuloket/engine';
import type { FileVerdict } from './report.ts';

/** What people are told of a document: what was found, what that means, and what to do. */
export type Telling = { readonly title: Text; readonly meaning: Text; readonly advice: Text };

/** What is known of a document beside its bytes: the register of what was published here. */
export type DocumentStanding = 'withdrawn' | 'replaced';

const askIssuer: Text = {
  id: 'Minta berkas aslinya kepada orang yang memberikannya, atau tanyakan ke kantor yang menerbitkan.',
  en: 'Ask whoever gave it to you for the original file, or ask the office that issued it.',
};

const tellings: Readonly<Record<FileVerdict, Telling>> = {
  genuine: {
    title: { id: 'Dokumen asli dan utuh', en: 'Genuine and unchanged' },
    meaning: {
      id: 'Tanda tangan elektroniknya sah, dan isinya tidak berubah sejak ditandatangani.',
      en: 'Its electronic signature is valid, and nothing in it has changed since it was signed.',
    },
    advice: {
      id: 'Cocokkan nama dan nomor di dokumen dengan orang yang menunjukkannya.',
      en: 'Compare the name and number in the document with the person who shows it.',
    },
  },
  'changed-after-signing': {
    title: { id: 'Berubah setelah ditandatangani', en: 'Changed after it was signed' },
    meaning: {
      id: 'Berkas ini pernah ditandatangani, tetapi isinya sudah lain. Menyimpan ulang atau mengompres PDF juga merusak tanda tangan.',
      en: 'This file was signed once, but its content is another now. Saving a PDF anew or compressing it breaks the signature too.',
    },
    advice: {
      id: 'Jangan pakai berkas ini. Minta berkas asli, persis seperti saat diunduh pertama kali.',
      en: 'Do not rely on this file. Ask for the original, exactly as it was first downloaded.',
    },
  },
  'signed-by-stranger': {
    title: { id: 'Penanda tangan tidak dikenal', en: 'Signed by someone unknown here' },
    meaning: {
      id: 'Isinya tidak berubah, tetapi sertifikat penanda tangannya bukan dari lembaga yang kami percaya.',
      en: 'Its content is unchanged, but the signer’s certificate does not come from an authority that we trust.',
    },
    advice: {
      id: 'Jangan anggap dokumen ini resmi. Tanyakan ke kantor yang namanya tertulis di dokumen.',
      en: 'Do not take it for an official document. Ask the office that it names.',
    },
  },
  'certificate-not-valid-then': {
    title: { id: 'Sertifikat tidak berlaku saat itu', en: 'The certificate was not valid then' },
    meaning: {
      id: 'Isinya tidak berubah, tetapi pada waktu ditandatangani sertifikat penanda tangannya belum atau tidak lagi berlaku.',
      en: 'Its content is unchanged, but when it was signed the certificate was not yet or no longer valid.',
    },
    advice: askIssuer,
  },
  'certificate-revoked': {
    title: { id: 'Sertifikat sudah dicabut', en: 'The certificate had been revoked' },
    meaning: {
      id: 'Isinya tidak berubah, tetapi sertifikat penanda tangannya sudah dicabut sebelum dokumen ini ditandatangani.',
      en: 'Its content is unchanged, but the signer’s certificate had been revoked before this document was signed.',
    },
    advice: askIssuer,
  },
  'wrongly-dated': {
    title: { id: 'Waktu tanda tangan tidak cocok', en: 'The time of signing does not fit' },
    meaning: {
      id: 'Waktu yang tertulis di tanda tangan bertentangan dengan cap waktu, tidak ada, atau tidak terbukti padahal sertifikatnya kini tidak berlaku lagi.',
      en: 'The time written in the signature contradicts the time stamp, is missing, or is not proven while the certificate is no longer valid.',
    },
    advice: askIssuer,
  },
  'signature-unreadable': {
    title: { id: 'Tanda tangan tidak dapat diperiksa', en: 'The signature can not be checked' },
    meaning: {
      id: 'Ada tanda tangan di dalamnya, tetapi rusak atau dibuat dengan cara yang tidak lagi aman.',
      en: 'There is a signature in it, but it is broken or was made in a way that is no longer safe.',
    },
    advice: askIssuer,
  },
  unsigned: {
    title: { id: 'Tidak ada tanda tangan elektronik', en: 'Not signed' },
    meaning: {
      id: 'PDF ini tidak memuat tanda tangan elektronik. Foto, pindaian, dan hasil cetak ke PDF kehilangan tanda tangannya.',
      en: 'This PDF holds no electronic signature. Photos, scans and prints to PDF lose it.',
    },
    advice: {
      id: 'Pindai kode QR di kertasnya, atau minta berkas PDF aslinya.',
      en: 'Scan the QR code on the paper, or ask for the original PDF.',
    },
  },
  incomplete: {
    title: { id: 'Berkas tidak lengkap', en: 'The file is not complete' },
    meaning: {
      id: 'Sebagian berkas hilang; biasanya karena unduhan terputus.',
      en: 'A part of the file is missing, most often because a download broke off.',
    },
    advice: {
      id: 'Unduh lagi sampai selesai, lalu periksa sekali lagi.',
      en: 'Download it again to its end, then check once more.',
    },
  },
  locked: {
    title: { id: 'PDF terkunci', en: 'The PDF is locked' },
    meaning: {
      id: 'PDF ini dikunci dengan kata sandi, jadi tidak dapat diperiksa.',
      en: 'This PDF is locked with a password and can not be checked.',
    },
    advice: askIssuer,
  },
  unreadable: {
    title: { id: 'PDF tidak dapat dibaca', en: 'The PDF can not be read' },
    meaning: {
      id: 'Susunan PDF ini rusak, jadi tidak dapat dipastikan apa isinya.',
      en: 'The structure of this PDF is broken, so nobody can be sure what it holds.',
    },
    advice: askIssuer,
  },
  'too-complex': {
    title: { id: 'Berkas terlalu rumit', en: 'The file is too complex' },
    meaning: {
      id: 'Berkas ini menuntut lebih banyak pekerjaan daripada dokumen biasa mana pun, jadi pemeriksaan kami hentikan.',
      en: 'This file asks for more work than any ordinary document, so we stopped the check.',
    },
    advice: askIssuer,
  },
  'too-large': {
    title: { id: 'Berkas terlalu besar', en: 'The file is too large' },
    meaning: {
      id: 'Berkas ini lebih besar daripada yang dapat kami periksa (20 MB).',
      en: 'This file is larger than what we can check (20 MB).',
    },
    advice: askIssuer,
  },
  'not-a-pdf': {
    title: { id: 'Bukan PDF', en: 'Not a PDF' },
    meaning: {
      id: 'Berkas ini bukan PDF, apa pun namanya.',
      en: 'This file is not a PDF, whatever its name.',
    },
    advice: {
      id: 'Pilih berkas PDF yang Anda terima, atau pindai kode QR di kertasnya.',
      en: 'Choose the PDF that you received, or scan the QR code on the paper.',
    },
  },
};

const standings: Readonly<Record<DocumentStanding, Telling>> = {
  withdrawn: {
    title: { id: 'Asli, tetapi sudah ditarik', en: 'Genuine, but withdrawn' },
    meaning: {
      id: 'Dokumen ini memang diterbitkan di sini, tetapi kemudian ditarik dan tidak berlaku lagi.',
      en: 'This document was issued here, but was withdrawn later and is no longer valid.',
    },
    advice: {
      id: 'Jangan pakai dokumen ini. Pemiliknya dapat menanyakan sebabnya ke kantor penerbit.',
      en: 'Do not rely on it. Its holder can ask the issuing office why.',
    },
  },
  replaced: {
    title: { id: 'Asli, tetapi sudah diganti', en: 'Genuine, but replaced' },
    meaning: {
      id: 'Dokumen ini memang diterbitkan di sini, tetapi sudah diganti dengan yang baru.',
      en: 'This document was issued here, but a newer one has taken its place.',
    },
    advice: { id: 'Minta dokumen penggantinya.', en: 'Ask for the one that replaced it.' },
  },
};

/** What is told when nothing was found under a code or a digest. */
export const unknownTellings = {
  code: {
    title: { id: 'Kode ini tidak dikenal', en: 'This code is not known' },
    meaning: {
      id: 'Tidak ada dokumen bertanda tangan dengan kode ini di sini. Kode berlaku setelah dokumennya ditandatangani.',
      en: 'No signed document here has this code. A code is valid once its document has been signed.',
    },
    advice: {
      id: 'Periksa lagi huruf dan angkanya. Jika tetap tidak dikenal, jangan anggap dokumen itu asli.',
      en: 'Check its letters and digits once more. If it stays unknown, do not take the document for genuine.',
    },
  },
  file: {
    title: { id: 'Belum dapat dipastikan', en: 'Not certain yet' },
    meaning: {
      id: 'Sidik berkas ini tidak ada di daftar dokumen yang diterbitkan di sini. Mungkin berkasnya berubah, atau diterbitkan oleh lembaga lain.',
      en: 'The fingerprint of this file is not among the documents issued here. It may have been changed, or issued elsewhere.',
    },
    advice: {
      id: 'Kirim berkasnya untuk diperiksa seluruhnya. Berkas dibaca, lalu dihapus.',
      en: 'Send the file to have all of it checked. It is read and then deleted.',
    },
  },
  extended: {
    title: { id: 'Ada tambahan di berkas ini', en: 'Something was added to this file' },
    meaning: {
      id: 'Awal berkas ini sama dengan dokumen yang diterbitkan di sini, tetapi ada tambahan di belakangnya. Tambahan itu bisa wajar, bisa juga tidak.',
      en: 'It begins with a document issued here, but something follows. That may be in order, or not.',
    },
    advice: {
      id: 'Kirim berkasnya untuk diperiksa seluruhnya. Berkas dibaca, lalu dihapus.',
      en: 'Send the file to have all of it checked. It is read and then deleted.',
    },
  },
} as const satisfies Record<string, Telling>;

export function tellingOf(verdict: FileVerdict): Telling {
  return tellings[verdict];
}

export function tellingOfStanding(standing: DocumentStanding): Telling {
  return standings[standing];
}
