import { defineTexts } from './define.ts';

/** Words of the page on which the head of an office has a document count no longer. */
export const withdrawingTexts = defineTexts({
  id: {
    title: 'Tarik atau ganti dokumen',
    lead: 'Untuk dokumen yang sudah diterbitkan dan ternyata keliru. Pemohon diberi tahu sebabnya, dan siapa pun yang memeriksa dokumennya melihat bahwa dokumen itu tidak berlaku lagi.',
    code: 'Kode berkas',
    find: 'Cari dokumen',
    name: 'Nama pemohon',
    reason: 'Sebabnya',
    reasonHelp: 'Dibaca pemohon.',
    replacedBy: 'Kode berkas penggantinya',
    replacedByHelp: 'Isi bila dokumen sejenis dari berkas lain sudah menggantikannya.',
    sure: 'Saya mengerti: ini tidak dapat dibatalkan.',
    sureMissing: 'Centang dahulu bahwa Anda mengerti.',
    withdraw: 'Nyatakan tidak berlaku',
    done: 'Dokumen sudah tidak berlaku',
    doneHelp: 'Sebabnya tercatat dan dikirim kepada pemohon.',
  },
  en: {
    title: 'Withdraw or replace a document',
    lead: 'For a document that was issued and turns out wrong. The applicant is told why, and whoever checks the document sees that it is no longer valid.',
    code: 'Code of the case',
    find: 'Find documents',
    name: 'Name of the applicant',
    reason: 'The reason',
    reasonHelp: 'The applicant reads it.',
    replacedBy: 'Code of the case that replaces it',
    replacedByHelp: 'Fill it in where a document of the same kind from another case has taken its place.',
    sure: 'I understand: this can not be undone.',
    sureMissing: 'Tick first that you understand.',
    withdraw: 'Declare it invalid',
    done: 'The document is no longer valid',
    doneHelp: 'The reason is on record and is sent to the applicant.',
  },
});
