import { readArguments } from './arguments.ts';

export const summary = {
  id: 'template | <daerah> <layanan> <berkas>: memindahkan berkas sistem lama dari tabel',
  en: 'template | <region> <service> <file>: brings open cases of a former system in from a table',
};

const usage = `Pemakaian:
  satuloket import template <daerah> <layanan> [--csv] [--out <berkas>]
      menulis tabel kosong menurut formulir layanan (bawaan: XLSX)
  satuloket import <daerah> <layanan> <berkas> [--system <nama>] [--dry-run] [--report <berkas>]
      memasukkan baris tabel; --dry-run hanya memeriksa, --report menulis hasil setiap baris (.xlsx atau .csv)
Daerah ditulis seperti di alamatnya, misalnya kota-bekasi.`;

/** 0: all rows are in; 1: some were refused, or it could not be done; 2: the command was not understood. */
export async function run(parameters: readonly string[]): Promise<number> {
  const asked = readArguments(parameters);
  if (asked === undefined) {
    console.error(usage);
    return 2;
  }
  if (asked.kind === 'template') {
    const { writeTemplate } = await import('./template.ts');
    return writeTemplate(asked);
  }
  const { importFile } = await import('./import-file.ts');
  return importFile(asked);
}
