import type { RegionColumn, RegionTableName } from '../platform/database/schema.ts';

export type SuggestionHiddenTable = {
  region_id: RegionColumn;
  account_id: string;
  service: string;
  code: string;
  /** The opaque name under which the household's member stands in pages. */
  member: string;
  hidden_at: Date;
};

declare module '../platform/database/schema.ts' {
  interface Database {
    suggestion_hidden: SuggestionHiddenTable;
  }
}

export const regionTables = ['suggestion_hidden'] as const satisfies readonly RegionTableName[];
