import type { Text } from '../result.ts';

type PurposeWords = { readonly title: Text; readonly isChosen: boolean };

/**
 * Why an officer sees personal data: a closed list, so that people can be told in their own words and auditors can
 * compare. UU 27/2022 art. 28 binds whoever processes data to the purpose that was told. `isChosen` purposes are the
 * ones that an officer names before data outside the own work are shown; the others follow from what is done.
 */
export const lookPurposes = {
  'working-on-it': {
    title: { id: 'Mengerjakan permohonan', en: 'Working on the application' },
    isChosen: false,
  },
  helping: { title: { id: 'Membantu mengajukan permohonan', en: 'Helping to apply' }, isChosen: false },
  signing: { title: { id: 'Menandatangani dokumen', en: 'Signing a document' }, isChosen: false },
  printing: { title: { id: 'Mencetak dokumen di loket', en: 'Printing at a counter' }, isChosen: false },
  delivery: { title: { id: 'Mengirim hasil', en: 'Delivering the product' }, isChosen: false },
  search: { title: { id: 'Mencari berkas', en: 'Searching for a case' }, isChosen: false },
  import: {
    title: { id: 'Memasukkan atau mengunduh data', en: 'Importing or exporting data' },
    isChosen: false,
  },
  audit: {
    title: { id: 'Memeriksa catatan (auditor)', en: 'Examining the record (auditor)' },
    isChosen: false,
  },
  question: { title: { id: 'Menjawab pertanyaan pemohon', en: 'Answering the applicant' }, isChosen: true },
  complaint: { title: { id: 'Menangani pengaduan', en: 'Handling a complaint' }, isChosen: true },
  supervision: { title: { id: 'Mengawasi pekerjaan', en: 'Supervising the work' }, isChosen: true },
  correction: { title: { id: 'Memperbaiki data yang keliru', en: 'Mending wrong data' }, isChosen: true },
  'legal-duty': {
    title: { id: 'Permintaan resmi berdasarkan hukum', en: 'An official request under the law' },
    isChosen: true,
  },
} as const satisfies Record<string, PurposeWords>;

export type LookPurpose = keyof typeof lookPurposes;

export const purposesToChoose = (Object.keys(lookPurposes) as LookPurpose[]).filter(
  (purpose) => lookPurposes[purpose].isChosen,
);

/** What kinds of data were shown; never which. */
export const lookKinds = {
  identity: { id: 'NIK dan nomor KK', en: 'NIK and family card number' },
  birth: { id: 'tanggal lahir', en: 'date of birth' },
  contact: { id: 'nomor telepon atau e-mail', en: 'phone or e-mail' },
  address: { id: 'alamat', en: 'address' },
  answers: { id: 'isian permohonan', en: 'answers of the application' },
  documents: { id: 'dokumen', en: 'documents' },
  family: { id: 'anggota keluarga', en: 'family members' },
  existence: { id: 'ada tidaknya berkas', en: 'whether there is a case' },
} as const satisfies Record<string, Text>;

export type LookKind = keyof typeof lookKinds;
