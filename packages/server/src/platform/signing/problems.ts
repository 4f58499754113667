import type { Text } from '@satuloket/engine';
import type { SignProblem, SignProblemCode } from './contract.ts';

type Telling = {
  readonly message: Text;
  readonly status: number;
  readonly retryable: boolean;
  /** Whether every further document of the same person would meet the same. */
  readonly stopsTheRun: boolean;
};

const tellings: Readonly<Record<SignProblemCode, Telling>> = {
  'not-pdf': {
    message: {
      id: 'Dokumen ini tidak dapat dibaca sebagai PDF, jadi tidak ditandatangani. Kembalikan ke verifikator supaya dibuat ulang.',
      en: 'This document cannot be read as a PDF and was not signed. Send it back to be made again.',
    },
    status: 422,
    retryable: false,
    stopsTheRun: false,
  },
  unreachable: {
    message: {
      id: 'Layanan tanda tangan elektronik tidak terjangkau. Dokumen yang belum ditandatangani tetap menunggu; coba lagi nanti.',
      en: 'The signature service cannot be reached. What is not signed still waits; try again later.',
    },
    status: 503,
    retryable: true,
    stopsTheRun: true,
  },
  timeout: {
    message: {
      id: 'Layanan tanda tangan elektronik terlalu lama menjawab. Dokumen ini dianggap belum ditandatangani dan tetap menunggu; coba lagi.',
      en: 'The signature service took too long to answer. This document counts as unsigned and still waits; try again.',
    },
    status: 504,
    retryable: true,
    stopsTheRun: false,
  },
  refused: {
    message: {
      id: 'Layanan tanda tangan elektronik menolak dokumen ini. Dokumen tetap menunggu; hubungi pengelola sistem.',
      en: 'The signature service refused this document. It still waits; tell whoever runs the system.',
    },
    status: 502,
    retryable: false,
    stopsTheRun: false,
  },
  'not-registered': {
    message: {
      id: 'Anda belum terdaftar di layanan tanda tangan elektronik. Daftarkan diri melalui pengelola di kantor Anda.',
      en: 'You are not registered with the signature service. Register through the person in charge at your office.',
    },
    status: 422,
    retryable: false,
    stopsTheRun: true,
  },
  'certificate-revoked': {
    message: {
      id: 'Sertifikat elektronik Anda sudah dicabut. Ajukan sertifikat baru melalui pengelola di kantor Anda.',
      en: 'Your certificate was revoked. Apply for a new one through the person in charge at your office.',
    },
    status: 422,
    retryable: false,
    stopsTheRun: true,
  },
  'certificate-suspended': {
    message: {
      id: 'Sertifikat elektronik Anda sedang dibekukan. Hubungi pengelola di kantor Anda untuk mengaktifkannya lagi.',
      en: 'Your certificate is suspended. Ask the person in charge at your office to have it opened again.',
    },
    status: 422,
    retryable: false,
    stopsTheRun: true,
  },
  'certificate-expired': {
    message: {
      id: 'Masa berlaku sertifikat elektronik Anda sudah habis. Perpanjang melalui pengelola di kantor Anda.',
      en: 'Your certificate has expired. Have it renewed through the person in charge at your office.',
    },
    status: 422,
    retryable: false,
    stopsTheRun: true,
  },
  'wrong-passphrase': {
    message: {
      id: 'Passphrase salah. Tidak ada yang ditandatangani dengannya; periksa lalu ketik ulang.',
      en: 'The passphrase is wrong. Nothing was signed with it; check it and type it again.',
    },
    status: 422,
    retryable: false,
    stopsTheRun: true,
  },
};

/** Words of our own only: what a service answers may repeat what it was sent, the passphrase too. */
export function signProblem(code: SignProblemCode): SignProblem {
  const { message, status, retryable } = tellings[code];
  return { code, message, status, retryable };
}

/** Whether going on with the next document of a run is of no use, or would lock the signer's account. */
export function stopsTheRun(code: SignProblemCode): boolean {
  return tellings[code].stopsTheRun;
}
