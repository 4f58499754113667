import type { ColumnType } from 'kysely';
import type { RegionColumn, RegionTableName } from '../platform/database/schema.ts';

export type PrintWaitingTable = {
  region_id: RegionColumn;
  case_id: string;
  code: string;
  service: string;
  office_id: string;
  stock: string;
  due_order: ColumnType<Date | number, Date | string, Date | string>;
  since: Date;
  batch_id: string | null;
};

export type PrintBatchTable = {
  region_id: RegionColumn;
  id: string;
  office_id: string;
  printer_id: string;
  stock: string;
  begun_at: Date;
  begun_by: string;
  closed_at: Date | null;
  closed_by: string | null;
};

export type PrintCardTable = {
  region_id: RegionColumn;
  batch_id: string;
  case_id: string;
  code: string;
  service: string;
  place: number;
  state: 'waiting' | 'printed' | 'left';
  serial: string | null;
  at: Date | null;
};

export type PrintSpoilTable = {
  region_id: RegionColumn;
  id: string;
  batch_id: string;
  case_id: string;
  serial: string;
  words: string;
  at: Date;
  account_id: string;
};

export type TakenBackTable = {
  region_id: RegionColumn;
  case_id: string;
  code: string;
  service: string;
  office_id: string;
  taken_at: Date;
  destroyed_at: Date | null;
};

export type DestructionTable = {
  region_id: RegionColumn;
  id: string;
  office_id: string;
  year: number;
  number: number;
  /** `2026-11-24`; read it as text. */
  day: ColumnType<string, string, string>;
  place: string;
  witnesses: readonly string[];
  at: Date;
  account_id: string;
};

export type DestructionCardTable = {
  region_id: RegionColumn;
  destruction_id: string;
  case_id: string;
  code: string;
  service: string;
  undone_at: Date | null;
};

declare module '../platform/database/schema.ts' {
  interface Database {
    print_waiting: PrintWaitingTable;
    print_batch: PrintBatchTable;
    print_card: PrintCardTable;
    print_spoil: PrintSpoilTable;
    taken_back: TakenBackTable;
    destruction: DestructionTable;
    destruction_card: DestructionCardTable;
  }
}

export const regionTables = [
  'print_waiting',
  'print_batch',
  'print_card',
  'print_spoil',
  'taken_back',
  'destruction',
  'destruction_card',
] as const satisfies readonly RegionTableName[];
