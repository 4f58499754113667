import {
  failure,
  type ParcelFailure,
  type Problem,
  type Region,
  type Result,
  success,
  type Text,
} from '@satuloket/engine';
import type { RowFault } from '../importing/contract.ts';
import { beginningOfDay, readDate } from '../platform/sheets/dates.ts';
import type { Cell, Sheet } from '../platform/sheets/sheet.ts';
import type { PostStatus } from './schema.ts';
import {
  failureWords,
  plain,
  relationWords,
  type StatusColumn,
  statusColumns,
  statusWords,
  trackingOf,
} from './status-words.ts';

/** What the post says of a thing at a moment. */
export type StatusRow = {
  readonly tracking: string;
  readonly code: string;
  readonly status: PostStatus;
  readonly at: Date;
  readonly receiver: string;
  /** Empty where none was told. */
  readonly relation: string;
  readonly reason: string;
  readonly failure: ParcelFailure | undefined;
};

export type ReadRow = {
  readonly row: number;
  /** As it stands there, for the report. */
  readonly tracking: string;
  readonly code: string;
} & ({ readonly said: StatusRow } | { readonly faults: readonly RowFault[] });

/** Rows of a table of statuses. Problems: `columns-missing`. */
export function readStatuses(
  sheet: Sheet,
  region: Pick<Region, 'zone'>,
): Result<{ readonly rows: readonly ReadRow[]; readonly passedOver: readonly string[] }> {
  const places = new Map<StatusColumn, number>();
  const passedOver: string[] = [];
  for (const [place, cell] of sheet.header.cells.entries()) {
    if (cell === undefined || cell.text.trim() === '') continue;
    const column = columnOf(cell.text);
    if (column === undefined || places.has(column)) passedOver.push(cell.text);
    else places.set(column, place);
  }
  const missing = (['tracking', 'status', 'at'] as const).filter((column) => !places.has(column));
  if (missing.length > 0) return failure(columnsMissing(missing));
  const rows = sheet.rows.flatMap(({ row, cells }): ReadRow[] => {
    const cellOf = (column: StatusColumn): Cell | undefined => {
      const place = places.get(column);
      return place === undefined ? undefined : cells[place];
    };
    const wordsOf = (column: StatusColumn) => (cellOf(column)?.text ?? '').trim().replace(/^'/, '');
    // A list of ours that came back without a status in a row says nothing of it.
    if (wordsOf('status') === '') return [];
    const told = { row, tracking: wordsOf('tracking'), code: wordsOf('code') };
    const read = readRow(wordsOf, cellOf, region);
    return ['faults' in read ? { ...told, faults: read.faults } : { ...told, said: read }];
  });
  return success({ rows, passedOver });
}

function columnOf(heading: string): StatusColumn | undefined {
  const words = plain(heading);
  return (Object.keys(statusColumns) as StatusColumn[]).find((column) => {
    const { heading: own, others } = statusColumns[column];
    return plain(own) === words || (others as readonly string[]).includes(words);
  });
}

function readRow(
  wordsOf: (column: StatusColumn) => string,
  cellOf: (column: StatusColumn) => Cell | undefined,
  { zone }: Pick<Region, 'zone'>,
): StatusRow | { readonly faults: readonly RowFault[] } {
  const faults: RowFault[] = [];
  const fault = (column: StatusColumn, code: string, id: string, en: string) =>
    void faults.push({ column: statusColumns[column].heading, code, reason: { id, en } });
  const number = cellOf('tracking');
  const tracking = trackingOf(wordsOf('tracking'));
  if (tracking === '') fault('tracking', 'missing', 'Nomor resi kosong.', 'There is no tracking number.');
  else if (number?.kind === 'number' && /e\+?\d+$/i.test(number.text)) {
    fault(
      'tracking',
      'digits-lost',
      'Nomor ini tersimpan sebagai bilangan sehingga ada angka yang hilang. Ubah kolom menjadi Teks.',
      'This number is kept as a quantity, so digits were lost. Set the column to Text.',
    );
  } else if (tracking.length > 40) fault('tracking', 'too-long', 'Nomor resi terlalu panjang.', 'Too long.');
  const typed = wordsOf('status');
  const status = (Object.keys(statusWords) as PostStatus[]).find((one) =>
    statusWords[one].includes(plain(typed)),
  );
  if (status === undefined) {
    fault(
      'status',
      'unknown-status',
      `“${typed}” bukan status yang dikenal. Yang dikenal: ${Object.values(statusWords)
        .map(([first]) => first)
        .join('; ')}.`,
      `“${typed}” is no known status.`,
    );
  }
  const at = readMoment(wordsOf('at'), zone);
  if (at === undefined) {
    fault(
      'at',
      'unreadable',
      'Waktu ini tidak terbaca. Tulis seperti 24/11/2026 14:05.',
      'This time can not be read. Write it as 24/11/2026 14:05.',
    );
  }
  const receiver = wordsOf('receiver').slice(0, 120);
  const reason = wordsOf('reason').slice(0, 300);
  const failureKind = failureWords.find(([, words]) => words.test(plain(reason)))?.[0];
  if (status === 'delivered' && receiver === '')
    fault('receiver', 'missing', 'Isi nama yang menerima.', 'Enter who received it.');
  if (status === 'returned' && failureKind === undefined) {
    fault(
      'reason',
      'unclear-reason',
      'Tulis mengapa kembali: kosong, alamat tidak jelas, pindah, menolak, atau meninggal.',
      'Write why it came back: nobody, address, moved, refused or died.',
    );
  }
  const relationTyped = plain(wordsOf('relation'));
  const relation = Object.entries(relationWords).find(([, words]) => words.includes(relationTyped))?.[0];
  if (relationTyped !== '' && relation === undefined) {
    fault(
      'relation',
      'unknown-relation',
      'Penerimanya bukan pemilik, keluarga satu KK, atau kuasanya. Periksa dulu, lalu catat di berkasnya.',
      'It was taken by neither the holder nor family nor under a mandate. Look into it and note it at the case.',
    );
  }
  if (faults.length > 0) return { faults };
  return {
    tracking,
    code: wordsOf('code'),
    status: status!,
    at: at!,
    receiver,
    relation: relation ?? '',
    reason,
    failure: failureKind,
  };
}

/** A day, and the time in it where one is told; `YYYY-MM-DDTHH:MM:SSZ` is taken at its word. */
function readMoment(text: string, zone: string): Date | undefined {
  if (/T.*(Z|[+-]\d{2}:?\d{2})$/.test(text)) {
    const moment = new Date(text);
    return Number.isNaN(moment.getTime()) ? undefined : moment;
  }
  const day = readDate(text);
  if (!('date' in day)) return undefined;
  const [, hours = '0', minutes = '0'] =
    /[\sT](\d{1,2})[:.](\d{2})([:.]\d{2}(\.\d+)?)?\s*(wib|wita|wit)?$/i.exec(text.trim()) ?? [];
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  const begins = beginningOfDay(day.date, zone).getTime();
  return new Date(begins + (Number(hours) * 60 + Number(minutes)) * 60_000);
}

function columnsMissing(missing: readonly StatusColumn[]): Problem {
  const names = missing.map((column) => statusColumns[column].heading).join(', ');
  const message: Text = {
    id: `Kolom ini tidak ada: ${names}. Pakai templat status, atau beri judul kolom seperti itu.`,
    en: `These columns are missing: ${names}. Use the template of statuses, or these headings.`,
  };
  return { code: 'columns-missing', message, status: 422, retryable: false };
}
