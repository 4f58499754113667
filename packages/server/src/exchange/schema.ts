import type { Text } from '@satuloket/engine';
import type { ColumnType, Generated } from 'kysely';
import type { RegionColumn, RegionTableName } from '../platform/database/schema.ts';

export type ExchangeOutboxTable = {
  region_id: RegionColumn;
  id: string;
  kind: 'hand-over' | 'heard';
  to_region: string;
  case_id: string | null;
  seq: number | null;
  state: 'waiting' | 'delivered' | 'cancelled' | 'refused' | 'unconnected';
  sealed: Buffer | null;
  is_signed: Generated<boolean>;
  next_try_at: Date;
  tries: Generated<number>;
  failure: string | null;
  made_at: Date;
  delivered_at: Date | null;
};

export type ExchangeInboxTable = {
  region_id: RegionColumn;
  from_region: string;
  id: string;
  kind: 'hand-over' | 'heard';
  digest: Buffer;
  state: 'waiting' | 'settled' | 'drafted' | 'refused';
  sealed: Buffer | null;
  case_id: string | null;
  next_try_at: Date;
  tries: Generated<number>;
  failure: string | null;
  received_at: Date;
  settled_at: Date | null;
};

export type ExchangeStoryTable = {
  region_id: RegionColumn;
  from_region: string;
  code: string;
  sequence: number;
  at: Date;
  story: ColumnType<Text, string, string>;
};

declare module '../platform/database/schema.ts' {
  interface Database {
    exchange_outbox: ExchangeOutboxTable;
    exchange_inbox: ExchangeInboxTable;
    exchange_story: ExchangeStoryTable;
  }
}

export const regionTables = [
  'exchange_outbox',
  'exchange_inbox',
  'exchange_story',
] as const satisfies readonly RegionTableName[];
