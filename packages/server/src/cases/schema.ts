import type { CaseState, Turn } from '@satuloket/engine';
import type { ColumnType, Generated } from 'kysely';
import type { RegionColumn, RegionTableName } from '../platform/database/schema.ts';

export type CaseCurrentTable = {
  region_id: RegionColumn;
  case_id: string;
  code: string;
  pack: string;
  service: string;
  pack_digest: string;
  state: string;
  turn: Turn;
  queue: string | null;
  office_id: string;
  village_code: string;
  assignee_id: string | null;
  applicant_account_id: string | null;
  applicant_name: string;
  filed_at: Date;
  state_since: Date;
  due_at: Date | null;
  due_order: ColumnType<Date | number, Date | string, Date | string>;
  calendar_version: string | null;
  ended_at: Date | null;
  end_kind: 'finished' | 'refused' | 'cancelled' | null;
  escalation: 'holder' | 'head' | 'broken' | null;
  rating: number | null;
  last_seq: number;
  updated_at: Date;
  replayed: ColumnType<CaseState, string, string>;
};

export type DraftTable = {
  region_id: RegionColumn;
  id: string;
  owner_account_id: string | null;
  browser_token_hash: Buffer | null;
  service: string;
  corrects_case_id: string | null;
  step: string;
  version: number;
  master_key_id: string;
  wrapped_key: Buffer;
  sealed: Buffer | null;
  subject_sealed: Buffer | null;
  sent_code: string | null;
  began_at: Date;
  saved_at: Date;
};

export type DraftReminderTable = {
  region_id: RegionColumn;
  draft_id: string;
  code: string;
  /** A name of the service's messages. */
  message: string;
  due_at: Date;
  /** `YYYY-MM-DD`. */
  deadline: string | null;
  state: 'waiting' | 'sent' | 'failed';
  next_try_at: Date;
  tries: Generated<number>;
  failure: string | null;
};

export type LimitKind = 'limitation' | 'objection';

export type ProcessingLimitTable = {
  region_id: RegionColumn;
  request_id: string;
  account_id: string;
  kind: LimitKind;
  since: Date;
  ended_at: Date | null;
  ended_by: string | null;
};

declare module '../platform/database/schema.ts' {
  interface Database {
    case_current: CaseCurrentTable;
    draft: DraftTable;
    draft_reminder: DraftReminderTable;
    processing_limit: ProcessingLimitTable;
  }
}

export const regionTables: readonly RegionTableName[] = [
  'case_current',
  'draft',
  'draft_reminder',
  'processing_limit',
];
