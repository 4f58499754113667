/** What this part offers to the faces; `types.ts` passes it on. */
import type { Result, Text } from '@satuloket/engine';
import type { Caller } from '../types.ts';

export interface DocumentService {
  /**
   * A document of a case as it would be now, before anything is final: marked as a preview, or as a specimen where the
   * register makes it. For officers who may see the case; that someone looked is recorded.
   */
  preview(
    caller: Caller,
    input: { readonly code: string; readonly product: string },
  ): Promise<Result<MadeDocument>>;
  /**
   * What came in and when, for whoever sees the case: of a product that is `made: filing`. It is made each time that it
   * is opened, always the same, and nothing is kept; that an officer looked is recorded.
   */
  receipt(
    caller: Caller,
    input: { readonly code: string; readonly product: string },
  ): Promise<Result<MadeDocument>>;
  /** For the console's menu. */
  hasFailed(caller: Caller): Promise<boolean>;
  /** What could not be made, the longest waiting first, at most a hundred; nothing personal. */
  failed(caller: Caller): Promise<Result<readonly FailedMaking[]>>;
  /** Has what failed of a case tried again. */
  retry(
    caller: Caller,
    command: { readonly key: string; readonly code: string; readonly product: string },
  ): Promise<Result<void>>;
}

export type MadeDocument = {
  readonly name: string;
  readonly mediaType: 'application/pdf';
  readonly content: Uint8Array;
};

export type FailedMaking = {
  /** The case's tracking code. */
  readonly code: string;
  readonly product: string;
  readonly releasedAt: string;
  readonly cause: Text;
  /** For whoever mends the pack. */
  readonly detail: string;
};
