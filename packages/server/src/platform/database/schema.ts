import type { ColumnType, Kysely, Transaction } from 'kysely';

/**
 * Every table that Kysely knows. Each part of the server adds its own in its `schema.ts` by declaration merging:
 *
 *     declare module '../platform/database/schema.ts' {
 *       interface Database {
 *         case_action: CaseActionTable;
 *       }
 *     }
 *
 * Names are those of the SQL, snake_case, so that a query reads the same here and in a migration.
 */
export interface Database {
  schema_migration: SchemaMigrationTable;
}

/** The migrations that this database has seen. */
export type SchemaMigrationTable = {
  number: number;
  part: string;
  name: string;
  checksum: string;
  applied_at: ColumnType<Date, never, never>;
};

/**
 * The `region_id` of a region's table: the region plug-in writes it on insert, so callers leave it out, and it never
 * changes afterwards.
 */
export type RegionColumn = ColumnType<string, string | undefined, never>;

/** The names of the tables that carry a `region_id`; each part lists its own as `regionTables` in `schema.ts`. */
export type RegionTableName = {
  [Name in keyof Database]: 'region_id' extends keyof Database[Name] ? Name : never;
}[keyof Database];

/** A connection of our schema: the pool's or, inside `inTransaction`, the transaction's. */
export type DatabaseConnection = Kysely<Database>;
export type DatabaseTransaction = Transaction<Database>;
