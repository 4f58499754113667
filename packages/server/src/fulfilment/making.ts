import type { Selectable } from 'kysely';
import type { Cases } from '../cases/index.ts';
import type { FileStore } from '../files/index.ts';
import { localDateOf, type Places, regionOf } from '../places/index.ts';
import { type DatabaseConnection, inTransaction, regionDatabase } from '../platform/database/index.ts';
import { composeDocument } from './composing.ts';
import type { Renderer } from './renderer.ts';
import type { DocumentWorkTable } from './schema.ts';

export type MakingDependencies = {
  readonly database: DatabaseConnection;
  readonly now: () => Date;
  readonly cases: Pick<Cases, 'cases' | 'lookInto' | 'productValues' | 'recordDocumentMade'>;
  readonly places: Pick<Places, 'region'>;
  readonly store: Pick<FileStore, 'keepDocument'>;
  readonly renderer: Pick<Renderer, 'render' | 'renderSeen' | 'close'>;
};

type Work = Selectable<DocumentWorkTable>;

const batch = 10;
/** Longer than a rendering with all its limits: who makes a document now is not overtaken. */
const makingLastsMilliseconds = 3 * 60_000;
const firstRetryMilliseconds = 60_000;
const maximumTries = 6;

/**
 * Makes some of what is due in a region. A document is taken for three minutes; a server that dies meanwhile leaves it to
 * the next, which makes the same bytes and so finds the file that may already be there.
 */
export async function makeSomeDocuments(
  dependencies: MakingDependencies,
  regionId: string,
): Promise<{ readonly made: number; readonly isMoreDue: boolean }> {
  const broken: unknown[] = [];
  let made = 0;
  const taken = await takeDue(dependencies, regionId);
  for (const work of taken) {
    try {
      if (await makeOne(dependencies, work)) made += 1;
    } catch (error) {
      broken.push(error);
      await fail(dependencies, work, {
        failure: `unexpected: ${(error as Error).message}`,
        retryable: true,
      });
    }
  }
  // One broken case must not keep the others waiting, and must not stay unseen either.
  if (broken.length > 0) throw broken[0];
  return { made, isMoreDue: taken.length === batch };
}

function takeDue({ database, now }: MakingDependencies, regionId: string): Promise<Work[]> {
  return regionDatabase(database, regionId)
    .updateTable('document_work')
    .set((eb) => ({
      next_try_at: new Date(now().getTime() + makingLastsMilliseconds),
      tries: eb('tries', '+', 1),
    }))
    .where((eb) =>
      eb(
        eb.refTuple('case_id', 'product', 'seq'),
        'in',
        eb
          .selectFrom('document_work')
          .select(['case_id', 'product', 'seq'])
          .where('state', '=', 'waiting')
          .where('next_try_at', '<=', now())
          .orderBy('next_try_at')
          .limit(batch)
          .forUpdate()
          .skipLocked()
          .$asTuple('case_id', 'product', 'seq'),
      ),
    )
    .where('state', '=', 'waiting')
    .returningAll()
    .execute();
}

async function makeOne(dependencies: MakingDependencies, work: Work): Promise<boolean> {
  const { database, now, cases, store, renderer } = dependencies;
  const { region_id: regionId, case_id: caseId, product } = work;
  const region = regionDatabase(database, regionId);
  const subject = await cases.productValues(region, { regionId, caseId, seq: work.seq });
  if (subject === undefined) return fail(dependencies, work, { failure: 'case-erased', retryable: false });
  const outcome = await composeDocument(renderer, subject, {
    product,
    day: localDateOf(regionOf(dependencies, work.region_id), work.released_at),
    createdAt: work.released_at.toISOString(),
  });
  if (!outcome.ok) {
    const { code, detail, retryable } = outcome.error;
    return fail(dependencies, work, { failure: detail === '' ? code : `${code}: ${detail}`, retryable });
  }
  const { pdf, sha256, pages } = outcome.value;
  const title = subject.service.products[product]?.title.id ?? product;
  const { file } = await store.keepDocument({
    regionId,
    caseId,
    product,
    name: `${title} ${subject.code}.pdf`,
    bytes: pdf,
    sha256,
    pages,
  });
  return inTransaction(region, async (transaction) => {
    const marked = await ofWork(transaction, work)
      .set({ state: 'made', file_id: file.fileId, made_at: now(), failure: null })
      .returning('product')
      .executeTakeFirst();
    if (marked === undefined) return false;
    await cases.recordDocumentMade(transaction, {
      regionId,
      caseId,
      product,
      fileId: file.fileId,
      sha256: file.sha256,
      signed: false,
    });
    return true;
  });
}

/** The row of this work as long as it is still to be done. */
function ofWork(database: DatabaseConnection, { case_id, product, seq }: Work) {
  return database
    .updateTable('document_work')
    .where('case_id', '=', case_id)
    .where('product', '=', product)
    .where('seq', '=', seq)
    .where('state', '=', 'waiting');
}

/** Later and later while it may still work, then told as failed. */
async function fail(
  { database, now }: MakingDependencies,
  work: Work,
  { failure, retryable }: { failure: string; retryable: boolean },
): Promise<false> {
  const mayWork = retryable && work.tries < maximumTries;
  const wait = firstRetryMilliseconds * 2 ** (work.tries - 1);
  await ofWork(regionDatabase(database, work.region_id), work)
    .set(
      mayWork
        ? { failure, next_try_at: new Date(now().getTime() + wait) }
        : { failure, state: 'failed' as const },
    )
    .execute();
  return false;
}
