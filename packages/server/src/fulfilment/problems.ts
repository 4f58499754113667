import type { Problem, Text } from '@satuloket/engine';

/** In the order in which they are told. */
export const problems = {
  notAllowed: problem('not-allowed', 403, {
    id: 'Halaman ini untuk petugas yang menangani berkasnya.',
    en: 'This is for officers who handle the application.',
  }),
  noTemplate: problem('document-without-template', 404, {
    id: 'Dokumen ini tidak dibuat dari templat, jadi tidak ada pratinjaunya.',
    en: 'This document is not made from a template, so there is no preview.',
  }),
  noReceipt: problem('document-without-receipt', 404, {
    id: 'Layanan ini tidak punya tanda terima dengan nama itu. Buka lagi dari halaman permohonannya.',
    en: 'This service has no receipt of that name. Open it from the page of the application.',
  }),
  erased: problem('case-erased', 410, {
    id: 'Data berkas ini sudah dihapus menurut masa simpannya.',
    en: 'The data of this application were erased at the end of their retention.',
  }),
  notFailed: problem('document-not-failed', 409, {
    id: 'Dokumen ini tidak lagi bermasalah. Muat ulang halaman ini.',
    en: 'Nothing is wrong with this document any more. Load the page again.',
  }),
} as const satisfies Record<string, Problem>;

function problem(code: string, status: number, message: Text): Problem {
  return { code, message, status, retryable: false };
}

const causes: Readonly<Record<string, Text>> = {
  'template-took-too-long': {
    id: 'Pembuatannya terlalu lama. Coba lagi saat mesin tidak sibuk.',
    en: 'Making it took too long. Try again when the machine is not busy.',
  },
  'template-took-too-much': {
    id: 'Pembuatannya memakai terlalu banyak memori. Coba lagi saat mesin tidak sibuk.',
    en: 'Making it took too much memory. Try again when the machine is not busy.',
  },
  'document-letter-missing': {
    id: 'Ada huruf pada datanya yang tidak ada di jenis huruf mana pun. Periksa penulisan nama.',
    en: 'A letter in its data is in none of the fonts. Check how the names are written.',
  },
  'fonts-missing': {
    id: 'Jenis huruf yang ikut dengan program ini tidak ditemukan. Pasang ulang programnya.',
    en: 'The fonts that come with this program are not there. Install it again.',
  },
  'template-font-missing': {
    id: 'Templatnya memakai jenis huruf yang tidak ikut dengan program ini.',
    en: 'The template uses a font that does not come with this program.',
  },
  'template-missing': {
    id: 'Templatnya tidak ada dalam paket layanan.',
    en: 'The pack has no such template.',
  },
  'case-erased': problems.erased.message,
};

const unknownCause: Text = {
  id: 'Templatnya tidak dapat dibuat. Pembuat paket layanan perlu memperbaikinya.',
  en: 'The template can not be made. The author of the pack has to mend it.',
};

/** Why a document was not made, for people; what follows the code is for whoever mends the pack. */
export function causeOf(failure: string): { readonly cause: Text; readonly detail: string } {
  const [code = '', ...detail] = failure.split(': ');
  return { cause: causes[code] ?? unknownCause, detail: detail.join(': ') };
}

export const notPreviewed = (code: string): Problem =>
  notRendered(code, { id: 'Pratinjau', en: 'The preview' });

export const notMade = (code: string): Problem =>
  notRendered(code, { id: 'Tanda terima', en: 'The receipt' });

function notRendered(code: string, what: Text): Problem {
  const { cause } = causeOf(code);
  return {
    code: 'document-not-made',
    status: 500,
    retryable: true,
    message: {
      id: `${what.id} tidak dapat dibuat. ${cause.id} Berkasnya sendiri tetap tersimpan.`,
      en: `${what.en} could not be made. ${cause.en} The application itself is kept.`,
    },
  };
}
