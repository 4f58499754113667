import { createHash } from 'node:crypto';
import type { FileValue, Text } from '@satuloket/engine';
import { failure, type Result, success } from '@satuloket/engine';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { type Selectable, sql } from 'kysely';
import { type DatabaseConnection, inTransaction, regionDatabase } from '../platform/database/index.ts';
import { type MasterKeys, newIdentifier, runCommand } from '../record/index.ts';
import type { FileAccepted } from '../types.ts';
import {
  type FileKey,
  newFileKey,
  openContent,
  openFileName,
  partsKey,
  sealContent,
  sealFileName,
  unwrapFileKey,
} from './file-keys.ts';
import { fileNameOf } from './file-name.ts';
import { inspectFile } from './inspect.ts';
import { bytesPerMegabyte, type UploadLimits } from './limits.ts';
import { type Parts, partsIn } from './parts.ts';
import { countExceeded, fileProblems, offsetWrong, tooLarge } from './problems.ts';
import type { FileTable } from './schema.ts';
import { createTurns } from './turns.ts';

export type FileStoreOptions = {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly now: () => Date;
  /** Where whole files lie, encrypted: a folder, or any disk of flydrive (S3). */
  readonly folder?: string;
  readonly disk?: Disk;
  /** Where parts of unfinished uploads lie, encrypted; on this server's own disk. */
  readonly uploadFolder: string;
};

type FileRow = Selectable<FileTable>;

export type Upload = { readonly regionId: string; readonly fileId: string };
/** Where a file belongs from its beginning. */
export type FileHome = { readonly draftId: string } | { readonly caseId: string };

/** By whom and with which key a whole file is sent: told again, it is the file of the first time. */
type Once = { readonly caller: string; readonly key: string };

export type StoredFile = {
  readonly fileId: string;
  readonly caseId: string | null;
  readonly requirement: string;
  readonly uploaderId: string | null;
  readonly name: string;
  readonly mediaType: string;
};

/** How many files are decoded at the same time: pictures take memory by the ten million pixels. */
const inspectedAtOnce = 2;
const orphanAfterMilliseconds = 7 * 24 * 3600 * 1000;

/** The store of files: rows in the database, encrypted objects on the disk, parts of uploads beside them. */
export type FileStore = ReturnType<typeof createFileStore>;

export function createFileStore(options: FileStoreOptions) {
  const { database, masterKeys, now } = options;
  const disk = options.disk ?? diskIn(options.folder);
  const parts: Parts = partsIn(options.uploadFolder);
  const inspecting = createTurns(inspectedAtOnce);
  /** Uploads that are receiving a part in this process. */
  const receiving = new Set<string>();

  const keyOf = (row: FileRow): FileKey =>
    unwrapFileKey(masterKeys, { regionId: row.region_id, fileId: row.id }, row);

  function fileValueOf(row: FileRow): FileValue {
    if (row.sha256 === null || row.media_type === null) throw new Error('An unfinished upload has no value.');
    return {
      fileId: row.id,
      name: openFileName(keyOf(row), row.name_sealed),
      sha256: row.sha256.toString('hex'),
      sizeBytes: row.size_bytes,
      mediaType: row.media_type,
      ...(row.pages === null ? {} : { pages: row.pages }),
    };
  }

  /** A row for a file that is to come. */
  async function begin(
    input: FileHome & {
      regionId: string;
      requirement: string;
      name: string;
      sizeBytes: number;
      limits: UploadLimits;
      uploaderId?: string;
    },
  ): Promise<FileRow> {
    const at = now();
    const { regionId } = input;
    const fileId = newIdentifier(at);
    const { fileKey, wrapped } = newFileKey(masterKeys, { regionId, fileId });
    const place = async (connection: DatabaseConnection): Promise<FileRow> =>
      connection
        .insertInto('file')
        .values({
          id: fileId,
          state: 'uploading',
          case_id: 'caseId' in input ? input.caseId : null,
          uploader_id: input.uploaderId ?? null,
          requirement: input.requirement,
          ...wrapped,
          name_sealed: sealFileName(fileKey, fileNameOf(input.name)),
          size_bytes: input.sizeBytes,
          media_type: null,
          sha256: null,
          pages: null,
          limits: JSON.stringify(input.limits),
          began_at: at,
          kept_at: null,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
    const home = regionDatabase(database, regionId);
    if ('caseId' in input) return place(home);
    return inTransaction(home, async (transaction) => {
      const row = await place(transaction);
      await transaction
        .insertInto('file_in_draft')
        .values({
          draft_id: input.draftId,
          file_id: fileId,
          requirement: input.requirement,
          added_at: at,
        })
        .execute();
      return row;
    });
  }

  /** The upload that was begun last for a requirement of a draft, whether it has ended or not. */
  async function uploadOf(place: {
    regionId: string;
    draftId: string;
    requirement: string;
  }): Promise<Upload | undefined> {
    const row = await regionDatabase(database, place.regionId)
      .selectFrom('file_in_draft')
      .select('file_id')
      .where('draft_id', '=', place.draftId)
      .where('requirement', '=', place.requirement)
      .orderBy('added_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row && { regionId: place.regionId, fileId: row.file_id };
  }

  async function readRow({ regionId, fileId }: Upload): Promise<FileRow | undefined> {
    return regionDatabase(database, regionId)
      .selectFrom('file')
      .selectAll()
      .where('id', '=', fileId)
      .executeTakeFirst();
  }

  async function progress(
    upload: Upload,
  ): Promise<Result<{ receivedBytes: number; sizeBytes: number; accepted?: FileAccepted }>> {
    const row = await readRow(upload);
    if (row === undefined) return failure(fileProblems.uploadEnded);
    const { size_bytes: sizeBytes } = row;
    if (row.state === 'kept') {
      return success({ receivedBytes: sizeBytes, sizeBytes, accepted: acceptedOf(row) });
    }
    const receivedBytes = await parts.receivedBytes({ ...upload, key: partsKey(keyOf(row)) });
    return success({ receivedBytes, sizeBytes });
  }

  /**
   * Takes the next part of an upload. When the last byte is there the file is looked at and kept, or refused and
   * forgotten.
   */
  async function receive(
    upload: Upload,
    input: {
      fromBytes: number;
      content: AsyncIterable<Uint8Array>;
      /** Looks at what was sent once it is whole, before anything else does. */
      whole?: (content: Uint8Array) => Result<void>;
    },
  ): Promise<Result<{ receivedBytes: number; accepted?: FileAccepted }>> {
    if (receiving.has(upload.fileId)) return failure(fileProblems.uploadBusy);
    receiving.add(upload.fileId);
    try {
      const row = await readRow(upload);
      if (row === undefined) return failure(fileProblems.uploadEnded);
      if (row.state === 'kept') {
        return success({ receivedBytes: row.size_bytes, accepted: acceptedOf(row) });
      }
      const place = { ...upload, key: partsKey(keyOf(row)) };
      const receivedBytes = await parts.receivedBytes(place);
      if (receivedBytes !== input.fromBytes) return failure(offsetWrong(receivedBytes));
      const appended = await parts.append(place, input.content, {
        fromBytes: receivedBytes,
        untilBytes: row.size_bytes,
      });
      if (appended.overflowed) {
        await forget(upload);
        return failure(tooLarge(row.limits));
      }
      if (appended.receivedBytes < row.size_bytes) return success({ receivedBytes: appended.receivedBytes });
      const accepted = await finish(row, input.whole);
      return accepted.ok
        ? success({ receivedBytes: appended.receivedBytes, accepted: accepted.value })
        : accepted;
    } finally {
      receiving.delete(upload.fileId);
    }
  }

  async function finish(
    row: FileRow,
    whole?: (content: Uint8Array) => Result<void>,
    once?: Once,
  ): Promise<Result<FileAccepted>> {
    const fileKey = keyOf(row);
    const upload = { regionId: row.region_id, fileId: row.id };
    let sent = '';
    const inspected = await inspecting.take(async () => {
      const content = await parts.read({ ...upload, key: partsKey(fileKey) });
      if (once !== undefined) sent = createHash('sha256').update(content).digest('hex');
      const fit = whole?.(content) ?? success(undefined);
      return fit.ok ? inspectFile(content, row.limits) : fit;
    });
    const kept = inspected.ok
      ? await keep(row, fileKey, inspected.value, once && { ...once, sent })
      : inspected;
    if (kept.ok && kept.value.file.fileId === row.id) await parts.remove(upload);
    else await forget(upload);
    return kept;
  }

  async function keep(
    row: FileRow,
    fileKey: FileKey,
    content: {
      bytes: Uint8Array;
      mediaType: string;
      sha256: Buffer;
      pages?: number;
      warnings: readonly Text[];
    },
    once?: Once & { readonly sent: string },
  ): Promise<Result<FileAccepted>> {
    await disk.put(objectKey(fileKey), sealContent(fileKey, content.bytes));
    const kept = {
      state: 'kept' as const,
      size_bytes: content.bytes.length,
      media_type: content.mediaType,
      sha256: content.sha256,
      pages: content.pages ?? null,
      kept_at: now(),
    };
    const settle = async (transaction: DatabaseConnection): Promise<Result<{ readonly fileId: string }>> => {
      if (row.case_id === null) {
        const room = await roomInDraft(transaction, row);
        if (!room.ok) return room;
      }
      await transaction
        .updateTable('file')
        .set({ ...kept, warnings: JSON.stringify(content.warnings) })
        .where('id', '=', row.id)
        .execute();
      return success({ fileId: row.id });
    };
    const home = regionDatabase(database, row.region_id);
    // What is a case's own has no draft whose room would be counted: one statement needs no transaction around it.
    const settled =
      once !== undefined
        ? await settleOnce(row, once, settle)
        : row.case_id === null
          ? await inTransaction(home, settle)
          : await settle(home);
    if (!settled.ok) return settled;
    if (settled.value.fileId === row.id)
      return success({ file: fileValueOf({ ...row, ...kept }), warnings: content.warnings });
    const first = await readRow({ regionId: row.region_id, fileId: settled.value.fileId });
    // It was taken out of the draft since.
    return first?.state === 'kept' ? success(acceptedOf(first)) : failure(fileProblems.unknown);
  }

  /** The name of a file is its person's: of what was sent there is a digest only, of what came of it an identifier. */
  async function settleOnce(
    row: FileRow,
    { caller, key, sent }: Once & { readonly sent: string },
    settle: (transaction: DatabaseConnection) => Promise<Result<{ readonly fileId: string }>>,
  ): Promise<Result<{ readonly fileId: string }>> {
    const { region_id: regionId, requirement } = row;
    const draft = await regionDatabase(database, regionId)
      .selectFrom('file_in_draft')
      .select('draft_id')
      .where('file_id', '=', row.id)
      .executeTakeFirst();
    const name = openFileName(keyOf(row), row.name_sealed);
    const content = ['upload-file', draft?.draft_id ?? row.case_id, requirement, name, sent];
    return runCommand(database, { regionId, caller, key, content, now: now() }, settle);
  }

  /** The limit of files holds for uploads that end at the same moment too: they go one after the other. */
  async function roomInDraft(transaction: DatabaseConnection, row: FileRow): Promise<Result<void>> {
    const link = await transaction
      .selectFrom('file_in_draft')
      .select('draft_id')
      .where('file_id', '=', row.id)
      .executeTakeFirst();
    if (link === undefined) return failure(fileProblems.uploadEnded);
    await sql`select pg_advisory_xact_lock(hashtextextended(${link.draft_id}, 0))`.execute(transaction);
    const { count } = await transaction
      .selectFrom('file_in_draft as link')
      .innerJoin('file', 'file.id', 'link.file_id')
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .where('link.draft_id', '=', link.draft_id)
      .where('link.requirement', '=', row.requirement)
      .where('file.state', '=', 'kept')
      .executeTakeFirstOrThrow();
    return Number(count) < row.limits.maximumFiles
      ? success(undefined)
      : failure(countExceeded(row.limits.maximumFiles));
  }

  /** Row, object and parts of a file that nothing refers to. */
  async function forget({ regionId, fileId }: Upload): Promise<void> {
    await regionDatabase(database, regionId).deleteFrom('file').where('id', '=', fileId).execute();
    await disk.delete(objectKey({ regionId, fileId }));
    await parts.remove({ regionId, fileId });
  }

  return {
    /** A file that comes in parts. */
    async begin(input: Parameters<typeof begin>[0]): Promise<Upload> {
      const { region_id: regionId, id: fileId } = await begin(input);
      return { regionId, fileId };
    },
    uploadOf,
    progress,
    receive,
    forget,
    fileValueOf,

    /** A whole file at once, streamed to the disk like any other. */
    async accept(
      input: FileHome & {
        regionId: string;
        requirement: string;
        name: string;
        content: AsyncIterable<Uint8Array>;
        limits: UploadLimits;
        uploaderId?: string;
        once?: Once;
      },
    ): Promise<Result<FileAccepted>> {
      // What a form says of a file's size is not to be trusted: the row begins with the most that is allowed.
      const sizeBytes = Math.floor(input.limits.maximumMegabytes * bytesPerMegabyte);
      const row = await begin({ ...input, sizeBytes });
      const upload = { regionId: row.region_id, fileId: row.id };
      const place = { ...upload, key: partsKey(keyOf(row)) };
      const appended = await parts.append(place, input.content, { fromBytes: 0, untilBytes: sizeBytes });
      if (appended.overflowed || appended.interrupted) {
        await forget(upload);
        return failure(appended.overflowed ? tooLarge(input.limits) : fileProblems.unreadable);
      }
      return finish(row, undefined, input.once);
    },

    /** A document that was made here: kept as it is, once, however often the same one is made for a case. */
    async keepDocument(input: {
      regionId: string;
      caseId: string;
      product: string;
      name: string;
      bytes: Uint8Array;
      sha256: Buffer;
      pages: number;
    }): Promise<FileAccepted> {
      const { bytes, sha256, pages } = input;
      const present = await regionDatabase(database, input.regionId)
        .selectFrom('file')
        .selectAll()
        .where('case_id', '=', input.caseId)
        .where('state', '=', 'kept')
        .where('requirement', '=', `product.${input.product}`)
        .where('sha256', '=', sha256)
        .executeTakeFirst();
      if (present !== undefined) return acceptedOf(present);
      const row = await begin({
        regionId: input.regionId,
        caseId: input.caseId,
        requirement: `product.${input.product}`,
        name: input.name,
        sizeBytes: bytes.length,
        limits: { accepts: ['pdf'], maximumFiles: 1, maximumMegabytes: 10 },
      });
      const kept = await keep(row, keyOf(row), {
        bytes,
        sha256,
        pages,
        mediaType: 'application/pdf',
        warnings: [],
      });
      if (!kept.ok) throw new Error(`A document could not be kept: ${kept.error.code}`);
      return kept.value;
    },

    async find({
      regionId,
      fileId,
    }: Upload): Promise<
      (StoredFile & { draftIds: readonly string[]; lentTo: readonly string[] }) | undefined
    > {
      const row = await readRow({ regionId, fileId });
      if (row === undefined || row.state !== 'kept') return undefined;
      const links = await regionDatabase(database, regionId)
        .selectFrom('file_in_draft')
        .select('draft_id')
        .where('file_id', '=', fileId)
        .execute();
      const lentTo = await regionDatabase(database, regionId)
        .selectFrom('file_in_case')
        .select('case_id')
        .where('file_id', '=', fileId)
        .execute();
      const { name, mediaType } = fileValueOf(row);
      return {
        fileId,
        caseId: row.case_id,
        lentTo: lentTo.map(({ case_id: caseId }) => caseId),
        requirement: row.requirement,
        uploaderId: row.uploader_id,
        name,
        mediaType,
        draftIds: links.map((link) => link.draft_id),
      };
    },

    /** The content in clear; undefined when there is no such file. */
    async read({ regionId, fileId }: Upload): Promise<Buffer | undefined> {
      const row = await readRow({ regionId, fileId });
      if (row === undefined || row.state !== 'kept') return undefined;
      const sealed = await disk.getBytes(objectKey({ regionId, fileId }));
      return openContent(keyOf(row), sealed);
    },

    /** Removes a file from a draft; a case's own file stays the case's. */
    async removeFromDraft(input: { regionId: string; draftId: string; fileId: string }): Promise<boolean> {
      const region = regionDatabase(database, input.regionId);
      const removed = await region
        .deleteFrom('file_in_draft')
        .where('draft_id', '=', input.draftId)
        .where('file_id', '=', input.fileId)
        .returning('file_id')
        .executeTakeFirst();
      if (removed === undefined) return false;
      const row = await readRow(input);
      if (row !== undefined && row.case_id === null) await forget(input);
      return true;
    },

    /** What was uploaded for one draft stands in another from now on. */
    async handOn(
      transaction: DatabaseConnection,
      { fromDraftId, toDraftId }: { fromDraftId: string; toDraftId: string },
    ): Promise<void> {
      await transaction
        .updateTable('file_in_draft')
        .set({ draft_id: toDraftId })
        .where('draft_id', '=', fromDraftId)
        .execute();
    },

    /** Forgets what no case and no draft has needed for seven days, and uploads that nobody went on with. */
    async sweep(regionId: string): Promise<number> {
      const before = new Date(now().getTime() - orphanAfterMilliseconds);
      const orphans = await regionDatabase(database, regionId)
        .selectFrom('file')
        .select('file.id')
        .where('file.began_at', '<', before)
        .where((eb) =>
          eb.or([
            eb('file.state', '=', 'uploading'),
            eb.and([
              eb('file.case_id', 'is', null),
              eb.not(
                eb.exists(
                  eb
                    .selectFrom('file_in_draft as link')
                    .select('link.file_id')
                    .whereRef('link.file_id', '=', 'file.id'),
                ),
              ),
            ]),
          ]),
        )
        .limit(500)
        .execute();
      for (const { id } of orphans) await forget({ regionId, fileId: id });
      return orphans.length;
    },
  };

  function acceptedOf(row: FileRow): FileAccepted {
    return { file: fileValueOf(row), warnings: row.warnings };
  }
}

function diskIn(folder: string | undefined): Disk {
  if (folder === undefined) throw new Error('The store of files needs a folder or a disk.');
  return new Disk(new FSDriver({ location: folder, visibility: 'private' }));
}

/** Spread over 256 folders: a folder with a million files is slow to list and to back up. */
function objectKey({ regionId, fileId }: { regionId: string; fileId: string }): string {
  return `${regionId}/${fileId.slice(-2)}/${fileId}`;
}
