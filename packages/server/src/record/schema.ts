import type { ActionBody, Actor, LookKind, LookPurpose } from '@satuloket/engine';
import type { ColumnType, Generated } from 'kysely';
import type { RegionColumn, RegionTableName } from '../platform/database/schema.ts';
import type { StreamDetail } from './stream.ts';

export type CaseActionTable = {
  region_id: RegionColumn;
  case_id: string;
  seq: number;
  id: string;
  at: Date;
  type: string;
  actor: ColumnType<Actor, string, never>;
  body: ColumnType<ActionBody, string, never>;
  previous_hash: Buffer;
  hash: Buffer;
};

export type SealOutboxTable = { region_id: RegionColumn; case_id: string; seq: number; hash: Buffer };

export type RevealTable = {
  region_id: RegionColumn;
  /** Of the entry of the stream that is sealed. */
  id: string;
  /** Null where no case stands behind the look. */
  case_id: string | null;
  at: Date;
  /** The date of the region; read as text. */
  day: ColumnType<string, string, never>;
  account_id: string;
  role: string;
  office_id: string;
  purpose: LookPurpose;
  what: string;
  kinds: LookKind[];
  face: string;
  subject_digest: Buffer | null;
  family_digest: Buffer | null;
  neighbourhood_digest: Buffer | null;
  /** Written before there was a stream: nothing of it is sealed. */
  is_before_stream: Generated<boolean>;
};

export type VaultKeyTable = {
  region_id: RegionColumn;
  case_id: string;
  master_key_id: string;
  wrapped_key: Buffer;
};

export type VaultEntryTable = {
  region_id: RegionColumn;
  case_id: string;
  id: string;
  kind: string;
  sealed: Buffer;
};

export type BlindIndexTable = {
  region_id: RegionColumn;
  purpose: string;
  digest: Buffer;
  case_id: string;
  key_id: string;
};

export type CommandResultTable = {
  region_id: RegionColumn;
  caller: string;
  key: string;
  content_hash: Buffer;
  /** Null until the command has succeeded. */
  result: ColumnType<unknown, string | undefined, string>;
  at: Date;
};

export type TimerTable = { region_id: RegionColumn; case_id: string; kind: string; due_at: Date };

export type StreamEntryTable = {
  region_id: RegionColumn;
  id: string;
  at: Date;
  kind: string;
  account_id: string | null;
  role: string | null;
  office_id: string | null;
  case_id: string | null;
  /** An index over the entry and no part of its hash. */
  subject_digest: Buffer | null;
  detail: ColumnType<StreamDetail, string, never>;
  hash: Buffer;
};

export type StreamOutboxTable = { region_id: RegionColumn; entry_id: string; hash: Buffer };

/** A leaf is an action (`case_id` and `seq`) or an entry of the stream (`entry_id`). */
export type RecordLogLeafTable = {
  region_id: RegionColumn;
  position: string;
  case_id: string | null;
  seq: number | null;
  entry_id: string | null;
};

export type RecordLogNodeTable = { region_id: RegionColumn; level: number; position: string; hash: Buffer };

export type RecordCheckpointTable = {
  region_id: RegionColumn;
  size: string;
  root: Buffer;
  note: string;
  at: Date;
};

/** Belongs to the whole installation. */
export type RootKeyTable = {
  id: string;
  master_key_id: string;
  /** Null: the master key of that name is the root itself, as before there were roots. */
  wrapped_key: Buffer | null;
  made_at: Generated<Date>;
};

declare module '../platform/database/schema.ts' {
  interface Database {
    case_action: CaseActionTable;
    seal_outbox: SealOutboxTable;
    reveal: RevealTable;
    vault_key: VaultKeyTable;
    vault_entry: VaultEntryTable;
    blind_index: BlindIndexTable;
    command_result: CommandResultTable;
    timer: TimerTable;
    stream_entry: StreamEntryTable;
    stream_outbox: StreamOutboxTable;
    record_log_leaf: RecordLogLeafTable;
    record_log_node: RecordLogNodeTable;
    record_checkpoint: RecordCheckpointTable;
    root_key: RootKeyTable;
  }
}

export const regionTables: readonly RegionTableName[] = [
  'case_action',
  'seal_outbox',
  'reveal',
  'vault_key',
  'vault_entry',
  'blind_index',
  'command_result',
  'timer',
  'stream_entry',
  'stream_outbox',
  'record_log_leaf',
  'record_log_node',
  'record_checkpoint',
];

/** Tables that the runtime role may only add to; a test reads the grants. */
export const appendOnlyTables = [
  'case_action',
  'seal_outbox',
  'reveal',
  'vault_entry',
  'stream_entry',
  'stream_outbox',
  'record_log_leaf',
  'record_log_node',
  'record_checkpoint',
] as const;
