import type { ParcelFailure } from '@satuloket/engine';
import type { Generated, GeneratedAlways } from 'kysely';
import type { RegionColumn, RegionTableName } from '../platform/database/schema.ts';
import type { ManifestState, ParcelStanding, StopOutcome } from './contract.ts';

export type ParcelTable = {
  region_id: RegionColumn;
  case_id: string;
  number: GeneratedAlways<string>;
  code: string;
  service: string;
  office_id: string;
  standing: ParcelStanding;
  is_disputed: Generated<boolean>;
  way: string;
  window_code: string;
  village_code: string;
  attempts: number;
  failure: ParcelFailure | '';
  since: Date;
  code_key_id: string;
  code_version: Generated<number>;
  code_tries: Generated<number>;
  manifest_id: string | null;
};

export type ManifestTable = {
  region_id: RegionColumn;
  manifest_id: string;
  number: GeneratedAlways<string>;
  office_id: string;
  courier_id: string;
  window_code: string | null;
  state: ManifestState;
  prepared_at: Date;
  prepared_by: string;
  counted: number | null;
  counted_reason: string | null;
  handed_over_at: Date | null;
  handed_over_by: string | null;
  accepted_at: Date | null;
  returned_at: Date | null;
  closed_at: Date | null;
  closed_by: string | null;
};

export type ManifestStopTable = {
  region_id: RegionColumn;
  manifest_id: string;
  case_id: string;
  position: number;
  attempt: number;
  outcome: StopOutcome;
  reason: string | null;
  is_returned: Generated<boolean>;
  is_open: Generated<boolean>;
  at: Date;
};

export type DeliveryRecordTable = {
  region_id: RegionColumn;
  account_id: string;
  key: string;
  content_hash: Buffer;
  manifest_id: string;
  case_id: string | null;
  kind: string;
  happened_at: Date;
  received_at: Date;
  file_id: string | null;
};

declare module '../platform/database/schema.ts' {
  interface Database {
    parcel: ParcelTable;
    manifest: ManifestTable;
    manifest_stop: ManifestStopTable;
    delivery_record: DeliveryRecordTable;
  }
}

export const regionTables = [
  'parcel',
  'manifest',
  'manifest_stop',
  'delivery_record',
] as const satisfies readonly RegionTableName[];
