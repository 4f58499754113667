import { type FileValue, failure, type Problem } from '@satuloket/engine';
import { type ExpressionBuilder, sql } from 'kysely';
import type { CaseFiles } from '../cases/dependencies.ts';
import { commentRequirement, proofRequirement } from '../cases/index.ts';
import { statement, write, writing } from '../platform/database/index.ts';
import type { Database } from '../platform/database/schema.ts';
import { isIdentifier } from '../record/index.ts';
import { attachmentLimits, bytesPerMegabyte, registerResultLimits } from './limits.ts';
import type { FileStore } from './store.ts';

/** Whether the register's file is genuine and about whom it should be; undefined when nothing speaks against it. */
export type ResultCheck = (
  content: Uint8Array,
  expected: {
    readonly regionId: string;
    readonly typed: readonly string[];
    readonly about: readonly string[];
    readonly number?: string;
  },
) => Promise<Problem | undefined>;

/** What cases ask of this part. Everything but the register's result happens inside the command's transaction. */
export function createCaseFiles(store: FileStore, checkResult?: ResultCheck): CaseFiles {
  return {
    async ofDraft(database, draftId) {
      const rows = await filesInDraft(database, { draftId });
      const byRequirement: Record<string, FileValue[]> = {};
      for (const row of rows) {
        byRequirement[row.asked_by] = [...(byRequirement[row.asked_by] ?? []), store.fileValueOf(row)];
      }
      return byRequirement;
    },

    async ofCase(database, caseId) {
      const rows = await filesOfCase(database, { caseId });
      return new Map(rows.map((row) => [row.id, store.fileValueOf(row)]));
    },

    async forResults(database, caseId) {
      const rows = await database
        .selectFrom('file')
        .selectAll()
        .where('case_id', '=', caseId)
        .where('requirement', 'like', `${resultRequirement('')}%`)
        .where('state', '=', 'kept')
        .execute();
      return new Map(
        rows.map((row) => [
          row.id,
          { product: row.requirement.slice(resultRequirement('').length), file: store.fileValueOf(row) },
        ]),
      );
    },

    async forComments(database, { caseId, uploaderId }) {
      const rows = await database
        .selectFrom('file')
        .selectAll()
        .where('case_id', '=', caseId)
        .where('requirement', '=', commentRequirement)
        .where('uploader_id', '=', uploaderId)
        .where('state', '=', 'kept')
        .execute();
      return new Map(rows.map((row) => [row.id, store.fileValueOf(row)]));
    },

    async keepAsProof(transaction, { caseId, fileId, uploaderId }) {
      if (!isIdentifier(fileId)) return false;
      const kept = await transaction
        .updateTable('file')
        .set({ requirement: proofRequirement })
        .where('id', '=', fileId)
        .where('state', '=', 'kept')
        .where((file) =>
          file.or([
            file('requirement', 'like', `${fieldRequirement('')}%`),
            // One picture may prove several things given to one person.
            file('requirement', '=', proofRequirement),
            file.and([
              file('requirement', '=', commentRequirement),
              file('case_id', '=', caseId),
              file('uploader_id', '=', uploaderId),
            ]),
          ]),
        )
        .returning('id')
        .executeTakeFirst();
      if (kept === undefined) return false;
      await this.attach(transaction, { caseId, fileIds: [fileId] });
      return true;
    },

    async adopt(transaction, given) {
      await adoptFiles(transaction, given);
    },

    async attach(transaction, { caseId, fileIds }) {
      if (fileIds.length === 0) return;
      await transaction
        .updateTable('file')
        .set(ownedBy(caseId))
        .where('state', '=', 'kept')
        .where('id', 'in', fileIds)
        .execute();
      const others = await transaction
        .selectFrom('file')
        .select('id')
        .where('id', 'in', fileIds)
        .where('state', '=', 'kept')
        .where('case_id', '<>', caseId)
        .execute();
      if (others.length === 0) return;
      await transaction
        .insertInto('file_in_case')
        .values(others.map(({ id }) => ({ case_id: caseId, file_id: id })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async lend(transaction, { caseId, draftId, files }) {
      const own = await transaction
        .selectFrom('file')
        .select(['id', 'kept_at'])
        .where((file) => standsIn(file, caseId))
        .where('state', '=', 'kept')
        .execute();
      const keptAt = new Map(own.map((row) => [row.id, row.kept_at]));
      const lent = files.flatMap(({ requirement, fileId }) => {
        const at = keptAt.get(fileId);
        return at ? [{ draft_id: draftId, file_id: fileId, requirement, added_at: at }] : [];
      });
      if (lent.length === 0) return;
      await write(
        transaction,
        transaction
          .insertInto('file_in_draft')
          .values(lent)
          .onConflict((conflict) => conflict.doNothing()),
      );
    },

    async discard(transaction, draftId) {
      await transaction.deleteFrom('file_in_draft').where('draft_id', '=', draftId).execute();
    },

    acceptAttachment: (caller, { caseId, uploaderId, name, content }) =>
      store.accept({
        regionId: caller.regionId,
        caseId,
        uploaderId,
        requirement: commentRequirement,
        name,
        content,
        limits: attachmentLimits,
      }),

    async acceptResult(caller, { caseId, product, typed, about, number, name, content, sizeBytes }) {
      const limits = registerResultLimits;
      const target = {
        regionId: caller.regionId,
        caseId,
        requirement: resultRequirement(product),
        name,
        limits,
      };
      const isTooLarge = sizeBytes > limits.maximumMegabytes * bytesPerMegabyte;
      if (checkResult === undefined || isTooLarge) return store.accept({ ...target, content });
      const bytes = await readWhole(content, sizeBytes);
      const { regionId } = caller;
      const problem = await checkResult(bytes, { regionId, typed, about, ...(number && { number }) });
      if (problem !== undefined) return failure(problem);
      return store.accept({ ...target, content: new Blob([bytes]).stream() });
    },
  };
}

/** No more than was announced: whoever sends more sends another file. */
async function readWhole(
  content: ReadableStream<Uint8Array>,
  sizeBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(sizeBytes);
  let length = 0;
  for await (const part of content) {
    bytes.set(part.subarray(0, sizeBytes - length), length);
    length = Math.min(sizeBytes, length + part.length);
  }
  return bytes.subarray(0, length);
}

/**
 * A file belongs to one case, and may be lent to others that go on from it. Both are looked up by their own index: asked
 * with "or", every file of the region is read.
 */
function standsIn(file: ExpressionBuilder<Database, 'file'>, caseId: string) {
  const own = file.selectFrom('file as own').select('own.id').where('own.case_id', '=', caseId);
  const lent = file
    .selectFrom('file_in_case')
    .select('file_id as id')
    .where('file_in_case.case_id', '=', caseId);
  return file('file.id', 'in', own.unionAll(lent));
}

/** Where a picture from the field stands until it proves something. */
export function fieldRequirement(sha256: string): string {
  return `field.${sha256.slice(0, 32)}`;
}

/** Where the register's file for a product stands among the documents of a case. */
function resultRequirement(product: string): string {
  return `product.${product}`;
}

/**
 * Files of no case become this one's. Which have none is no condition of the statement: by it PostgreSQL may go through
 * the files of every open draft to find these few.
 */
const filesInDraft = statement((database, { draftId }: { readonly draftId: string }) =>
  database
    .selectFrom('file_in_draft as link')
    .innerJoin('file', 'file.id', 'link.file_id')
    .selectAll('file')
    .select('link.requirement as asked_by')
    .where('link.draft_id', '=', draftId)
    .where('file.state', '=', 'kept')
    .orderBy('link.added_at')
    .orderBy('file.id'),
);

const filesOfCase = statement((database, { caseId }: { readonly caseId: string }) =>
  database
    .selectFrom('file')
    .selectAll()
    .where((file) => standsIn(file, caseId))
    .where('state', '=', 'kept')
    .orderBy('kept_at')
    .orderBy('id'),
);

/** One statement: all its parts see the files as they were before, so that none is lent to its own case. */
const adoptFiles = writing(
  (transaction, { draftId, caseId }: { readonly draftId: string; readonly caseId: string }) => {
    const anyDrafted = sql<string>`any(array(select file_id from drafted))`;
    return transaction
      .with('drafted', (then) =>
        then.deleteFrom('file_in_draft').where('draft_id', '=', draftId).returning('file_id'),
      )
      .with('owned', (then) =>
        then
          .updateTable('file')
          .set(ownedBy(caseId))
          .where('state', '=', 'kept')
          .where('id', '=', anyDrafted),
      )
      .insertInto('file_in_case')
      .columns(['case_id', 'file_id'])
      .expression((those) =>
        those
          .selectFrom('file')
          .select([sql<string>`${caseId}::uuid`.as('case_id'), 'file.id'])
          .where('file.state', '=', 'kept')
          .where('file.case_id', '<>', caseId)
          .where('file.id', '=', anyDrafted),
      )
      .onConflict((conflict) => conflict.doNothing());
  },
);

const ownedBy = (caseId: string) => ({ case_id: sql<string>`coalesce(case_id, ${caseId}::uuid)` });
