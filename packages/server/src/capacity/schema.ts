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
  changed_at: Date;
};

export type StockMovementKind =
  | 'received'
  | 'moved-in'
  | 'moved-out'
  | 'used'
  | 'given-back'
  | 'spoiled'
  | 'counted';

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
    line_place: LinePlaceTable;
  }
}

export const regionTables = [
  'visit_slot',
  'visit',
  'stock_balance',
  'stock_movement',
  'line_place',
] as const satisfies readonly RegionTableName[];
