import type { Region, Service } from '@satuloket/engine';
import { type TableFile, type TableForm, tableFile } from '../platform/sheets/table-file.ts';
import { columnName } from '../platform/sheets/write-sheet.ts';
import { type Column, columnsOf, headingOf } from './columns.ts';

/** A table to fill in with open cases of a service, made from its form: headings, an example, and how each is written. */
export function templateOf(service: Service, region: Region, form: TableForm): TableFile {
  const columns = columnsOf(service);
  const rows = [columns.map(headingOf), columns.map((column) => exampleOf(column, region))];
  const choosing = columns.flatMap((column, place) =>
    column.choices === undefined ? [] : [{ column, place, options: column.choices }],
  );
  return tableFile(`impor-${service.code}`, form, [
    {
      name: 'Isian',
      rows,
      widths: columns.map((column) => Math.min(48, Math.max(16, headingOf(column).length + 2))),
      choices: choosing.map(({ place, options }, index) => {
        const from = columnName(index);
        return { column: place, from: `Pilihan!$${from}$2:$${from}$${options.length + 1}` };
      }),
    },
    {
      name: 'Petunjuk',
      rows: [
        ['Kolom', 'Wajib', 'Cara mengisi', 'Pilihan'],
        ...columns.map((column) => [
          headingOf(column),
          needWords[column.need],
          column.help.id,
          (column.choices ?? []).map(({ label }) => label.id).join('; '),
        ]),
        ['Baris', '', 'Satu baris untuk satu berkas yang masih berjalan. Baris CONTOH dilewati.', ''],
        ['Dokumen', '', 'Dokumen tidak ikut diimpor: berkas akan bertanda “dokumen di kantor”.', ''],
      ],
      widths: [48, 18, 70, 60],
    },
    { name: 'Pilihan', rows: choiceRows(choosing.map(({ column }) => column)) },
  ]);
}

const needWords = { required: 'Wajib', optional: 'Boleh kosong', fitting: 'Bila sesuai' } as const;

/** A village of the region where one is asked for, so that the example can be taken at its word. */
function exampleOf(column: Column, region: Region): string {
  const [village] = region.villages;
  if (column.kind === 'village' && village !== undefined) return `${village.name}, ${village.districtName}`;
  if (column.kind === 'district') return region.districts[0]?.name ?? '';
  return column.example;
}

function choiceRows(columns: readonly Column[]): string[][] {
  const length = Math.max(0, ...columns.map(({ choices }) => choices?.length ?? 0));
  return [
    columns.map(headingOf),
    ...Array.from({ length }, (_, index) => columns.map(({ choices }) => choices?.[index]?.label.id ?? '')),
  ];
}
