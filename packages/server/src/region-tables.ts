import type { RegionTableName } from './platform/database/schema.ts';

/**
 * Every table whose rows belong to one region: the lists of the parts (`regionTables` in each part's `schema.ts`), put
 * together here because the platform lies below the parts and can't know them. A test compares this list with the
 * tables that really have a `region_id`.
 */
export const regionTables: readonly RegionTableName[] = [];
