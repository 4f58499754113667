import type { RetentionSubject, Text } from '@satuloket/engine';

/**
 * The register of processing (UU PDP 27/2022 art. 31): every table and column of ours is named once, with what it is
 * for and how long it is kept. A test compares it with the tables that are there.
 */
export type ProcessedTable = {
  readonly purpose: Purpose;
  /** Whose data stand here. */
  readonly about: 'resident' | 'officer' | 'both' | 'nobody';
  /** The rule of `retention.yaml`; `account`: as long as the account is there; `stays`: the record, never deleted. */
  readonly keep: RetentionSubject | 'account' | 'stays';
  /** In which section of a person's copy it stands, or why it stands in none. */
  readonly export?: ExportSection | { readonly not: NotExported };
} & { readonly [Kind in ColumnKind]?: string };

export type ProcessedTables = Readonly<Record<string, ProcessedTable>>;

/** Columns by kind, their names with spaces between them. `region_id` is not named: it says nothing of a person. */
export const columnKinds = ['clear', 'sealed', 'digest', 'key', 'link', 'plain'] as const;
export type ColumnKind = (typeof columnKinds)[number];

export const columnKindTitles: Readonly<Record<ColumnKind, Text>> = {
  clear: { id: 'Pribadi, terbaca', en: 'Personal, in clear' },
  sealed: { id: 'Pribadi, terenkripsi', en: 'Personal, encrypted' },
  digest: { id: 'Sidik berkunci', en: 'Keyed digest' },
  key: { id: 'Kunci', en: 'Key' },
  link: { id: 'Rujukan ke orang atau berkas', en: 'Refers to a person or a case' },
  plain: { id: 'Bukan data pribadi', en: 'Not personal' },
};

export const aboutTitles: Readonly<Record<ProcessedTable['about'], Text>> = {
  resident: { id: 'Warga', en: 'Residents' },
  officer: { id: 'Petugas', en: 'Officers' },
  both: { id: 'Warga dan petugas', en: 'Residents and officers' },
  nobody: { id: 'Tidak tentang orang', en: 'About nobody' },
};

export const exportSections = [
  'account',
  'drafts',
  'cases',
  'documents',
  'messages',
  'helping',
  'looks',
  'requests',
] as const;
export type ExportSection = (typeof exportSections)[number];

const duty = 'UU 27/2022 ps. 20 ayat 2 huruf c';
const task = 'UU 27/2022 ps. 20 ayat 2 huruf e';

/** What data are processed for, by which basis, and who sees them. */
export const purposes = {
  case: {
    title: { id: 'Mengerjakan permohonan', en: 'Working an application' },
    basis: `${duty}; UU 23/2006 jo. UU 24/2013; UU 25/2009`,
    seenBy: {
      id: 'Pemohon, pembantunya, dan petugas kantor yang mengerjakan berkasnya',
      en: 'The applicant, their helper and officers of the office that works the case',
    },
  },
  document: {
    title: { id: 'Menerbitkan dan menandatangani dokumen', en: 'Issuing and signing documents' },
    basis: `${duty}; UU 11/2008 ps. 11; PP 71/2019`,
    seenBy: {
      id: 'Pemohon, penanda tangan, dan siapa pun yang memeriksa dokumennya (inisial saja)',
      en: 'The applicant, the signer, and whoever checks the document (initials only)',
    },
  },
  share: {
    title: { id: 'Membagikan dokumen milik sendiri', en: 'Sharing one’s own documents' },
    basis: 'UU 27/2022 ps. 20 ayat 2 huruf a',
    seenBy: {
      id: 'Pemilik dokumen dan yang diberi tautan',
      en: 'The owner of the document and whoever has the link',
    },
  },
  account: {
    title: { id: 'Akun dan bukti identitas', en: 'Accounts and proof of identity' },
    basis: `${task}; PP 71/2019 ps. 42`,
    seenBy: { id: 'Pemilik akun', en: 'The owner of the account' },
  },
  staff: {
    title: { id: 'Akun, jabatan, dan wewenang petugas', en: 'Accounts, posts and authority of officers' },
    basis: `${task}; UU 30/2014`,
    seenBy: { id: 'Petugas sekantor, admin, dan auditor', en: 'Colleagues, administrators and auditors' },
  },
  message: {
    title: { id: 'Memberi kabar', en: 'Sending messages' },
    basis: `${task}; UU 25/2009 ps. 18`,
    seenBy: { id: 'Penerima pesan', en: 'The receiver' },
  },
  helping: {
    title: { id: 'Mengurus untuk orang lain', en: 'Acting for others' },
    basis: `${duty}; Permendagri 109/2019 (F-1.07); KUHPerdata ps. 1792`,
    seenBy: {
      id: 'Yang dibantu, yang membantu, dan kepala kantor',
      en: 'Who is helped, who helps, and the head of the office',
    },
  },
  oversight: {
    title: { id: 'Mengawasi pengajuan yang tidak wajar', en: 'Overseeing unusual filing' },
    basis: `${task}; PP 60/2008`,
    seenBy: { id: 'Kepala kantor dan auditor', en: 'Heads of offices and auditors' },
  },
  import: {
    title: { id: 'Memindahkan berkas dari sistem lama', en: 'Taking over cases of a former system' },
    basis: task,
    seenBy: { id: 'Petugas yang mengimpor', en: 'The officer who imports' },
  },
  exchange: {
    title: { id: 'Meneruskan permohonan ke daerah lain', en: 'Passing applications to other regions' },
    basis: `${duty}; Perpres 95/2018`,
    seenBy: { id: 'Petugas kedua daerah', en: 'Officers of both regions' },
  },
  delivery: {
    title: { id: 'Mencetak, mengantar, dan menyerahkan', en: 'Printing, bringing and handing over' },
    basis: `${task}; UU 25/2009`,
    seenBy: {
      id: 'Petugas cetak, kurir, dan petugas yang menyerahkan',
      en: 'Printers, couriers and whoever hands over',
    },
  },
  capacity: {
    title: { id: 'Mengatur kunjungan dan blangko', en: 'Visits and blanks' },
    basis: task,
    seenBy: { id: 'Petugas kantor', en: 'Officers of the office' },
  },
  measures: {
    title: { id: 'Mengukur janji layanan', en: 'Measuring promises of service' },
    basis: `${task}; UU 25/2009 ps. 23`,
    seenBy: { id: 'Umum, dalam jumlah', en: 'The public, as counts' },
  },
  looking: {
    title: { id: 'Mencatat siapa yang melihat', en: 'Recording who looked' },
    basis: `${duty}; UU 27/2022 ps. 35 dan 39`,
    seenBy: {
      id: 'Pemilik data, auditor, dan pejabat pelindungan data',
      en: 'The person, auditors and the data protection officer',
    },
  },
  request: {
    title: { id: 'Menjawab permintaan pemilik data', en: 'Answering requests about personal data' },
    basis: 'UU 27/2022 ps. 5–15',
    seenBy: {
      id: 'Pemilik data dan pejabat pelindungan data',
      en: 'The person and the data protection officer',
    },
  },
  breach: {
    title: { id: 'Memberitahukan kegagalan pelindungan', en: 'Giving notice of a breach' },
    basis: 'UU 27/2022 ps. 46',
    seenBy: { id: 'Pejabat pelindungan data', en: 'The data protection officer' },
  },
  proof: {
    title: { id: 'Bukti bahwa catatan utuh', en: 'Proof that the record is whole' },
    basis: `${duty}; UU 27/2022 ps. 31; UU 43/2009`,
    seenBy: { id: 'Auditor', en: 'Auditors' },
  },
  program: {
    title: { id: 'Menghubungkan sistem lain', en: 'Connecting other systems' },
    basis: `${task}; Perpres 95/2018`,
    seenBy: { id: 'Admin dan sistem yang terhubung', en: 'Administrators and the connected system' },
  },
  system: {
    title: { id: 'Menjalankan pemasangan ini', en: 'Running this installation' },
    basis: task,
    seenBy: { id: 'Operator', en: 'The operator' },
  },
} as const satisfies Readonly<Record<string, { title: Text; basis: string; seenBy: Text }>>;
export type Purpose = keyof typeof purposes;

/** Why something that is personal does not stand in the copy that a person gets. */
export const notExported = {
  key: {
    id: 'Kunci dan sandi: isi yang dibukanya ada di salinan.',
    en: 'Keys and passwords: what they open is in the copy.',
  },
  digest: {
    id: 'Sidik berkunci dari data yang sudah ada di salinan; tidak dapat dibaca.',
    en: 'Keyed digests of what is in the copy already; they can’t be read.',
  },
  echo: {
    id: 'Gema perintah Anda; hasilnya ada pada berkas dan isian.',
    en: 'Echoes of commands; what came of them is in cases and drafts.',
  },
  code: {
    id: 'Kode dan hitungan percobaan berumur beberapa menit, tersimpan sebagai sidik.',
    en: 'Codes and counts of attempts that live for minutes, kept as digests.',
  },
  stop: {
    id: 'Sidik nomor yang meminta berhenti dikabari; pilihan kabar Anda ada di bagian akun.',
    en: 'Digests of phones that asked for no messages; your choice is in the account section.',
  },
  inbound: {
    id: 'Pesan masuk disimpan tanpa pengirim.',
    en: 'Messages to us are kept without their sender.',
  },
  former: {
    id: 'Nomor berkas di sistem lama tersimpan sebagai sidik; berkasnya ada di salinan.',
    en: 'Numbers of a former system are kept as digests; the cases are in the copy.',
  },
  exchange: {
    id: 'Pesan antardaerah berisi data berkas yang sudah ada di salinan, dan dikosongkan sesudah sampai.',
    en: 'Messages between regions carry what is in the copy already, and are emptied once they have arrived.',
  },
  oversight: {
    id: 'Tanda pengawasan yang belum selesai dapat terganggu bila dibuka (UU 27/2022 ps. 15).',
    en: 'Marks of oversight would be hindered by showing them (UU 27/2022 art. 15).',
  },
  import: {
    id: 'Tabel yang diimpor memuat banyak orang; berkas yang dibuat darinya ada di salinan.',
    en: 'Tables that were imported hold many people; the cases made from them are in the copy.',
  },
  field: {
    id: 'Catatan perangkat kurir memuat beberapa penerima; penyerahannya ada pada riwayat berkas Anda.',
    en: 'A courier’s device holds several receivers; your handover is in the story of your case.',
  },
  hold: {
    id: 'Penahanan penghapusan menyangkut sengketa atau penyidikan (UU 27/2022 ps. 15).',
    en: 'Holds concern disputes and investigations (UU 27/2022 art. 15).',
  },
  breach: {
    id: 'Pemberitahuan yang menyangkut Anda dikirim langsung kepada Anda.',
    en: 'A notice that concerns you is sent to you.',
  },
} as const satisfies Readonly<Record<string, Text>>;
export type NotExported = keyof typeof notExported;
