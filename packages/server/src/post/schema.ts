import type { RegionColumn, RegionTableName } from '../platform/database/schema.ts';

/** What the post says of a thing that it carries. */
export type PostStatus = 'accepted' | 'in-transit' | 'delivered' | 'returned' | 'damaged' | 'lost';

export type PostItemStatus = PostStatus | 'listed' | 'replaced' | 'left' | 'double' | 'destroyed';

export type PostManifestTable = {
  region_id: RegionColumn;
  id: string;
  office_id: string;
  number: string;
  account_id: string;
  items: number;
  made_at: Date;
};

export type PostItemTable = {
  region_id: RegionColumn;
  id: string;
  case_id: string;
  code: string;
  office_id: string;
  manifest_id: string | null;
  tracking: string | null;
  status: PostItemStatus;
  made_at: Date;
  changed_at: Date;
  destroyed_by: string | null;
};

export type PostEventTable = {
  region_id: RegionColumn;
  item_id: string;
  status: PostStatus;
  happened_at: Date;
  account_id: string;
  recorded_at: Date;
};

declare module '../platform/database/schema.ts' {
  interface Database {
    post_manifest: PostManifestTable;
    post_item: PostItemTable;
    post_event: PostEventTable;
  }
}

export const regionTables = [
  'post_manifest',
  'post_item',
  'post_event',
] as const satisfies readonly RegionTableName[];
