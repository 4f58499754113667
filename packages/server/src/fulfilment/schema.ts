import type { Generated } from 'kysely';
import type { RegionColumn, RegionTableName } from '../platform/database/schema.ts';

export type DocumentWorkTable = {
  region_id: RegionColumn;
  case_id: string;
  product: string;
  seq: number;
  state: 'waiting' | 'made' | 'failed' | 'cancelled';
  released_at: Date;
  next_try_at: Date;
  tries: Generated<number>;
  failure: string | null;
  file_id: string | null;
  made_at: Date | null;
};

declare module '../platform/database/schema.ts' {
  interface Database {
    document_work: DocumentWorkTable;
  }
}

export const regionTables = ['document_work'] as const satisfies readonly RegionTableName[];
