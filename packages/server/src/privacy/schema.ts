import type { ColumnType, Generated } from 'kysely';
import type { RegionColumn, RegionTableName } from '../platform/database/schema.ts';

export type DataExportTable = {
  region_id: RegionColumn;
  id: string;
  account_id: string;
  state: 'waiting' | 'making' | 'ready' | 'failed' | 'gone';
  master_key_id: string | null;
  wrapped_key: Buffer | null;
  size_bytes: ColumnType<string | null, number | null | undefined, number | null>;
  tries: Generated<number>;
  next_try_at: Date;
  asked_at: Date;
  ready_at: Date | null;
  expires_at: Date | null;
  downloads: Generated<number>;
};

export type RequestKind = 'correction' | 'erasure' | 'limitation' | 'objection';
export type RequestOutcome = 'granted' | 'partly' | 'refused' | 'withdrawn';

export type DataRequestTable = {
  region_id: RegionColumn;
  id: string;
  account_id: string;
  kind: RequestKind;
  words_sealed: Buffer | null;
  made_at: Date;
  due_at: Date;
  answered_at: Date | null;
  answered_by: string | null;
  outcome: RequestOutcome | null;
  answer_sealed: Buffer | null;
  case_id: ColumnType<string | null, string | undefined, never>;
};

export type LegalHoldTable = {
  region_id: RegionColumn;
  id: string;
  case_id: string;
  reason_sealed: Buffer;
  placed_at: Date;
  placed_by: string;
  ended_at: Date | null;
  ended_by: string | null;
};

/** Rows by table. */
export type DeletionCounts = Readonly<Record<string, number>>;

export type RetentionRunTable = {
  region_id: RegionColumn;
  id: string;
  what: string;
  due_before: Date;
  counts: ColumnType<DeletionCounts, string, never>;
  at: Date;
};

export type CaseErasureTable = {
  region_id: RegionColumn;
  case_id: string;
  at: Date;
  counts: ColumnType<DeletionCounts, string, never>;
  noted_at: Date | null;
};

export type ObjectToRemoveTable = { region_id: RegionColumn; id: string; kind: 'file' | 'data-export' };

export type BreachNoticeTable = {
  region_id: RegionColumn;
  id: string;
  number: number;
  sealed: Buffer;
  detected_at: Date;
  due_at: Date;
  prepared_at: Date;
  prepared_by: string;
  people: number;
  sent_at: Date | null;
  sent_by: string | null;
};

export type BreachCaseTable = { region_id: RegionColumn; notice_id: string; case_id: string };

declare module '../platform/database/schema.ts' {
  interface Database {
    data_export: DataExportTable;
    data_request: DataRequestTable;
    legal_hold: LegalHoldTable;
    retention_run: RetentionRunTable;
    case_erasure: CaseErasureTable;
    object_to_remove: ObjectToRemoveTable;
    breach_notice: BreachNoticeTable;
    breach_case: BreachCaseTable;
  }
}

export const regionTables = [
  'data_export',
  'data_request',
  'legal_hold',
  'retention_run',
  'case_erasure',
  'object_to_remove',
  'breach_notice',
  'breach_case',
] as const satisfies readonly RegionTableName[];
