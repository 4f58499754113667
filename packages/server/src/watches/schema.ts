import type { Generated } from 'kysely';
import type { RegionColumn, RegionTableName } from '../platform/database/schema.ts';

export type WatchDueTable = {
  region_id: RegionColumn;
  case_id: string;
  watch: string;
  next_at: Date;
  tries: Generated<number>;
  asked_at: Date | null;
  told_since: Date | null;
};

declare module '../platform/database/schema.ts' {
  interface Database {
    watch_due: WatchDueTable;
  }
}

export const regionTables = ['watch_due'] as const satisfies readonly RegionTableName[];
