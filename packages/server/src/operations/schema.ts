import type { ColumnType } from 'kysely';
import type { RegionTableName } from '../platform/database/schema.ts';

type Count = ColumnType<string, number, number>;

export type SweepRunTable = {
  sweep: string;
  every_milliseconds: number;
  began_at: Date;
  ended_at: Date;
  failed_at: Date | null;
  failure: string | null;
  runs: Count;
  failures: Count;
};

declare module '../platform/database/schema.ts' {
  interface Database {
    sweep_run: SweepRunTable;
  }
}

/** Sweeps are of the whole installation. */
export const regionTables = [] as const satisfies readonly RegionTableName[];
