import type { MessageTemplate } from '@satuloket/engine';

/** Messages that every service has; a pack that brings its own of the same code is heard first. */
export const ownMessages = {
  filed: {
    subject: { id: 'Permohonan {code} kami terima', en: 'Application {code} received' },
    body: {
      id: 'Permohonan {service} Anda sudah kami terima. Kode: {code}. Diproses di {office}, selesai paling lambat {due}. Pantau di {link}',
      en: 'We have received your application: {service}. Code: {code}. It is handled at {office} and will be done by {due}. Follow it at {link}',
    },
  },
  commented: {
    subject: { id: 'Pesan tentang {code}', en: 'A message about {code}' },
    body: {
      id: 'Petugas menulis kepada Anda tentang {service} ({code}): {reason} Baca dan jawab di {link}',
      en: 'An officer wrote to you about {service} ({code}): {reason} Read and answer at {link}',
    },
  },
  'identity-mismatched': {
    subject: { id: 'Data diri untuk {code}', en: 'Your identity for {code}' },
    body: {
      id: 'Data diri Anda pada permohonan {code} belum cocok dengan data kependudukan. Periksa NIK, nomor KK, nama, dan tanggal lahir di {link}',
      en: 'Your data in application {code} do not match the population register yet. Check NIK, family card number, name and birth date at {link}',
    },
  },
} as const satisfies Record<string, MessageTemplate>;
