import type { Generated } from 'kysely';
import type { RegionColumn, RegionTableName } from '../platform/database/schema.ts';

export type DocumentShareTable = {
  region_id: RegionColumn;
  id: string;
  account_id: string;
  case_id: string;
  product: string;
  file_id: string;
  /** By which the link was made. */
  master_key_id: string;
  token_digest: Buffer;
  made_at: Date;
  expires_at: Date;
  ended_at: Date | null;
  opened: Generated<number>;
};

export type DocumentShareOpeningTable = {
  region_id: RegionColumn;
  id: string;
  share_id: string;
  at: Date;
  /** Name and purpose as they were entered. */
  sealed: Buffer;
  network_digest: Buffer | null;
};

declare module '../platform/database/schema.ts' {
  interface Database {
    document_share: DocumentShareTable;
    document_share_opening: DocumentShareOpeningTable;
  }
}

export const regionTables = [
  'document_share',
  'document_share_opening',
] as const satisfies readonly RegionTableName[];
