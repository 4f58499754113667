import type { LookRule } from '@satuloket/engine';
import type { Generated } from 'kysely';
import type { RegionColumn, RegionTableName } from '../platform/database/schema.ts';
import type { LookFlagState } from './contract.ts';

export type LookFlagTable = {
  region_id: RegionColumn;
  id: string;
  rule: LookRule;
  reveal_id: string;
  account_id: string;
  role: string;
  office_id: string;
  case_id: string | null;
  at: Date;
  once: string;
  state: Generated<LookFlagState>;
  explanation: Buffer | null;
  explained_at: Date | null;
  settled_at: Date | null;
  settled_by: string | null;
};

export type LookTiesTable = {
  region_id: RegionColumn;
  account_id: string;
  nik_digest: Buffer;
  kk_digest: Buffer;
  neighbourhood_digest: Buffer;
  told_at: Date;
};

export type ProtectedPersonTable = {
  region_id: RegionColumn;
  subject_digest: Buffer;
  added_at: Date;
  added_by: string;
};

export type LookWatchTable = { region_id: RegionColumn; examined_until: Date };

declare module '../platform/database/schema.ts' {
  interface Database {
    look_flag: LookFlagTable;
    look_ties: LookTiesTable;
    protected_person: ProtectedPersonTable;
    look_watch: LookWatchTable;
  }
}

export const regionTables = [
  'look_flag',
  'look_ties',
  'protected_person',
  'look_watch',
] as const satisfies readonly RegionTableName[];
