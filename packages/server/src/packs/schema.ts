import type { ColumnType } from 'kysely';
import type { RegionColumn, RegionTableName } from '../platform/database/schema.ts';

export type PackFile = { readonly path: string; readonly text: string };

export type PackVersionTable = {
  digest: string;
  name: string;
  version: string;
  files: ColumnType<readonly PackFile[], string, never>;
  stored_at: Date;
};

export type InstalledPackTable = { region_id: RegionColumn; pack: string; since: Date; digest: string };

declare module '../platform/database/schema.ts' {
  interface Database {
    pack_version: PackVersionTable;
    installed_pack: InstalledPackTable;
  }
}

export const regionTables: readonly RegionTableName[] = ['installed_pack'];
