import { type TableFile, type TableForm, tableFile } from '../platform/sheets/table-file.ts';
import type { RowOutcome } from './contract.ts';
import type { ImportReport } from './import-table.ts';

/** How a report calls things, and the name of its file. */
export type ReportWords = {
  readonly name: string;
  readonly number: string;
  readonly who: string;
  readonly wouldImport: string;
  readonly imported: string;
  readonly already: string;
};

export const reportOfCases = (service: string): ReportWords => ({
  name: `impor-${service}`,
  number: 'Nomor lama',
  who: 'Nama pemohon',
  wouldImport: 'Akan masuk',
  imported: 'Masuk',
  already: 'Sudah ada',
});

/** What came of each row, a line for each reason, so that it can be worked off in a spreadsheet. */
export function reportFile(
  report: ImportReport,
  given: { readonly words: ReportWords; readonly isDry: boolean; readonly form: TableForm },
): TableFile {
  const { words, isDry, form } = given;
  const outcomes = {
    imported: isDry ? words.wouldImport : words.imported,
    already: words.already,
    refused: 'Ditolak',
  };
  const heading = ['Baris', words.number, words.who, 'Hasil', 'Kode berkas', 'Kolom', 'Alasan'];
  const rows = [heading, ...report.rows.flatMap((row) => linesOf(row, outcomes))];
  return tableFile(`${isDry ? 'pemeriksaan' : 'laporan'}-${words.name}`, form, [
    { name: 'Laporan', rows, widths: [8, 24, 32, 14, 18, 40, 80] },
  ]);
}

function linesOf(
  { row, number, name, outcome, code, faults }: RowOutcome,
  outcomes: Readonly<Record<RowOutcome['outcome'], string>>,
): string[][] {
  const own = [String(row), number, name, outcomes[outcome], code ?? ''];
  if (faults.length === 0) return [[...own, '', '']];
  return faults.map(({ column, reason }) => [...own, column, reason.id]);
}
