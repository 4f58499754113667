import { type Result, success } from '@satuloket/engine';
import { readSheet } from '../platform/sheets/read-sheet.ts';
import type { ColumnFault } from './applicant.ts';
import { columnsOf, formerColumns, headingOf } from './columns.ts';
import type { RowFault, RowOutcome } from './contract.ts';
import type { ImportingOptions } from './dependencies.ts';
import { type Import, importRow } from './import-row.ts';
import { type Headings, type ImportRow, readRows } from './read-rows.ts';

export type ImportReport = {
  readonly rows: readonly RowOutcome[];
  readonly passedOver: readonly string[];
};

export type Progress = {
  readonly total: number;
  readonly done: number;
  readonly imported: number;
  readonly already: number;
  readonly refused: number;
};

/** So many rows in a row that fail without a reason mean that something here is broken, not the table. */
const brokenRowsInARow = 5;

/**
 * Reads a table and files its rows one by one. Problems are those of the file as a whole; what is wrong with a row is
 * told in the report and keeps no other row back. `onProgress` is awaited after each row.
 */
export async function importTable(
  options: ImportingOptions,
  job: Import,
  bytes: Uint8Array,
  onProgress: (progress: Progress) => Promise<void> = async () => undefined,
): Promise<Result<ImportReport>> {
  const sheet = readSheet(bytes);
  if (!sheet.ok) return sheet;
  const read = readRows(sheet.value, job.service, job.region);
  if (!read.ok) return read;
  const { rows, headings, passedOver } = read.value;
  const outcomes: RowOutcome[] = [];
  const firstRow = new Map<string, number>();
  const counts = { imported: 0, already: 0, refused: 0 };
  let broken = 0;
  for (const row of rows) {
    const number = (row.values[formerColumns.number] ?? '').toUpperCase().replace(/\s+/g, '');
    const earlier = number === '' ? undefined : firstRow.get(number);
    if (earlier === undefined && number !== '') firstRow.set(number, row.row);
    const outcome = await outcomeOf(options, job, { row, headings, earlier });
    broken = outcome.faults.some(({ code }) => code === 'unexpected') ? broken + 1 : 0;
    if (broken >= brokenRowsInARow) throw new Error(`the import ${job.id} fails at every row`);
    outcomes.push(outcome);
    counts[outcome.outcome] += 1;
    await onProgress({ total: rows.length, done: outcomes.length, ...counts });
  }
  return success({ rows: outcomes, passedOver });
}

async function outcomeOf(
  options: ImportingOptions,
  job: Import,
  given: { readonly row: ImportRow; readonly headings: Headings; readonly earlier: number | undefined },
): Promise<RowOutcome> {
  const { row, headings, earlier } = given;
  const told = {
    row: row.row,
    number: row.values[formerColumns.number] ?? '',
    name: row.values[formerColumns.name] ?? '',
  };
  const refused = (faults: readonly RowFault[]): RowOutcome => ({ ...told, outcome: 'refused', faults });
  if (earlier !== undefined) {
    const reason = {
      id: `Nomor ini sudah ada di baris ${earlier} berkas ini.`,
      en: `This number stands in row ${earlier} of this file already.`,
    };
    const column = headings.get(formerColumns.number) ?? '';
    return refused([{ column, code: 'number-twice', reason }]);
  }
  if (row.faults.length > 0) return refused(row.faults);
  try {
    const result = await importRow(options, job, row.values);
    if (result.outcome === 'refused')
      return refused(result.faults.map((fault) => named(fault, job, headings)));
    const { outcome, code } = result;
    // What is only tried has no code that would last.
    return { ...told, outcome, faults: [], ...(job.isDry && outcome === 'imported' ? {} : { code }) };
  } catch (error) {
    options.onUnexpected?.(error);
    return refused([{ column: '', code: 'unexpected', reason: unexpected }]);
  }
}

/** A path of the form as the heading that the person sees in the file. */
function named({ at, code, reason }: ColumnFault, job: Import, headings: Headings): RowFault {
  const columns = columnsOf(job.service);
  const found =
    columns.find((column) => column.code === at) ??
    columns.find((column) => at !== '' && column.code.startsWith(`${at}.`)) ??
    columns.find((column) => at !== '' && column.code.startsWith(`${at}[`));
  const known = headings.get(at) ?? (found && (headings.get(found.code) ?? headingOf(found)));
  return { column: known ?? at, code, reason };
}

const unexpected = {
  id: 'Baris ini tidak dapat diproses karena gangguan di sistem. Impor lagi nanti; yang sudah masuk tidak digandakan.',
  en: 'This row could not be processed because of a fault here. Import again later; nothing is doubled.',
};
