import { defineTexts } from './define.ts';

/** Words of documents that are made here: their preview, and what could not be made. */
export const documentTexts = defineTexts({
  id: {
    preview: (title: string) => `Pratinjau: ${title}`,
    specimen: (title: string) => `Contoh: ${title}`,
    failed: 'Dokumen yang gagal dibuat',
    failedHelp:
      'Keputusannya tetap tercatat; hanya dokumennya yang belum jadi. Perbaiki penyebabnya, lalu coba lagi.',
    none: 'Semua dokumen sudah jadi',
    tried: 'Dicoba lagi. Bila berhasil, dokumen hilang dari daftar ini dalam beberapa detik.',
    columns: {
      since: 'Sejak',
      case: 'Berkas',
      document: 'Dokumen',
      cause: 'Penyebab',
      action: 'Tindakan',
    },
    tryAgain: 'Coba lagi',
  },
  en: {
    preview: (title: string) => `Preview: ${title}`,
    specimen: (title: string) => `Specimen: ${title}`,
    failed: 'Documents that could not be made',
    failedHelp: 'The decision stands; only the document is not made yet. Mend the cause, then try again.',
    none: 'All documents are made',
    tried: 'Being tried again. If it works, the document leaves this list within seconds.',
    columns: {
      since: 'Since',
      case: 'Case',
      document: 'Document',
      cause: 'Cause',
      action: 'Action',
    },
    tryAgain: 'Try again',
  },
});
