import type { RegionColumn, RegionTableName } from '../platform/database/schema.ts';

export type EventLookTable = { region_id: RegionColumn; case_id: string; due_at: Date };

export type EventGapTable = {
  region_id: RegionColumn;
  case_id: string;
  member: string;
  /** -1 for a member that is opened once. */
  item: number;
  found_at: Date;
};

export type EventDraftTable = {
  region_id: RegionColumn;
  draft_id: string;
  case_id: string;
  member: string;
  item: number;
};

declare module '../platform/database/schema.ts' {
  interface Database {
    event_look: EventLookTable;
    event_gap: EventGapTable;
    event_draft: EventDraftTable;
  }
}

export const regionTables = [
  'event_look',
  'event_gap',
  'event_draft',
] as const satisfies readonly RegionTableName[];

/** How a member's place is kept where SQL compares it. */
export const itemColumn = (item: number | undefined): number => item ?? -1;
