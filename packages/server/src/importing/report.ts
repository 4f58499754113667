import type { RowOutcome, TableFile, TableForm } from './contract.ts';
import type { ImportReport } from './import-table.ts';
import { harmless, writeCsv, writeXlsx } from './sheets/write-sheet.ts';
import { sheetTypes } from './template.ts';

const words = {
  dry: { imported: 'Akan masuk', already: 'Sudah ada', refused: 'Ditolak' },
  real: { imported: 'Masuk', already: 'Sudah ada', refused: 'Ditolak' },
} as const;

const heading = ['Baris', 'Nomor lama', 'Nama pemohon', 'Hasil', 'Kode berkas', 'Kolom', 'Alasan'];

/** What came of each row, a line for each reason, so that it can be worked off in a spreadsheet. */
export function reportFile(
  report: ImportReport,
  given: { readonly service: string; readonly isDry: boolean; readonly form: TableForm },
): TableFile {
  const rows = [heading, ...report.rows.flatMap((row) => linesOf(row, given.isDry))];
  const name = `${given.isDry ? 'pemeriksaan' : 'laporan'}-impor-${given.service}.${given.form}`;
  const mediaType = sheetTypes[given.form];
  if (given.form === 'csv') return { name, mediaType, bytes: writeCsv(rows) };
  const safe = rows.map((cells) => cells.map(harmless));
  const bytes = writeXlsx([{ name: 'Laporan', rows: safe, widths: [8, 24, 32, 14, 18, 40, 80] }]);
  return { name, mediaType, bytes };
}

function linesOf({ row, number, name, outcome, code, faults }: RowOutcome, isDry: boolean): string[][] {
  const own = [String(row), number, name, words[isDry ? 'dry' : 'real'][outcome], code ?? ''];
  if (faults.length === 0) return [[...own, '', '']];
  return faults.map(({ column, reason }) => [...own, column, reason.id]);
}
