import type { ColumnType, Generated } from 'kysely';
import type { RegionColumn, RegionTableName } from '../platform/database/schema.ts';
import type { MorningLine } from './contract.ts';

/** A date of the region; read as text, since a JavaScript date has a time. */
type DateColumn = ColumnType<string, string, string>;

export type CaseOutcomeTable = {
  region_id: RegionColumn;
  case_id: string;
  pack: string;
  service: string;
  office_id: string;
  end_kind: 'finished' | 'refused' | 'cancelled';
  filed_at: Date;
  ended_at: Date;
  ended_on: DateColumn;
  kept: boolean | null;
  our_minutes: number;
  applicant_minutes: number;
  centre_minutes: number;
  court_minutes: number;
  share_permille: number | null;
  is_reopened: boolean;
  changed_at: Generated<Date>;
};

export type PromiseBreakTable = {
  region_id: RegionColumn;
  case_id: string;
  pack: string;
  service: string;
  /** Where it broke. */
  office_id: string;
  /** Where the case is now. */
  case_office_id: string;
  due_at: Date;
  broke_on: DateColumn;
  answered_at: Date | null;
  is_open: boolean;
};

export type PromiseMonthTable = {
  region_id: RegionColumn;
  /** The first of the month. */
  month: DateColumn;
  /** Empty for all offices together. */
  office_id: string;
  /** Empty for all services together. */
  service: string;
  ended: number;
  kept: number;
  refused: number;
  median_minutes: number;
  ninetieth_minutes: number;
  median_permille: number;
  ninetieth_permille: number;
  waited_for_centre: number;
  median_centre_minutes: number | null;
};

export type PromiseSumTable = {
  region_id: RegionColumn;
  /** By the database's clock, to compare with what it wrote. */
  summed_until: Date | null;
  /** Which transactions the last sum could see. */
  summed_snapshot: Generated<string | null>;
  /** By the product's clock, to be read by people. */
  counted_at: Date | null;
};

export type OutageTable = {
  region_id: RegionColumn;
  id: string;
  service: string;
  began_at: Date;
  last_failed_at: Date;
  failed_calls: number;
  ended_at: Date | null;
};

export type MorningReportTable = {
  region_id: RegionColumn;
  day: DateColumn;
  made_at: Date;
  lines: ColumnType<readonly MorningLine[], string, never>;
};

declare module '../platform/database/schema.ts' {
  interface Database {
    case_outcome: CaseOutcomeTable;
    promise_break: PromiseBreakTable;
    promise_month: PromiseMonthTable;
    promise_sum: PromiseSumTable;
    outage: OutageTable;
    morning_report: MorningReportTable;
  }
}

export const regionTables = [
  'case_outcome',
  'promise_break',
  'promise_month',
  'promise_sum',
  'outage',
  'morning_report',
] as const satisfies readonly RegionTableName[];
