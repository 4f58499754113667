import { failure, type Problem, type Region, type Result, type Service, success } from '@satuloket/engine';
import type { Cell, Sheet, SheetRow } from '../platform/sheets/sheet.ts';
import { type Column, columnsOf, exampleNumber, formerColumns, headingOf } from './columns.ts';
import type { RowFault } from './contract.ts';
import { readCell } from './read-cell.ts';

/** A row as values by column code, and what could not be read of it. */
export type ImportRow = {
  readonly row: number;
  readonly values: Readonly<Record<string, string>>;
  readonly faults: readonly RowFault[];
};

/** By column code, the heading as it stands in the file. */
export type Headings = ReadonlyMap<string, string>;

/**
 * The rows of a sheet by the columns of a service. Columns are found by the code in brackets, else by their words; what
 * is not a column of this service is passed over. Problems: `columns-missing`, `column-twice`.
 */
export function readRows(
  sheet: Sheet,
  service: Service,
  region: Region,
): Result<{
  readonly rows: readonly ImportRow[];
  readonly headings: Headings;
  readonly passedOver: readonly string[];
}> {
  const columns = columnsOf(service);
  const byPlace = new Map<number, Column>();
  const headings = new Map<string, string>();
  const passedOver: string[] = [];
  for (const [place, cell] of sheet.header.cells.entries()) {
    if (cell === undefined || cell.text === '') continue;
    const column = columnOf(cell.text, columns);
    if (column === undefined) passedOver.push(cell.text);
    else if (headings.has(column.code)) return failure(columnTwice(cell.text));
    else {
      byPlace.set(place, column);
      headings.set(column.code, cell.text);
    }
  }
  const needed = [formerColumns.number, formerColumns.nik, formerColumns.name, formerColumns.birthDate];
  const missing = columns.filter(({ code }) => needed.some((one) => one === code) && !headings.has(code));
  if (missing.length > 0) return failure(columnsMissing(missing));
  const rows = sheet.rows
    .map((row) => readRow(row, byPlace, headings, region))
    .filter((row) => !isExample(row));
  return success({ rows, headings, passedOver });
}

function columnOf(heading: string, columns: readonly Column[]): Column | undefined {
  const code = /\[([^\]\s]+(?:\[\d+\][^\]\s]*)?)\]\s*$/.exec(heading)?.[1];
  const found = columns.find((column) => column.code === code || column.code === heading.trim());
  if (found !== undefined) return found;
  const item = code === undefined ? undefined : laterItem(code, columns);
  if (item !== undefined) return item;
  const words = heading.trim().toLowerCase();
  return columns.find(({ label }) => label.id.toLowerCase() === words || label.en.toLowerCase() === words);
}

/** `witnesses[7].name`: an item beyond those of the template is read as the first is. */
function laterItem(code: string, columns: readonly Column[]): Column | undefined {
  const first = code.replace(/\[\d+\]/, '[0]');
  const found = code === first ? undefined : columns.find((column) => column.code === first);
  return found && { ...found, code };
}

function readRow(
  { row, cells }: SheetRow,
  byPlace: ReadonlyMap<number, Column>,
  headings: Headings,
  region: Region,
): ImportRow {
  const values: Record<string, string> = {};
  const faults: RowFault[] = [];
  for (const [place, column] of byPlace) {
    const cell: Cell | undefined = cells[place];
    if (cell === undefined || cell.text.trim() === '') continue;
    const read = readCell(column, cell, region);
    if ('fault' in read) {
      faults.push({
        column: headings.get(column.code) ?? headingOf(column),
        code: 'unreadable',
        reason: read.fault,
      });
    } else if (read.value !== '') values[column.code] = read.value;
  }
  return { row, values, faults };
}

function isExample({ values }: ImportRow): boolean {
  return values[formerColumns.number]?.toUpperCase() === exampleNumber;
}

function columnsMissing(missing: readonly Column[]): Problem {
  const names = (locale: 'id' | 'en') => missing.map(({ label }) => label[locale]).join(', ');
  return {
    code: 'columns-missing',
    message: {
      id: `Kolom ini tidak ada: ${names('id')}. Pakai templat layanan ini dan jangan ubah baris judulnya.`,
      en: `These columns are missing: ${names('en')}. Use the template of this service and keep its headings.`,
    },
    status: 422,
    retryable: false,
  };
}

function columnTwice(heading: string): Problem {
  return {
    code: 'column-twice',
    message: {
      id: `Kolom “${heading}” ada dua kali. Hapus salah satunya.`,
      en: `The column “${heading}” stands there twice. Remove one.`,
    },
    status: 422,
    retryable: false,
  };
}
