import type { Text } from '@satuloket/engine';
import type { ViewPart } from '../cases/index.ts';
import { itemsOfCase, latestItem } from './items.ts';
import type { PostStatus } from './schema.ts';

const sentences: Readonly<Record<PostStatus, Text>> = {
  accepted: { id: 'Diterima pos', en: 'Taken in by the post' },
  'in-transit': { id: 'Dalam perjalanan', en: 'On its way' },
  delivered: { id: 'Sampai di alamat', en: 'Delivered' },
  returned: { id: 'Kembali ke kantor', en: 'Came back to the office' },
  damaged: { id: 'Rusak di perjalanan', en: 'Damaged on the way' },
  lost: { id: 'Hilang di perjalanan', en: 'Lost on the way' },
};

/** The number of the post and what it said, for the applicant and the officers; the number alone opens a door at the post. */
export const postPart: ViewPart = async ({ database, row, target, reader }) => {
  if (reader === 'public' || target.service.parcel === undefined) return {};
  const items = (await itemsOfCase(database, row.case_id)).filter(({ tracking }) => tracking !== null);
  if (items.length === 0) return {};
  const events = await database
    .selectFrom('post_event')
    .select(['item_id', 'status', 'happened_at'])
    .where(
      'item_id',
      'in',
      items.map(({ id }) => id),
    )
    .orderBy('happened_at', 'desc')
    .execute();
  const latest = latestItem(items);
  return {
    posted: items.toReversed().map(({ id, tracking }) => ({
      tracking: tracking!,
      isLatest: id === latest?.id,
      events: events
        .filter(({ item_id: itemId }) => itemId === id)
        .map(({ status, happened_at: at }) => ({
          status,
          at: at.toISOString(),
          sentence: sentences[status],
        })),
    })),
  };
};
