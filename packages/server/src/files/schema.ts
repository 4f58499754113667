import type { Text } from '@satuloket/engine';
import type { ColumnType } from 'kysely';
import type { RegionColumn, RegionTableName } from '../platform/database/schema.ts';
import type { UploadLimits } from './limits.ts';

export type FileTable = {
  region_id: RegionColumn;
  id: string;
  state: 'uploading' | 'kept';
  case_id: string | null;
  /** Only of files for comments. */
  uploader_id: string | null;
  requirement: string;
  master_key_id: string;
  wrapped_key: Buffer;
  name_sealed: Buffer;
  size_bytes: number;
  media_type: string | null;
  sha256: Buffer | null;
  pages: number | null;
  limits: ColumnType<UploadLimits, string, string>;
  warnings: ColumnType<readonly Text[], string | undefined, string>;
  began_at: Date;
  kept_at: Date | null;
};

export type FileInDraftTable = {
  region_id: RegionColumn;
  draft_id: string;
  file_id: string;
  requirement: string;
  added_at: Date;
};

export type FileInCaseTable = { region_id: RegionColumn; case_id: string; file_id: string };

declare module '../platform/database/schema.ts' {
  interface Database {
    file: FileTable;
    file_in_draft: FileInDraftTable;
    file_in_case: FileInCaseTable;
  }
}

export const regionTables = [
  'file',
  'file_in_draft',
  'file_in_case',
] as const satisfies readonly RegionTableName[];
