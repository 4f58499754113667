import type { Problem } from '@satuloket/engine';
import type { ColumnType, Generated } from 'kysely';
import type { RegionColumn, RegionTableName } from '../platform/database/schema.ts';

export type FieldDeviceTable = {
  region_id: RegionColumn;
  id: string;
  account_id: string;
  office_id: string;
  name: string;
  public_key: Buffer;
  enrolled_at: Date;
  revoked_at: Date | null;
  revoked_by: string | null;
  head_seq: Generated<number>;
  head_digest: Buffer;
  settled_seq: Generated<number>;
  last_at: Date | null;
};

/** Why an event was set aside without being looked at. */
export type Held = 'device-revoked' | 'post-ended';

export type FieldEventTable = {
  region_id: RegionColumn;
  device_id: string;
  seq: number;
  event_id: string;
  kind: string;
  digest: Buffer;
  previous: Buffer;
  signature: Buffer;
  sealed: Buffer;
  device_at: Date | null;
  device_sent_at: Date | null;
  received_at: Date;
  held: Held | null;
};

export type FieldOutcomeTable = {
  region_id: RegionColumn;
  device_id: string;
  seq: number;
  office_id: string;
  outcome: 'done' | 'already' | 'set-aside';
  problem: ColumnType<Problem | null, string | null, never>;
  settled_at: Date;
};

export type FieldResolutionTable = {
  region_id: RegionColumn;
  device_id: string;
  seq: number;
  decision: 'release' | 'leave';
  outcome: 'done' | 'already' | 'left';
  account_id: string;
  reason_sealed: Buffer;
  at: Date;
};

export type FieldRefusalTable = {
  region_id: RegionColumn;
  id: string;
  device_id: string;
  seq: number;
  why: string;
  digest: Buffer;
  sealed: Buffer;
  at: Date;
};

export type FieldFileTable = {
  region_id: RegionColumn;
  device_id: string;
  sha256: Buffer;
  file_id: string;
  kept_at: Date;
};

declare module '../platform/database/schema.ts' {
  interface Database {
    field_device: FieldDeviceTable;
    field_event: FieldEventTable;
    field_outcome: FieldOutcomeTable;
    field_resolution: FieldResolutionTable;
    field_refusal: FieldRefusalTable;
    field_file: FieldFileTable;
  }
}

export const regionTables = [
  'field_device',
  'field_event',
  'field_outcome',
  'field_resolution',
  'field_refusal',
  'field_file',
] as const satisfies readonly RegionTableName[];
