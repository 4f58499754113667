import type { Result, Text } from '@satuloket/engine';
import type { ImportJob, ImportJobSummary } from '../importing/contract.ts';
import type { TableFile, TableForm } from '../platform/sheets/table-file.ts';
import type { Caller } from '../types.ts';
import type { PostItemStatus, PostStatus } from './schema.ts';

/** What goes by post: the list for the partner, what the partner says of each thing, and what there are two of. */
export interface PostService {
  /** Whether the caller gives things of any office to the post. */
  mayUse(caller: Caller): boolean;
  /** Problems: `sign-in-needed`, `not-allowed`. */
  desk(caller: Caller, query: { readonly officeId?: string }): Promise<Result<PostDesk>>;
  /** Lists all that waits for the post at an office. Problems: `nothing-waits`. */
  makeManifest(
    caller: Caller,
    command: { readonly key: string; readonly officeId: string },
  ): Promise<Result<{ readonly manifestId: string; readonly items: number }>>;
  /** The list as a table for the partner: who, where, what; never a NIK. Left out is what went another way since. */
  manifestFile(
    caller: Caller,
    query: { readonly manifestId: string; readonly form: TableForm },
  ): Promise<Result<TableFile>>;
  /** Columns and words of a table of statuses. */
  statusTemplate(caller: Caller, query: { readonly form: TableForm }): Result<TableFile>;
  /** Takes a table of statuses in and has it checked; nothing changes yet. */
  checkStatuses(
    caller: Caller,
    command: { readonly key: string; readonly name: string; readonly content: Uint8Array },
  ): Promise<Result<{ readonly id: string }>>;
  /** Does what a table that was checked says; what was done before stays as it is. */
  runStatuses(caller: Caller, command: { readonly id: string }): Promise<Result<void>>;
  statusJob(caller: Caller, id: string): Promise<Result<ImportJob>>;
  /** What came of each row, as a table. */
  statusReport(
    caller: Caller,
    query: { readonly id: string; readonly form: TableForm },
  ): Promise<Result<TableFile>>;
  /** The same was printed twice: the second is taken out, and waits to be destroyed. */
  takeOut(
    caller: Caller,
    command: { readonly key: string; readonly code: string; readonly reason: string },
  ): Promise<Result<{ readonly itemId: string }>>;
  /** What was taken out is destroyed, on record. */
  destroy(
    caller: Caller,
    command: { readonly key: string; readonly itemId: string; readonly words: string },
  ): Promise<Result<{ readonly itemId: string }>>;
}

export type PostDesk = {
  readonly officeId: string;
  readonly office: Text;
  readonly offices: readonly { readonly id: string; readonly name: Text }[];
  /** How many wait for the post and stand on no list yet; `many` when there are more than are counted. */
  readonly waiting: number;
  readonly counts: readonly { readonly status: PostItemStatus; readonly count: number }[];
  /** The latest first; at most 20. */
  readonly manifests: readonly PostManifestRow[];
  /** What was taken out and is not destroyed yet; at most 100. */
  readonly doubles: readonly PostItemRow[];
  /** The latest that were destroyed; at most 20. */
  readonly destroyed: readonly PostItemRow[];
  readonly jobs: readonly ImportJobSummary[];
};

export type PostManifestRow = {
  readonly manifestId: string;
  /** `P-20261122-7F3A` */
  readonly number: string;
  readonly madeAt: string;
  readonly items: number;
  /** Of which the post has said nothing yet. */
  readonly open: number;
};

export type PostItemRow = {
  readonly itemId: string;
  readonly code: string;
  readonly tracking: string | null;
  readonly status: PostItemStatus;
  readonly changedAt: string;
};

/** On the case's page: each thing that went by post, the latest first. */
export type PostedThing = {
  readonly tracking: string;
  readonly isLatest: boolean;
  readonly events: readonly {
    readonly status: PostStatus;
    readonly at: string;
    readonly sentence: Text;
  }[];
};
