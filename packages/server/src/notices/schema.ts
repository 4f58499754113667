import type { Generated } from 'kysely';
import type { RegionColumn, RegionTableName } from '../platform/database/schema.ts';

export type MessageTable = {
  region_id: RegionColumn;
  id: string;
  case_id: string;
  seq: number;
  template: string;
  /** `applicant`, or whoever else is told. */
  recipient: Generated<string>;
  channel: 'whatsapp' | 'email';
  sealed: Buffer;
  state: 'waiting' | 'sent' | 'failed' | 'cancelled';
  send_after: Date;
  next_try_at: Date;
  tries: Generated<number>;
  failure: string | null;
  provider_id: string | null;
  sent_at: Date | null;
  made_at: Date;
};

/** To an officer: sent at once, or gathered for the next digest. */
export type OfficerMessageTable = {
  region_id: RegionColumn;
  id: string;
  account_id: string;
  occasion: string;
  template: string;
  urgent: boolean;
  sealed: Buffer;
  state: 'gathered' | 'digested' | 'waiting' | 'sent' | 'failed' | 'unwanted';
  channel: 'whatsapp' | 'email' | 'push' | null;
  send_after: Date;
  next_try_at: Date;
  tries: Generated<number>;
  failure: string | null;
  provider_id: string | null;
  sent_at: Date | null;
  made_at: Date;
};

declare module '../platform/database/schema.ts' {
  interface Database {
    message: MessageTable;
    officer_message: OfficerMessageTable;
  }
}

export const regionTables = ['message', 'officer_message'] as const satisfies readonly RegionTableName[];
