import type { ActionBody, FileValue, HelperMark, PersonValue, Result } from '@satuloket/engine';
import type { PackRegistry } from '../packs/index.ts';
import type { Places } from '../places/index.ts';
import type { DatabaseConnection, DatabaseTransaction } from '../platform/database/index.ts';
import type { MasterKeys } from '../record/index.ts';
import type { Applicant, Caller, CaseView, FileAccepted, HouseholdMember, Post } from '../types.ts';
import type { Followers } from './followers.ts';
import type { Hooks } from './hooks.ts';

/** What is known of someone who applies. `pending`: claimed while the register was down, not yet proven. */
export type KnownApplicant = {
  readonly applicant: Applicant;
  readonly household: readonly HouseholdMember[];
  readonly identity: 'matched' | 'pending';
  /**
   * The account is matched by what circulates widely and by nothing stronger: rules may count the household, the
   * account's holder is told nothing of it.
   */
  readonly isFamilyHidden?: true;
  /** Whom the application that this one is part of has named (`FormContext.named`). */
  readonly named?: readonly PersonValue[];
};

export type OfficerCard = {
  readonly accountId: string;
  readonly name: string;
  readonly posts: readonly Post[];
};

/** What cases ask of `people`, which stands above them. */
export type PeopleDirectory = {
  /** From people's own tables, never a call to the register; null while no identity has been claimed. */
  applicantOf(regionId: string, accountId: string): Promise<KnownApplicant | null>;
  /** The same for several at once, such as a family. */
  applicantsOf(regionId: string, accountIds: readonly string[]): Promise<ReadonlyMap<string, KnownApplicant>>;
  namesOf(regionId: string, accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Officers in service in the region, to hand a case over to. */
  officersOf(regionId: string): Promise<readonly OfficerCard[]>;
};

/** What cases ask of the store of files. */
export type CaseFiles = {
  /** By requirement, in the order in which they came. */
  ofDraft(
    database: DatabaseConnection,
    draftId: string,
  ): Promise<Readonly<Record<string, readonly FileValue[]>>>;
  ofCase(database: DatabaseConnection, caseId: string): Promise<ReadonlyMap<string, FileValue>>;
  /** A draft was sent: its files are the case's now. */
  adopt(
    transaction: DatabaseTransaction,
    input: { readonly draftId: string; readonly caseId: string },
  ): Promise<void>;
  /** Files of drafts become the case's; those of another case stand in this one too. */
  attach(
    transaction: DatabaseTransaction,
    input: { readonly caseId: string; readonly fileIds: readonly string[] },
  ): Promise<void>;
  /** A correction begins: these files stand in the draft too, under the same identifiers. */
  lend(
    transaction: DatabaseTransaction,
    input: {
      readonly caseId: string;
      readonly draftId: string;
      readonly files: readonly { readonly requirement: string; readonly fileId: string }[];
    },
  ): Promise<void>;
  /** A draft was thrown away. */
  discard(transaction: DatabaseTransaction, draftId: string): Promise<void>;
  /** The register's files of a case, each with the product that it was uploaded for. */
  forResults(
    database: DatabaseConnection,
    caseId: string,
  ): Promise<ReadonlyMap<string, { readonly product: string; readonly file: FileValue }>>;
  /** What someone has uploaded to go with comments on a case. */
  forComments(
    database: DatabaseConnection,
    input: { readonly caseId: string; readonly uploaderId: string },
  ): Promise<ReadonlyMap<string, FileValue>>;
  /**
   * A picture becomes the proof of the case: one that came from the field, or that this officer uploaded to it. False
   * for any other file.
   */
  keepAsProof(
    transaction: DatabaseTransaction,
    input: { readonly caseId: string; readonly fileId: string; readonly uploaderId: string },
  ): Promise<boolean>;
  /** A file to go with a comment; until the comment is written it is its uploader's alone. */
  acceptAttachment(
    caller: Caller,
    input: {
      readonly caseId: string;
      readonly uploaderId: string;
      readonly name: string;
      readonly content: ReadableStream<Uint8Array>;
      readonly sizeBytes: number;
    },
  ): Promise<Result<FileAccepted>>;
  /** The register's file for a product; it belongs to the case at once. */
  acceptResult(
    caller: Caller,
    input: {
      readonly caseId: string;
      readonly product: string;
      /** What is entered into the register for it: some of it stands on the file. */
      readonly typed: readonly string[];
      /** Whom it is about, as the pack tells: all of it stands on the file. */
      readonly about: readonly string[];
      /** The register's number of the document, where it is known. */
      readonly number?: string;
      readonly name: string;
      readonly content: ReadableStream<Uint8Array>;
      readonly sizeBytes: number;
    },
  ): Promise<Result<FileAccepted>>;
};

/** What was sent to the applicant about a case, for the screen that shows it. */
/** `toOthers`: what others than the applicant may read of its text. */
export type CaseMessage = CaseView['messages'][number] & { readonly toOthers: string };

export type CaseMessages = {
  ofCase(database: DatabaseConnection, caseId: string): Promise<readonly CaseMessage[]>;
};

export type CasesOptions = {
  readonly database: DatabaseConnection;
  readonly places: Places;
  readonly packs: PackRegistry;
  readonly masterKeys: MasterKeys;
  readonly now: () => Date;
  readonly people: PeopleDirectory;
  readonly files: CaseFiles;
  readonly messages?: CaseMessages;
};

/**
 * For whom a draft is, where it is not for whoever fills it in, and what it goes on from. Sealed with the draft; all
 * of it enters the case that the draft becomes.
 */
export type DraftSubject = {
  /** Who applies; whoever fills it in, without it. */
  readonly known?: KnownApplicant;
  /** The account that the case will belong to; null for someone who has none. */
  readonly applicantAccountId?: string | null;
  readonly helper?: HelperMark;
  /** Of a correction by who helps: by what right; the case itself keeps who filed it. */
  readonly mandateId?: string;
  readonly channel?: Filed['channel'];
  readonly parent?: Filed['parent'];
  readonly origin?: Filed['origin'];
  /** Whom the application has named that this one is part of. */
  readonly named?: readonly PersonValue[];
};

type Filed = Extract<ActionBody, { type: 'filed' }>;

/** What every command and query of this part is given. */
export type CasesDependencies = CasesOptions & { readonly followers: Followers; readonly hooks: Hooks };
