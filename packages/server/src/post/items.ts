import type { Selectable } from 'kysely';
import type { DatabaseConnection, DatabaseTransaction } from '../platform/database/index.ts';
import { newIdentifier } from '../record/index.ts';
import type { PostItemStatus, PostItemTable } from './schema.ts';

export type PostItem = Selectable<PostItemTable>;

/** The things of a case that went by post, the first of them first. */
export function itemsOfCase(database: DatabaseConnection, caseId: string): Promise<readonly PostItem[]> {
  return database
    .selectFrom('post_item')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
}

export function itemOfTracking(
  database: DatabaseConnection,
  tracking: string,
): Promise<PostItem | undefined> {
  return database.selectFrom('post_item').selectAll().where('tracking', '=', tracking).executeTakeFirst();
}

/** What is out of the way: it is not the thing that the case is about any more. */
const apart = new Set<PostItemStatus>(['double', 'destroyed', 'left']);

/** The thing that a case is about now: the last one made. */
export function latestItem(items: readonly PostItem[]): PostItem | undefined {
  return items.findLast(({ status }) => !apart.has(status));
}

export async function setItem(
  transaction: DatabaseTransaction,
  id: string,
  set: {
    readonly status?: PostItemStatus;
    readonly tracking?: string | null;
    readonly destroyed_by?: string;
  },
  now: Date,
): Promise<void> {
  await transaction
    .updateTable('post_item')
    .set({ ...set, changed_at: now })
    .where('id', '=', id)
    .execute();
}

export async function addItem(
  transaction: DatabaseTransaction,
  item: Pick<PostItem, 'case_id' | 'code' | 'office_id' | 'tracking' | 'status'>,
  now: Date,
): Promise<string> {
  const id = newIdentifier(now);
  await transaction
    .insertInto('post_item')
    .values({ ...item, id, manifest_id: null, made_at: now, changed_at: now, destroyed_by: null })
    .execute();
  return id;
}
