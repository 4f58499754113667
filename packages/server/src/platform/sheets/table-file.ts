import { harmless, type Table, writeCsv, writeXlsx } from './write-sheet.ts';

export type TableForm = 'xlsx' | 'csv';
export type TableFile = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array };

const mediaTypes: Readonly<Record<TableForm, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** Tables to be downloaded; a CSV has room for the first of them only. `name` is without its ending. */
export function tableFile(
  name: string,
  form: TableForm,
  [first, ...others]: readonly [Table, ...Table[]],
): TableFile {
  const told = { name: `${name}.${form}`, mediaType: mediaTypes[form] };
  if (form === 'csv') return { ...told, bytes: writeCsv(first.rows) };
  const tables = [first, ...others].map((table) => ({
    ...table,
    rows: table.rows.map((cells) => cells.map(harmless)),
  }));
  return { ...told, bytes: writeXlsx(tables) };
}
