import type { ParcelFailure } from '@satuloket/engine';
import type { PostStatus } from './schema.ts';

/**
 * Columns of a table of statuses. The first words are ours; the others are what partners call them. `Penerima` alone is
 * not one of them: on our own list that is to whom it goes, and not who took it.
 */
export const statusColumns = {
  tracking: {
    heading: 'Nomor resi',
    others: [
      'resi',
      'no resi',
      'nomor kiriman',
      'no kiriman',
      'barcode',
      'connote',
      'awb',
      'tracking number',
    ],
    help: 'Nomor dari pos. Wajib.',
  },
  code: {
    heading: 'Nomor referensi',
    others: ['referensi', 'no referensi', 'nomor label', 'nomor berkas', 'kode', 'reference', 'order id'],
    help: 'Nomor di daftar kiriman. Wajib di baris pertama sebuah resi.',
  },
  status: {
    heading: 'Status',
    others: ['status kiriman', 'status terakhir', 'last status'],
    help: 'Salah satu kata di lembar Status.',
  },
  at: {
    heading: 'Waktu',
    others: ['tanggal', 'tanggal status', 'waktu status', 'tgl', 'date', 'time'],
    help: 'Misalnya 24/11/2026 14:05. Wajib.',
  },
  receiver: {
    heading: 'Diterima oleh',
    others: ['nama penerima kiriman', 'penerima kiriman', 'received by'],
    help: 'Nama yang menerima; wajib bila terkirim.',
  },
  relation: {
    heading: 'Hubungan',
    others: ['hubungan penerima', 'relation'],
    help: 'sendiri, keluarga, atau kuasa; boleh kosong bila penerimanya pemilik sendiri.',
  },
  reason: {
    heading: 'Alasan',
    others: ['keterangan', 'sebab', 'alasan retur', 'reason', 'remarks'],
    help: 'Wajib bila kembali: kosong, alamat tidak jelas, pindah, menolak, atau meninggal.',
  },
} as const satisfies Record<string, { heading: string; others: readonly string[]; help: string }>;

export type StatusColumn = keyof typeof statusColumns;

/** What partners write for each status. `diterima` alone could be the post or the receiver, so it is none. */
export const statusWords: Readonly<Record<PostStatus, readonly string[]>> = {
  accepted: ['diterima pos', 'diterima di kantor pos', 'posting', 'accepted'],
  'in-transit': ['dalam perjalanan', 'di perjalanan', 'transit', 'proses antar', 'in transit', 'on delivery'],
  delivered: ['terkirim', 'sampai', 'diserahkan', 'diterima penerima', 'delivered'],
  returned: ['kembali', 'retur', 'dikembalikan', 'returned'],
  damaged: ['rusak', 'damaged'],
  lost: ['hilang', 'lost'],
};

/** Words in a reason that tell which kind of failure it was. */
export const failureWords: readonly (readonly [ParcelFailure, RegExp])[] = [
  ['moved', /pindah|moved/],
  ['died', /meninggal|wafat|died|deceased/],
  ['refused', /tolak|refus/],
  ['unclear-address', /alamat|address/],
  ['nobody', /kosong|tidak ada|tak ada|tidak di rumah|tutup|nobody|not home/],
];

/** Relations by the value that flows ask for. */
export const relationWords: Readonly<Record<string, readonly string[]>> = {
  self: ['sendiri', 'ybs', 'yang bersangkutan', 'pemilik', 'self'],
  family: [
    'keluarga',
    'suami',
    'istri',
    'isteri',
    'anak',
    'ayah',
    'bapak',
    'ibu',
    'orang tua',
    'kakak',
    'adik',
    'family',
  ],
  mandate: ['kuasa', 'penerima kuasa', 'mandate'],
};

export function plain(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .replace(/[._/-]+/g, ' ')
    .replace(/\s+/g, ' ');
}

/** The number as it is kept: however it was spaced, it is one. */
export function trackingOf(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
