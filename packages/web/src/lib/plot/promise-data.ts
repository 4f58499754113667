import type { PromiseDataRow } from '@satuloket/server/types';

/** Written in place of a number that is not published. */
const notPublished = 'kurang dari 5';

/** The names of the columns are part of what is published: they do not change with the reader's language. */
export const promiseColumns = [
  'bulan',
  'kantor',
  'layanan',
  'selesai',
  'ditepati',
  'ditolak',
  'menit_tengah',
  'menit_90',
  'permil_janji_tengah',
  'permil_janji_90',
  'menunggu_pusat',
  'menit_pusat_tengah',
] as const;

export type PromiseRecord = Readonly<Record<(typeof promiseColumns)[number], string | number | null>>;

export function promiseRecordOf({ month, office, service, numbers }: PromiseDataRow): PromiseRecord {
  return {
    bulan: month,
    kantor: office?.id ?? null,
    layanan: service?.code ?? null,
    selesai: numbers?.ended ?? notPublished,
    ditepati: numbers?.kept ?? null,
    ditolak: numbers?.refused ?? null,
    menit_tengah: numbers?.medianMinutes ?? null,
    menit_90: numbers?.ninetiethMinutes ?? null,
    permil_janji_tengah: numbers?.medianPermille ?? null,
    permil_janji_90: numbers?.ninetiethPermille ?? null,
    menunggu_pusat: numbers?.waitedForCentre ?? null,
    menit_pusat_tengah: numbers?.medianCentreMinutes ?? null,
  };
}

/** RFC 4180: a header, lines that end in CRLF. No value here holds a comma or a quote. */
export function asCsv(rows: readonly PromiseRecord[]): string {
  const lines = rows.map((row) => promiseColumns.map((column) => row[column] ?? '').join(','));
  return `${[promiseColumns.join(','), ...lines].join('\r\n')}\r\n`;
}
