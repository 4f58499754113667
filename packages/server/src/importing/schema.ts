import type { Problem } from '@satuloket/engine';
import type { ColumnType, Generated } from 'kysely';
import type { RegionColumn, RegionTableName } from '../platform/database/schema.ts';

export type FormerCaseTable = {
  region_id: RegionColumn;
  system: string;
  number_digest: Buffer;
  case_id: string;
  import_id: string;
  identity: 'pending' | 'matched' | 'mismatched';
  tries: number;
  next_try_at: Date | null;
  imported_at: Date;
};

/** What comes in: cases of a former system, or what the post says of its parcels. */
export type TableKindName = 'cases' | 'post-status';

export type ImportJobTable = {
  region_id: RegionColumn;
  id: string;
  kind: Generated<TableKindName>;
  service: string;
  system: string;
  file_name: string;
  account_id: string;
  state: 'checking' | 'checked' | 'importing' | 'imported' | 'failed';
  sealed_file: Buffer | null;
  sealed_report: Buffer | null;
  problem: ColumnType<Problem | null, string | null, string | null>;
  rows_total: ColumnType<number, number | undefined, number>;
  rows_done: ColumnType<number, number | undefined, number>;
  imported: ColumnType<number, number | undefined, number>;
  already: ColumnType<number, number | undefined, number>;
  refused: ColumnType<number, number | undefined, number>;
  held_until: Date | null;
  tries: ColumnType<number, number | undefined, number>;
  failure: ColumnType<string | null, string | null | undefined, string | null>;
  began_at: Date;
  changed_at: Date;
};

declare module '../platform/database/schema.ts' {
  interface Database {
    former_case: FormerCaseTable;
    import_job: ImportJobTable;
  }
}

export const regionTables = ['former_case', 'import_job'] as const satisfies readonly RegionTableName[];
