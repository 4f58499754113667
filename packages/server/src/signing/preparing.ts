import { postsFor, type Region, type Text } from '@satuloket/engine';
import type { Selectable } from 'kysely';
import type { Composition } from '../fulfilment/index.ts';
import { localDateOf } from '../places/index.ts';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import { regionOf, type SigningDependencies } from './dependencies.ts';
import { capacityKey, lookOf } from './officials.ts';
import type { Capacity } from './rules.ts';
import type { SigningItemTable } from './schema.ts';
import { imageOf } from './signature-images.ts';

export type SigningItem = Selectable<SigningItemTable>;

export type Prepared = {
  readonly fileId: string;
  readonly sha256: Buffer;
  readonly bytes: Buffer;
  readonly pages: number;
};

type Trouble = { readonly words: Text; readonly retryable: boolean };
type Outcome =
  | { readonly ok: true; readonly value: Prepared }
  | { readonly ok: false; readonly trouble: Trouble };

const batch = 10;
/** Longer than a rendering with all its limits: who makes a document now is not overtaken. */
const makingLastsMilliseconds = 3 * 60_000;
const firstRetryMilliseconds = 60_000;
const mostTries = 6;

/** Makes some of what is due in a region. A server that dies meanwhile leaves it to the next, which makes the same bytes. */
export async function prepareSome(
  dependencies: SigningDependencies,
  regionId: string,
): Promise<{ readonly made: number; readonly isMoreDue: boolean }> {
  const region = regionOf(dependencies, regionId);
  const database = regionDatabase(dependencies.database, regionId);
  let made = 0;
  const taken = await takeDue(dependencies, database);
  for (const item of taken) {
    const outcome = await make(dependencies, region, item, {
      capacity: usualCapacity(region, item),
      day: localDateOf(region, dependencies.now()),
    }).catch((error: unknown) => {
      dependencies.onUnexpected(error);
      return { ok: false, trouble: broken(true) } as const;
    });
    if (outcome.ok) made += 1;
    else await fail(dependencies, database, item, outcome.trouble);
  }
  return { made, isMoreDue: taken.length === batch };
}

function takeDue({ now }: SigningDependencies, database: DatabaseConnection): Promise<SigningItem[]> {
  const at = now();
  return database
    .updateTable('signing_item')
    .set((eb) => ({
      next_try_at: new Date(at.getTime() + makingLastsMilliseconds),
      tries: eb('tries', '+', 1),
    }))
    .where((eb) =>
      eb(
        'id',
        'in',
        eb
          .selectFrom('signing_item')
          .select('id')
          .where('state', '=', 'preparing')
          .where('next_try_at', '<=', at)
          .orderBy('next_try_at')
          .limit(batch)
          .forUpdate()
          .skipLocked(),
      ),
    )
    .where('state', '=', 'preparing')
    .returningAll()
    .execute();
}

/** Whose name stands under it until someone else signs: the holder of the post, or nobody's while it is vacant. */
export function usualCapacity(region: Region, item: SigningItem): Capacity | undefined {
  const [, role = ''] = item.queue.split('/');
  const wanted = { pack: item.pack, service: item.service, role, officeId: item.office_id };
  const posts = postsFor(region, wanted);
  const post = posts.find(({ holder }) => holder !== undefined) ?? posts[0];
  return post && { post, signer: post };
}

/** Makes the document with the look of a signature by someone on a day, and keeps it as what waits. */
export async function make(
  dependencies: SigningDependencies,
  region: Region,
  item: SigningItem,
  { capacity, day }: { readonly capacity: Capacity | undefined; readonly day: string },
): Promise<Outcome> {
  if (capacity === undefined) return { ok: false, trouble: nobody };
  const { cases, fulfilment, store, now } = dependencies;
  const database = regionDatabase(dependencies.database, region.id);
  const subject = await cases.productValues(database, { regionId: region.id, caseId: item.case_id });
  if (subject === undefined) return { ok: false, trouble: broken(false) };
  const { composition, imageMark } = await compositionFor(dependencies, region, item, { capacity, day });
  const outcome = await fulfilment.compose(subject, composition);
  if (!outcome.ok) return { ok: false, trouble: broken(outcome.error.retryable, outcome.error.code) };
  const { pdf, sha256, pages } = outcome.value;
  const title = subject.service.products[item.product]?.title.id ?? item.product;
  const { file } = await store.keepDocument({
    regionId: region.id,
    caseId: item.case_id,
    product: item.product,
    name: `${title} ${item.code}.pdf`,
    bytes: pdf,
    sha256,
    pages,
  });
  await database
    .updateTable('signing_item')
    .set((eb) => ({
      state: eb.case().when('state', '=', 'preparing').then('waiting').else(eb.ref('state')).end() as never,
      file_id: file.fileId,
      sha256,
      size_bytes: pdf.length,
      pages,
      prepared_for: capacityKey(capacity, imageMark),
      prepared_on: day,
      // Nobody has signed what was made just now.
      is_uncertain: false,
      trouble: null,
      next_try_at: null,
      updated_at: now(),
    }))
    .where('id', '=', item.id)
    .where('state', 'in', ['preparing', 'waiting', 'being-signed'])
    .execute();
  return { ok: true, value: { fileId: file.fileId, sha256, bytes: pdf, pages } };
}

/** What a document shows where someone signs it on a day. */
async function compositionFor(
  dependencies: SigningDependencies,
  region: Region,
  item: SigningItem,
  { capacity, day }: { readonly capacity: Capacity; readonly day: string },
): Promise<{ readonly composition: Composition; readonly imageMark: string }> {
  const image = await imageOf(dependencies, region, capacity);
  const { document_code: documentCode } = item;
  const url = `${dependencies.publicUrl}/${region.slug}/cek/${documentCode}`;
  const signature = lookOf(capacity, { documentCode, url }, image?.svg);
  const createdAt = item.since.toISOString();
  return { composition: { product: item.product, day, createdAt, signature }, imageMark: image?.mark ?? '' };
}

/** How what waits looks, or undefined where it is not of these very bytes. */
export async function pictureOf(
  dependencies: SigningDependencies,
  region: Region,
  item: SigningItem,
  wanted: { readonly capacity: Capacity; readonly day: string },
): Promise<string | undefined> {
  const { cases, fulfilment } = dependencies;
  const database = regionDatabase(dependencies.database, region.id);
  const subject = await cases.productValues(database, { regionId: region.id, caseId: item.case_id });
  if (subject === undefined || item.sha256 === null) return undefined;
  const { composition } = await compositionFor(dependencies, region, item, wanted);
  const seen = await fulfilment.composeSeen(subject, composition);
  return seen.ok && seen.value.sha256.equals(item.sha256) ? seen.value.svg : undefined;
}

async function fail(
  { now }: SigningDependencies,
  database: DatabaseConnection,
  item: SigningItem,
  { words, retryable }: Trouble,
): Promise<void> {
  const mayWork = retryable && item.tries < mostTries;
  const wait = firstRetryMilliseconds * 2 ** (item.tries - 1);
  await database
    .updateTable('signing_item')
    .set({
      trouble: JSON.stringify(words),
      updated_at: now(),
      ...(mayWork
        ? { next_try_at: new Date(now().getTime() + wait) }
        : { state: 'stuck' as const, next_try_at: null, place: 0 }),
    })
    .where('id', '=', item.id)
    .where('state', '=', 'preparing')
    .execute();
}

/** Has what could not be made tried again, after the pack or the region was corrected. */
export async function prepareStuck(dependencies: SigningDependencies, regionId: string): Promise<number> {
  const rows = await regionDatabase(dependencies.database, regionId)
    .updateTable('signing_item')
    .set({ state: 'preparing', tries: 0, next_try_at: dependencies.now() })
    .where('state', '=', 'stuck')
    .returning('id')
    .execute();
  return rows.length;
}

const nobody: Trouble = {
  words: {
    id: 'Tidak ada jabatan yang menandatangani dokumen kantor ini. Beri tahu pengelola data daerah.',
    en: 'No post signs the documents of this office. Tell whoever keeps the region’s data.',
  },
  retryable: true,
};

function broken(retryable: boolean, code?: string): Trouble {
  const told = code === undefined ? '' : ` (${code})`;
  return {
    words: {
      id: `Dokumen ini tidak dapat dibuat${told}. Berkasnya utuh; beri tahu pengelola sistem.`,
      en: `This document could not be made${told}. Its case is whole; tell whoever runs the system.`,
    },
    retryable,
  };
}
