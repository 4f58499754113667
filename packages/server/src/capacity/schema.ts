import type { ColumnType, GeneratedAlways } from 'kysely';
import type { RegionColumn, RegionTableName } from '../platform/database/schema.ts';

export type VisitSlotTable = {
  region_id: RegionColumn;
  slot_id: string;
  office_id: string;
  starts_at: Date;
  places: number;
  taken: number;
};

export type VisitTable = {
  region_id: RegionColumn;
  case_id: string;
  slot_id: string;
  office_id: string;
  service: string;
  starts_at: Date;
  ends_at: Date;
  state: 'held' | 'left' | 'over';
  kept_until: Date | null;
  remind_at: Date | null;
};

export type StockBalanceTable = {
  region_id: RegionColumn;
  office_id: string;
  stock: string;
  balance: number;
  /** Whether each carries a serial that is known: from then on the balance is the number of serials that are here. */
  numbered: ColumnType<boolean, boolean | undefined, boolean>;
  changed_at: Date;
};

export type StockSerialState = 'here' | 'on-the-way' | 'used' | 'spoiled' | 'missing';

export type StockSerialTable = {
  region_id: RegionColumn;
  stock: string;
  serial: string;
  prefix: string;
  number: string;
  width: number;
  state: StockSerialState;
  office_id: string;
  transfer_id: string | null;
  case_id: string | null;
  action_seq: number | null;
  changed_at: Date;
};

export type StockMovementRangeTable = {
  region_id: RegionColumn;
  movement_id: string;
  stock: string;
  prefix: string;
  width: number;
  number: ColumnType<string, number | string, number>;
  last: ColumnType<string, number | string, number>;
};

export type StockTransferTable = {
  region_id: RegionColumn;
  id: string;
  stock: string;
  from_office_id: string;
  to_office_id: string;
  count: number;
  sent_at: Date;
  sent_by: string;
  words: string | null;
  received_at: Date | null;
  received_by: string | null;
  missing: ColumnType<number, number | undefined, number>;
  received_words: string | null;
};

export type StockCountTable = {
  region_id: RegionColumn;
  id: string;
  office_id: string;
  stock: string;
  /** `2026-11-24`; read it as text. */
  day: ColumnType<string, string, string>;
  at: Date;
  account_id: string;
  expected: number;
  found: number;
  missing: readonly string[];
  surplus: readonly string[];
  words: string | null;
  place: GeneratedAlways<string>;
};

export type StockMovementKind =
  | 'received'
  | 'moved-in'
  | 'moved-out'
  | 'used'
  | 'given-back'
  | 'spoiled'
  | 'counted'
  | 'reprinted'
  | 'reprint-undone';

export type StockMovementTable = {
  region_id: RegionColumn;
  id: string;
  office_id: string;
  stock: string;
  at: Date;
  kind: StockMovementKind;
  change: number;
  balance: number;
  place: GeneratedAlways<string>;
  case_id: string | null;
  other_office_id: string | null;
  words: string | null;
  account_id: string | null;
};

export type LinePlaceTable = {
  region_id: RegionColumn;
  case_id: string;
  service: string;
  office_id: string;
  code: string;
  rank: ColumnType<readonly string[], readonly number[], readonly number[]>;
  filed_at: Date;
};

declare module '../platform/database/schema.ts' {
  interface Database {
    visit_slot: VisitSlotTable;
    visit: VisitTable;
    stock_balance: StockBalanceTable;
    stock_movement: StockMovementTable;
    stock_serial: StockSerialTable;
    stock_movement_range: StockMovementRangeTable;
    stock_transfer: StockTransferTable;
    stock_count: StockCountTable;
    line_place: LinePlaceTable;
  }
}

export const regionTables = [
  'visit_slot',
  'visit',
  'stock_balance',
  'stock_movement',
  'stock_serial',
  'stock_movement_range',
  'stock_transfer',
  'stock_count',
  'line_place',
] as const satisfies readonly RegionTableName[];
