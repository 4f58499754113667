import type { Text } from '@satuloket/engine';
import type { ColumnType, Generated } from 'kysely';
import type { RegionColumn, RegionTableName } from '../platform/database/schema.ts';
import type { SignatureLevel } from '../platform/signing/index.ts';
import type { DelegationKind, RunCause } from './contract.ts';

type Json<Value> = ColumnType<Value, string, string>;
/** A day as `YYYY-MM-DD`. */
type Day = ColumnType<string, string, string>;

export type SigningItemTable = {
  region_id: RegionColumn;
  id: string;
  case_id: string;
  product: string;
  seq: number;
  code: string;
  pack: string;
  service: string;
  office_id: string;
  queue: string;
  state: 'preparing' | 'waiting' | 'being-signed' | 'stuck' | 'signed' | 'sent-back' | 'void';
  place: number;
  was_returned: boolean;
  has_note: boolean;
  due_order: ColumnType<Date | number, Date | string, Date | string>;
  since: Date;
  document_code: string;
  file_id: string | null;
  sha256: Buffer | null;
  size_bytes: number | null;
  pages: number | null;
  prepared_for: string | null;
  prepared_on: ColumnType<string | null, string | null, string | null>;
  is_uncertain: Generated<boolean>;
  trouble: ColumnType<Text | null, string | null | undefined, string | null>;
  tries: Generated<number>;
  next_try_at: Date | null;
  run_id: string | null;
  updated_at: Date;
};

export type SigningRunTable = {
  region_id: RegionColumn;
  id: string;
  account_id: string;
  begun_at: Date;
  alive_until: Date;
  counted_on: Day;
  ended_at: Date | null;
  stopped_cause: RunCause | null;
  stopped_message: ColumnType<Text | null, string | null, string | null>;
};

export type SigningRunItemTable = {
  region_id: RegionColumn;
  run_id: string;
  item_id: string;
  place: number;
  post: string;
  delegation_id: string | null;
  state: 'waiting' | 'signed' | 'failed';
  cause: RunCause | null;
  message: ColumnType<Text | null, string | null, string | null>;
  at: Date | null;
};

export type SigningDelegationTable = {
  region_id: RegionColumn;
  id: string;
  kind: DelegationKind;
  post: string;
  to_post: string;
  from_day: Day;
  until_day: Day;
  letter_number: string;
  products: string[];
  offices: string[];
  per_day: number | null;
  given_at: Date;
  given_by: string;
  ended_at: Date | null;
  ended_by: string | null;
};

export type SigningDelegationDayTable = {
  region_id: RegionColumn;
  delegation_id: string;
  day: Day;
  taken: number;
};

export type SignedDocumentTable = {
  region_id: RegionColumn;
  document_code: string;
  case_id: string;
  product: string;
  item_id: string;
  code: string;
  service: string;
  title: Json<Text>;
  file_id: string;
  sha256: Buffer;
  size_bytes: number;
  prepared_sha256: Buffer;
  prepared_size_bytes: number;
  office_id: string;
  signer_name: string;
  signer_title: Json<Text>;
  signer_rank: string | null;
  signer_nip: string | null;
  signed_at: Date;
  published_at: Date;
  level: SignatureLevel;
  holder_initials: string;
  state: 'valid' | 'withdrawn' | 'replaced';
  state_since: Date;
  replaced_by: string | null;
};

export type SignatureImageTable = {
  region_id: RegionColumn;
  holder: string;
  account_id: string;
  sealed: Buffer;
  sha256: Buffer;
  changed_at: Date;
};

declare module '../platform/database/schema.ts' {
  interface Database {
    signing_item: SigningItemTable;
    signing_run: SigningRunTable;
    signing_run_item: SigningRunItemTable;
    signing_delegation: SigningDelegationTable;
    signing_delegation_day: SigningDelegationDayTable;
    signed_document: SignedDocumentTable;
    signature_image: SignatureImageTable;
  }
}

export const regionTables = [
  'signing_item',
  'signing_run',
  'signing_run_item',
  'signing_delegation',
  'signing_delegation_day',
  'signed_document',
  'signature_image',
] as const satisfies readonly RegionTableName[];
