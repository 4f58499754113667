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
  'event-filed': {
    subject: { id: 'Permohonan {code} kami terima', en: 'Application {code} received' },
    body: {
      id: '{service}: sudah kami terima dengan kode {code}. Anda cukup mengisi sekali; kami ajukan semuanya: {members}. Pantau di {link}',
      en: '{service}: received under the code {code}. You fill in one form; we file all of it: {members}. Follow it at {link}',
    },
  },
  'members-filed': {
    subject: { id: 'Berikutnya untuk {code}', en: 'Next for {code}' },
    body: {
      id: 'Lanjutan {service} ({code}): kini kami ajukan {members}. Anda tidak perlu mengisi apa pun. Pantau di {link}',
      en: '{service} ({code}) goes on: we have now filed {members}. There is nothing for you to fill in. Follow it at {link}',
    },
  },
  'member-blocked': {
    subject: { id: 'Tentang {code}', en: 'About {code}' },
    body: {
      id: 'Dalam permohonan {service} ({code}) ini belum dapat kami ajukan: {members}, karena yang sebelumnya tidak selesai. Bila tetap perlu, ajukan sendiri; isian Anda sudah terisi: {link}',
      en: 'In your application {service} ({code}) we can not file this yet: {members}, because what comes before it did not come about. If you still need it, apply for it yourself; your answers are filled in: {link}',
    },
  },
  'member-incomplete': {
    subject: { id: 'Lengkapi {code}', en: 'Complete {code}' },
    body: {
      id: 'Sekarang saatnya mengajukan {members} ({code}), tetapi ada isian yang perlu Anda lengkapi dulu. Yang sudah kami ketahui sudah terisi: {link}',
      en: 'It is time to apply for {members} ({code}), but something has to be filled in by you first. What we know is filled in: {link}',
    },
  },
  'visit-reminder': {
    subject: { id: 'Kunjungan Anda untuk {code}', en: 'Your visit for {code}' },
    body: {
      id: 'Pengingat kunjungan {service} ({code}): {visit}, di {office}. Bawa: {bring}. Berhalangan? Pindahkan jadwalnya: {link}',
      en: 'A reminder of your visit for {service} ({code}): {visit}, at {office}. Bring: {bring}. Can not come? Move it: {link}',
    },
  },
  'promise-broken': {
    subject: { id: 'Maaf, kami terlambat ({code})', en: 'We are sorry, we are late ({code})' },
    body: {
      id: 'Maaf, kami terlambat. {service} ({code}) kami janjikan selesai {due} dan belum selesai. Yang lewat adalah waktu {office}: berkas Anda sudah {ours} di kantor kami. {waits} Kepala kantor sudah diberi tahu, mendahulukan berkas Anda, dan akan menulis kepada Anda. Anda tidak perlu datang. Pantau di {link}',
      en: 'We are sorry, we are late. {service} ({code}) was promised by {due} and is not done. The time that ran out is that of {office}: it has had your case for {ours}. {waits} The head of the office has been told, puts your case first and will write to you. You need not come. Follow it at {link}',
    },
  },
  commented: {
    subject: { id: 'Pesan tentang {code}', en: 'A message about {code}' },
    body: {
      id: 'Petugas menulis kepada Anda tentang {service} ({code}): {reason} Baca dan jawab di {link}',
      en: 'An officer wrote to you about {service} ({code}): {reason} Read and answer at {link}',
    },
  },
  'document-withdrawn': {
    subject: { id: 'Dokumen Anda ditarik ({code})', en: 'Your document was withdrawn ({code})' },
    body: {
      id: '{document} dari {service} ({code}) ditarik dan tidak berlaku lagi. Sebabnya: {reason} Tanyakan atau ajukan lagi lewat {link}',
      en: '{document} of {service} ({code}) was withdrawn and is no longer valid. The reason: {reason} Ask or apply again at {link}',
    },
  },
  'document-replaced': {
    subject: { id: 'Dokumen Anda diganti ({code})', en: 'Your document was replaced ({code})' },
    body: {
      id: '{document} dari {service} ({code}) diganti dengan yang lebih baru. Sebabnya: {reason} Yang berlaku ada di dompet dokumen Anda. Riwayatnya di {link}',
      en: '{document} of {service} ({code}) was replaced by a newer one. The reason: {reason} The valid one is in your document wallet. Its story is at {link}',
    },
  },
  'go-on-abroad': {
    subject: { id: 'Lanjutkan permohonan Anda ({code})', en: 'Go on with your application ({code})' },
    body: { id: 'Tentang {service} ({code}): {news}', en: 'About {service} ({code}): {news}' },
  },
  'identity-mismatched': {
    subject: { id: 'Data diri untuk {code}', en: 'Your identity for {code}' },
    body: {
      id: 'Data diri Anda pada permohonan {code} belum cocok dengan data kependudukan. Periksa NIK, nomor KK, nama, dan tanggal lahir di {link}',
      en: 'Your data in application {code} do not match the population register yet. Check NIK, family card number, name and birth date at {link}',
    },
  },
} as const satisfies Record<string, MessageTemplate>;
