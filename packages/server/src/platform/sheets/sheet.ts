import { failure, type Problem, type Result, type Text } from '@satuloket/engine';

/**
 * A cell as it was found. `number`: the sheet keeps it as a number, so that digits beyond the fifteenth and zeros in
 * front are lost; `date`: the sheet keeps it as a day or a time, given here as ISO writes it,
 * `2026-11-24 14:05` where it has an hour; `error`: a formula of it
 * failed.
 */
export type Cell = { readonly kind: 'text' | 'number' | 'date' | 'error'; readonly text: string };

/** `row` is the number that the spreadsheet program shows. Cells that are empty are absent. */
export type SheetRow = { readonly row: number; readonly cells: readonly (Cell | undefined)[] };

export type Sheet = { readonly header: SheetRow; readonly rows: readonly SheetRow[] };

/** How much is read at most, so that no file can take the server's memory or time. */
export type SheetLimits = {
  readonly fileBytes: number;
  /** Of all parts of a zipped file together, once unpacked. */
  readonly unpackedBytes: number;
  readonly rows: number;
  readonly columns: number;
  readonly cellCharacters: number;
};

export const sheetLimits: SheetLimits = {
  fileBytes: 8 * 1024 * 1024,
  unpackedBytes: 96 * 1024 * 1024,
  rows: 5_000,
  columns: 400,
  cellCharacters: 4_000,
};

/** What can be wrong with a file as a whole; nothing of it is read then. */
export type SheetProblemCode =
  | 'sheet-too-large'
  | 'sheet-too-many-rows'
  | 'sheet-too-many-columns'
  | 'sheet-cell-too-long'
  | 'sheet-unreadable'
  | 'sheet-old-format'
  | 'sheet-empty';

const messages: Readonly<Record<SheetProblemCode, Text>> = {
  'sheet-too-large': {
    id: 'Berkas ini terlalu besar. Bagi menjadi beberapa berkas, masing-masing paling banyak 5.000 baris.',
    en: 'This file is too large. Split it into files of at most 5,000 rows.',
  },
  'sheet-too-many-rows': {
    id: 'Berkas ini lebih dari 5.000 baris. Bagi menjadi beberapa berkas; yang sudah masuk tidak digandakan.',
    en: 'This file has more than 5,000 rows. Split it; what is already in is not doubled.',
  },
  'sheet-too-many-columns': {
    id: 'Berkas ini terlalu banyak kolomnya. Pakai templat layanan.',
    en: 'This file has too many columns. Use the template of the service.',
  },
  'sheet-cell-too-long': {
    id: 'Ada sel yang isinya terlalu panjang (lebih dari 4.000 huruf).',
    en: 'There is a cell that is too long (more than 4,000 characters).',
  },
  'sheet-unreadable': {
    id: 'Berkas ini tidak terbaca sebagai XLSX atau CSV. Simpan ulang dari Excel atau LibreOffice, lalu unggah lagi.',
    en: 'This file can not be read as XLSX or CSV. Save it again from a spreadsheet program, then upload it.',
  },
  'sheet-old-format': {
    id: 'Ini berkas XLS lama, atau terkunci kata sandi. Simpan sebagai XLSX tanpa kata sandi, lalu unggah lagi.',
    en: 'This is an old XLS file or locked by a password. Save it as XLSX without one, then upload it.',
  },
  'sheet-empty': {
    id: 'Tidak ada baris berisi di bawah judul kolom.',
    en: 'There are no rows below the column headings.',
  },
};

export function sheetProblem(code: SheetProblemCode): Problem {
  const tooLarge = code === 'sheet-too-large' || code === 'sheet-too-many-rows';
  return { code, message: messages[code], status: tooLarge ? 413 : 422, retryable: false };
}

export function badSheet(code: SheetProblemCode): Result<never> {
  return failure(sheetProblem(code));
}

/** Carries a problem out of the depth of a parser; never leaves this folder. */
export class SheetFault extends Error {
  readonly code: SheetProblemCode;
  constructor(code: SheetProblemCode) {
    super(code);
    this.code = code;
  }
}
