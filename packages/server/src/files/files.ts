import { failure, type Result, success } from '@satuloket/engine';
import type { CaseFile } from '../cases/index.ts';
import { callerName } from '../cases/policy.ts';
import { isIdentifier, type MasterKeys } from '../record/index.ts';
import type { Caller, DraftService, FileAccepted, FileService } from '../types.ts';
import { bytesPerMegabyte, limitsOf, type UploadLimits } from './limits.ts';
import { isUploadTicket, linkHolder, readLink, uploadTicket, writeLink } from './links.ts';
import { countExceeded, fileProblems, tooLarge } from './problems.ts';
import type { FileStore, StoredFile, Upload } from './store.ts';

export type FilesDependencies = {
  readonly store: FileStore;
  readonly masterKeys: MasterKeys;
  readonly now: () => Date;
  readonly regions: { region(id: string): { readonly slug: string } | undefined };
  readonly cases: {
    readonly drafts: Pick<DraftService, 'open'>;
    mayReadFile(caller: Caller, file: CaseFile): Promise<boolean>;
    mayEditDraft(caller: Caller, draftId: string): Promise<boolean>;
    isHiddenFamilyDocument(
      caller: Caller,
      file: Pick<StoredFile, 'caseId' | 'requirement'>,
    ): Promise<boolean>;
  };
  /** Before an officer is shown a file of a case: written down, or refused to who must name a purpose first. */
  readonly lookInto: (caller: Caller, look: { caseId: string; fileId: string }) => Promise<Result<void>>;
};

export type OpenedFile = { readonly content: Buffer; readonly name: string; readonly mediaType: string };

/** `FileService` for the pages, and what the routes of uploads and links need beside it. */
export type Files = FileService & {
  progress(
    upload: Upload,
    ticket: string,
  ): Promise<Result<{ receivedBytes: number; sizeBytes: number; accepted?: FileAccepted }>>;
  receive(
    upload: Upload,
    ticket: string,
    input: { fromBytes: number; content: AsyncIterable<Uint8Array> },
  ): Promise<Result<{ receivedBytes: number; accepted?: FileAccepted }>>;
  /** Opens a link for the caller whom it was written for, if they may still see the file. */
  openLink(caller: Caller, written: string): Promise<Result<OpenedFile>>;
};

export function createFiles(dependencies: FilesDependencies): Files {
  const { store, masterKeys, now, cases } = dependencies;

  function pathOf(regionId: string, rest: string): string {
    const region = dependencies.regions.region(regionId);
    if (region === undefined) throw new Error(`The caller's region ${regionId} is not installed.`);
    return `/files/${region.slug}/${rest}`;
  }

  /** What the draft's service allows for a requirement, if the caller may fill in the draft and there is room. */
  async function limitsFor(
    caller: Caller,
    input: { draftId: string; requirement: string; key?: string },
  ): Promise<Result<UploadLimits>> {
    const draft = await cases.drafts.open(caller, input.draftId);
    if (!draft.ok) return draft;
    const requirement = draft.value.definition.requirements.find(({ code }) => code === input.requirement);
    if (requirement === undefined) return failure(fileProblems.requirementUnknown);
    const present = draft.value.files[input.requirement]?.length ?? 0;
    // One that is told again may be among them; whether there is room for another is asked once it is whole.
    if (input.key === undefined && present >= requirement.maximumFiles)
      return failure(countExceeded(requirement.maximumFiles));
    return success(limitsOf(requirement));
  }

  /**
   * By what a caller may see a file now: a case as far as it is theirs to see, or one of their own drafts; undefined
   * where they may not.
   */
  async function seenBy(
    caller: Caller,
    file: StoredFile & { draftIds: readonly string[]; lentTo: readonly string[] },
  ): Promise<{ readonly caseId?: string } | undefined> {
    for (const caseId of [...(file.caseId === null ? [] : [file.caseId]), ...file.lentTo]) {
      if (await cases.mayReadFile(caller, { ...file, caseId })) return { caseId };
    }
    for (const draftId of file.draftIds) {
      if (await cases.mayEditDraft(caller, draftId)) return {};
    }
    return undefined;
  }

  return {
    async begin(caller, input) {
      const limits = await limitsFor(caller, input);
      if (!limits.ok) return limits;
      if (!Number.isSafeInteger(input.sizeBytes) || input.sizeBytes <= 0) return failure(fileProblems.empty);
      if (input.sizeBytes > limits.value.maximumMegabytes * bytesPerMegabyte) {
        return failure(tooLarge(limits.value, input.sizeBytes));
      }
      const upload = await store.begin({ ...input, regionId: caller.regionId, limits: limits.value });
      const ticket = uploadTicket(masterKeys, upload, now());
      const uploadPath = pathOf(caller.regionId, `${upload.fileId}/${ticket}`);
      return success({ fileId: upload.fileId, uploadPath });
    },

    async accept(caller, { key, ...input }) {
      const limits = await limitsFor(caller, { ...input, ...(key !== undefined && { key }) });
      if (!limits.ok) return limits;
      if (input.sizeBytes > limits.value.maximumMegabytes * bytesPerMegabyte) {
        return failure(tooLarge(limits.value, input.sizeBytes));
      }
      const name = callerName(caller);
      const once = key === undefined || name === null ? {} : { once: { caller: name, key } };
      return store.accept({ ...input, ...once, regionId: caller.regionId, limits: limits.value });
    },

    async remove(caller, { draftId, fileId }) {
      if (!isIdentifier(fileId) || !isIdentifier(draftId)) return failure(fileProblems.unknown);
      if (!(await cases.mayEditDraft(caller, draftId))) return failure(fileProblems.unknown);
      const removed = await store.removeFromDraft({ regionId: caller.regionId, draftId, fileId });
      return removed ? success(undefined) : failure(fileProblems.unknown);
    },

    async link(caller, fileId) {
      const who = linkHolder(caller);
      if (who === undefined || !isIdentifier(fileId)) return failure(fileProblems.unknown);
      const { regionId } = caller;
      const file = await store.find({ regionId, fileId });
      if (file === undefined || !(await seenBy(caller, file))) return failure(fileProblems.unknown);
      // In whichever case or draft it is lent: it is the document that shows the family, not the way to it.
      if (await cases.isHiddenFamilyDocument(caller, file)) return failure(fileProblems.familyHidden);
      const written = writeLink(masterKeys, { regionId, fileId, who }, now());
      const path = pathOf(regionId, `open/${written}`);
      return success({ path, mediaType: file.mediaType, name: file.name });
    },

    async progress(upload, ticket) {
      if (!mayUpload(upload, ticket)) return failure(fileProblems.uploadEnded);
      return store.progress(upload);
    },

    async receive(upload, ticket, input) {
      if (!mayUpload(upload, ticket)) return failure(fileProblems.uploadEnded);
      return store.receive(upload, input);
    },

    async openLink(caller, written) {
      const link = readLink(masterKeys, caller.regionId, written, now());
      if (link === undefined) return failure(fileProblems.linkEnded);
      const holder = holderOf(caller, link.who);
      if (holder === undefined) return failure(fileProblems.unknown);
      const file = await store.find(link);
      const seen = file && (await seenBy(holder, file));
      if (file === undefined || seen === undefined) return failure(fileProblems.unknown);
      if (await cases.isHiddenFamilyDocument(holder, file)) return failure(fileProblems.familyHidden);
      if (holder.who.kind === 'officer' && seen.caseId !== undefined) {
        const shown = await dependencies.lookInto(holder, { caseId: seen.caseId, fileId: file.fileId });
        if (!shown.ok) return shown;
      }
      const content = await store.read(link);
      if (content === undefined) return failure(fileProblems.unknown);
      return success({ content, name: file.name, mediaType: file.mediaType });
    },
  };

  function mayUpload(upload: Upload, ticket: string): boolean {
    return isIdentifier(upload.fileId) && isUploadTicket(masterKeys, upload, ticket, now());
  }
}

/**
 * The caller as whom a link is opened. An account's link wants that account's session; a guest's browser sends its
 * cookie to the pages only, so the link itself carries it.
 */
function holderOf(
  caller: Caller,
  who: { kind: string; accountId?: string; token?: string },
): Caller | undefined {
  if (who.kind === 'browser') {
    return { ...caller, who: { kind: 'guest', browserToken: who.token ?? null } };
  }
  return 'accountId' in caller.who && caller.who.accountId === who.accountId ? caller : undefined;
}
