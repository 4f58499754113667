import type { ColumnType, Generated } from 'kysely';
import type { RegionColumn, RegionTableName } from '../platform/database/schema.ts';
import type { ProgramKind, ProgramScope, WebhookEvent } from './contract.ts';

export type ProgramTable = {
  region_id: RegionColumn;
  id: string;
  kind: ProgramKind;
  name: string;
  agency_id: string;
  scopes: ProgramScope[];
  calls_per_minute: number;
  secret_digest: Buffer;
  previous_digest: Buffer | null;
  previous_until: Date | null;
  made_by: string;
  made_at: Date;
  renewed_at: Date | null;
  expires_at: Date;
  last_used_at: Date | null;
  revoked_by: string | null;
  revoked_at: Date | null;
};

export type ProgramTokenTable = {
  region_id: RegionColumn;
  digest: Buffer;
  program_id: string;
  scopes: ProgramScope[];
  expires_at: Date;
};

export type ProgramCaseTable = {
  region_id: RegionColumn;
  program_id: string;
  case_id: string;
  filed_at: Date;
};

export type WebhookTable = {
  region_id: RegionColumn;
  id: string;
  program_id: string;
  url: string;
  events: WebhookEvent[];
  made_by: string;
  made_at: Date;
  ended_at: Date | null;
};

export type WebhookSecretTable = {
  region_id: RegionColumn;
  id: string;
  webhook_id: string;
  master_key_id: string;
  sealed: Buffer;
  made_at: Date;
  ends_at: Date | null;
};

export type WebhookMessageTable = {
  region_id: RegionColumn;
  id: string;
  webhook_id: string;
  event: WebhookEvent;
  payload: ColumnType<unknown, string, never>;
  happened_at: Date;
  state: 'waiting' | 'delivered' | 'dead';
  tries: Generated<number>;
  next_try_at: Date;
  delivered_at: Date | null;
};

export type WebhookAttemptTable = {
  region_id: RegionColumn;
  message_id: string;
  number: number;
  at: Date;
  status: number | null;
  failure: string | null;
  answer: string | null;
};

declare module '../platform/database/schema.ts' {
  interface Database {
    program: ProgramTable;
    program_token: ProgramTokenTable;
    program_case: ProgramCaseTable;
    webhook: WebhookTable;
    webhook_secret: WebhookSecretTable;
    webhook_message: WebhookMessageTable;
    webhook_attempt: WebhookAttemptTable;
  }
}

export const regionTables = [
  'program',
  'program_token',
  'program_case',
  'webhook',
  'webhook_secret',
  'webhook_message',
  'webhook_attempt',
] as const satisfies readonly RegionTableName[];
