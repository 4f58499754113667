import { type Result, success } from '@satuloket/engine';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { badSheet, type Sheet, SheetFault, type SheetLimits, type SheetRow, sheetLimits } from './sheet.ts';

/**
 * The first sheet of a workbook, or a CSV, by what the bytes are and not by the file's name. The first row that is not
 * empty is the header; rows without anything are left out. Problems are those of `SheetProblemCode`.
 */
export function readSheet(bytes: Uint8Array, limits: SheetLimits = sheetLimits): Result<Sheet> {
  if (bytes.length > limits.fileBytes) return badSheet('sheet-too-large');
  if (bytes.length === 0) return badSheet('sheet-empty');
  if (startsWith(bytes, compoundFile)) return badSheet('sheet-old-format');
  try {
    const rows = startsWith(bytes, zipFile) ? readXlsx(bytes, limits) : readCsv(bytes, limits);
    const [header, ...others] = rows.filter(hasContent);
    if (header === undefined || others.length === 0) return badSheet('sheet-empty');
    return success({ header, rows: others });
  } catch (error) {
    if (error instanceof SheetFault) return badSheet(error.code);
    throw error;
  }
}

/** The container of XLS before 2007, and of a workbook that is locked by a password. */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0];
const zipFile = [0x50, 0x4b, 0x03, 0x04];

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function hasContent({ cells }: SheetRow): boolean {
  return cells.some((cell) => cell !== undefined && cell.text.trim() !== '');
}
