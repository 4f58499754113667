import { officeOf, type Result, success } from '@satuloket/engine';
import { regionDatabase } from '../platform/database/index.ts';
import type { Caller, PostDesk, PostItemRow } from '../types.ts';
import type { PostOptions } from './dependencies.ts';
import type { PostItem } from './items.ts';
import { poster, postingOffice } from './policy.ts';
import type { PostItemStatus } from './schema.ts';
import { statusSummary } from './statuses.ts';
import { waitingForPost } from './waiting.ts';

const latestManifests = 20;
const shownDoubles = 100;
const shownDestroyed = 20;

/** As a thing goes on its way, then what went wrong. */
const inOrder: readonly PostItemStatus[] = [
  'listed',
  'accepted',
  'in-transit',
  'delivered',
  'returned',
  'damaged',
  'lost',
  'replaced',
  'left',
  'double',
  'destroyed',
];

/** All that an office has with the post, on one page. */
export async function desk(
  options: PostOptions,
  caller: Caller,
  { officeId: asked }: { readonly officeId?: string },
  jobs: readonly Parameters<typeof statusSummary>[0][],
): Promise<Result<PostDesk>> {
  const who = poster(options, caller);
  if (!who.ok) return who;
  const chosen = postingOffice(who.value, asked);
  if (!chosen.ok) return chosen;
  const officeId = chosen.value;
  const { region, offices } = who.value;
  const database = regionDatabase(options.database, region.id);
  const nameOf = (id: string) => officeOf(region, id)?.name ?? { id, en: id };
  const counts = await database
    .selectFrom('post_item')
    .select(({ fn }) => ['status', fn.countAll<string>().as('count')])
    .where('office_id', '=', officeId)
    .groupBy('status')
    .execute();
  const manifests = await database
    .selectFrom('post_manifest as manifest')
    .select((of) => [
      'manifest.id',
      'manifest.number',
      'manifest.made_at',
      'manifest.items',
      of
        .selectFrom('post_item as item')
        .select(({ fn }) => fn.countAll<string>().as('open'))
        .whereRef('item.manifest_id', '=', 'manifest.id')
        .where('item.status', '=', 'listed')
        .as('open'),
    ])
    .where('manifest.office_id', '=', officeId)
    .orderBy('manifest.made_at', 'desc')
    .orderBy('manifest.id')
    .limit(latestManifests)
    .execute();
  const itemsWith = (status: PostItemStatus, limit: number) =>
    database
      .selectFrom('post_item')
      .selectAll()
      .where('office_id', '=', officeId)
      .where('status', '=', status)
      .orderBy('changed_at', 'desc')
      .limit(limit)
      .execute();
  const doubles = await itemsWith('double', shownDoubles);
  const destroyed = await itemsWith('destroyed', shownDestroyed);
  const waiting = await waitingForPost(options, database, who.value, officeId);
  return success({
    officeId,
    office: nameOf(officeId),
    offices: [...offices.keys()].map((id) => ({ id, name: nameOf(id) })),
    waiting: waiting.length,
    counts: inOrder.flatMap((status) => {
      const found = counts.find((one) => one.status === status);
      return found === undefined ? [] : [{ status, count: Number(found.count) }];
    }),
    manifests: manifests.map(({ id, number, made_at, items, open }) => ({
      manifestId: id,
      number,
      madeAt: made_at.toISOString(),
      items,
      open: Number(open),
    })),
    doubles: doubles.map(itemRow),
    destroyed: destroyed.map(itemRow),
    jobs: jobs.map(statusSummary),
  });
}

function itemRow({ id, code, tracking, status, changed_at }: PostItem): PostItemRow {
  return { itemId: id, code, tracking, status, changedAt: changed_at.toISOString() };
}
