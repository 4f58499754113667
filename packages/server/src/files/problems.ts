import type { Problem, Text } from '@satuloket/engine';
import { bytesPerMegabyte, type UploadLimits } from './limits.ts';

/** The failures of this part, in the order in which a file is looked at. */
export const fileProblems = {
  unknown: {
    code: 'file-unknown',
    status: 404,
    retryable: false,
    message: {
      id: 'Berkas ini tidak ada, atau bukan milik Anda.',
      en: 'There is no such file, or it is not yours.',
    },
  },
  familyHidden: {
    code: 'family-proof-needed',
    status: 403,
    retryable: false,
    message: {
      id: 'Dokumen ini memuat data keluarga Anda, jadi baru terbuka setelah Anda membuktikan bahwa akun ini milik Anda. Caranya ada di Akun, Keamanan. Cetakannya tetap dapat diambil di loket dengan menunjukkan KTP-el.',
      en: 'Your family stands on this document, so it opens only once you have proven that this account is yours. How is told under Account, Security. Its print can still be collected at a counter with your identity card.',
    },
  },
  linkEnded: {
    code: 'file-link-ended',
    status: 410,
    retryable: false,
    message: {
      id: 'Tautan berkas ini sudah tidak berlaku. Buka lagi dari halaman permohonan.',
      en: 'This link to the file has ended. Open it again from the page of the application.',
    },
  },
  requirementUnknown: {
    code: 'requirement-unknown',
    status: 404,
    retryable: false,
    message: {
      id: 'Layanan ini tidak meminta dokumen tersebut.',
      en: 'This service does not ask for that document.',
    },
  },
  empty: {
    code: 'file-empty',
    status: 422,
    retryable: false,
    message: {
      id: 'Berkas ini kosong. Pilih berkas lain atau ambil foto lagi.',
      en: 'This file is empty. Choose another one or take the photo again.',
    },
  },
  unreadable: {
    code: 'file-unreadable',
    status: 422,
    retryable: false,
    message: {
      id: 'Berkas ini rusak atau tidak lengkap sehingga tidak bisa dibuka. Pilih berkas lain atau ambil foto lagi.',
      en: 'This file is broken or not complete and can not be opened. Choose another one or take the photo again.',
    },
  },
  locked: {
    code: 'file-locked',
    status: 422,
    retryable: false,
    message: {
      id: 'PDF ini dikunci dengan kata sandi. Simpan ulang tanpa kata sandi, lalu unggah lagi.',
      en: 'This PDF is locked with a password. Save it without one and upload it again.',
    },
  },
  hasScript: {
    code: 'file-has-script',
    status: 422,
    retryable: false,
    message: {
      id: 'PDF ini berisi skrip, perintah, atau lampiran, jadi kami tolak demi keamanan. Cetak ke PDF baru atau kirim fotonya.',
      en: 'This PDF holds a script, a command or an attachment and was refused for safety. Print it to a new PDF or send a photo.',
    },
  },
  tooManyPixels: {
    code: 'file-too-many-pixels',
    status: 422,
    retryable: false,
    message: {
      id: 'Gambar ini terlalu besar ukurannya. Kecilkan gambar atau ambil foto biasa dengan ponsel.',
      en: 'This picture has too many pixels. Make it smaller or take an ordinary photo with a phone.',
    },
  },
  uploadEnded: {
    code: 'upload-ended',
    status: 410,
    retryable: false,
    message: {
      id: 'Unggahan ini sudah berakhir. Pilih berkasnya sekali lagi.',
      en: 'This upload has ended. Choose the file once more.',
    },
  },
  uploadBusy: {
    code: 'upload-busy',
    status: 409,
    retryable: true,
    message: {
      id: 'Bagian lain dari berkas ini sedang diterima. Tunggu sebentar.',
      en: 'Another part of this file is being received. Wait a moment.',
    },
  },
} as const satisfies Record<string, Problem>;

export function offsetWrong(offsetBytes: number): Problem {
  return {
    code: 'upload-offset-wrong',
    status: 409,
    retryable: false,
    message: {
      id: `Yang sudah diterima ${offsetBytes} bita. Teruskan dari sana.`,
      en: `${offsetBytes} bytes have been received. Go on from there.`,
    },
    details: { offsetBytes },
  };
}

export function countExceeded(maximumFiles: number): Problem {
  return {
    code: 'file-count-exceeded',
    status: 422,
    retryable: false,
    message: {
      id: `Paling banyak ${maximumFiles} berkas untuk dokumen ini. Hapus satu dulu jika ingin mengganti.`,
      en: `At most ${maximumFiles} file(s) for this document. Remove one first to replace it.`,
    },
    details: { maximumFiles },
  };
}

export function tooLarge(limits: UploadLimits, sizeBytes?: number): Problem {
  const { maximumMegabytes } = limits;
  const given = sizeBytes === undefined ? undefined : Math.ceil((sizeBytes / bytesPerMegabyte) * 10) / 10;
  const size: Text = {
    id: given === undefined ? '' : ` (${String(given).replace('.', ',')} MB)`,
    en: given === undefined ? '' : ` (${given} MB)`,
  };
  return {
    code: 'file-too-large',
    status: 422,
    retryable: false,
    message: {
      id: `Berkas ini terlalu besar${size.id}. Paling besar ${maximumMegabytes} MB. Kecilkan atau ambil foto lagi.`,
      en: `This file is too large${size.en}. At most ${maximumMegabytes} MB. Make it smaller or take the photo again.`,
    },
    details: { maximumMegabytes },
  };
}

export function kindRefused(limits: UploadLimits): Problem {
  const both = limits.accepts.length > 1;
  const kinds: Text = both
    ? { id: 'foto (JPEG, PNG, WebP) atau PDF', en: 'a photo (JPEG, PNG, WebP) or a PDF' }
    : limits.accepts[0] === 'pdf'
      ? { id: 'PDF', en: 'a PDF' }
      : { id: 'foto (JPEG, PNG, WebP)', en: 'a photo (JPEG, PNG, WebP)' };
  return {
    code: 'file-kind-refused',
    status: 422,
    retryable: false,
    message: {
      id: `Isi berkas ini bukan ${kinds.id}, apa pun nama berkasnya. Pilih berkas lain.`,
      en: `The content of this file is not ${kinds.en}, whatever its name. Choose another file.`,
    },
  };
}
