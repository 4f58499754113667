import type { ProvenEntry, RecordProof, Result } from '@satuloket/engine';

/** A signed note that names the log's size and root (C2SP tlog-checkpoint). */
export type SealedCheckpoint = { readonly size: number; readonly note: string; readonly at: string };

/** That an entry is in the log (RFC 9162 2.1.3). */
export type InclusionProof = {
  readonly position: number;
  readonly size: number;
  /** The entry's leaf hash and the way to the root, base64. */
  readonly leafHash: string;
  readonly path: readonly string[];
};

/** That a longer log begins with all of a shorter one (RFC 9162 2.1.4). */
export type ConsistencyProof = {
  readonly from: number;
  readonly to: number;
  readonly path: readonly string[];
};

/** The key by which a region signs its checkpoints, for whoever checks them (C2SP signed-note, "vkey"). */
export type LogKey = { readonly name: string; readonly key: string };

/** The region's log as anyone may read it: hashes only, nothing of anybody. */
export interface LogService {
  key(regionId: string): LogKey;
  /** Codes: `log-empty`. */
  latest(regionId: string): Promise<Result<SealedCheckpoint>>;
  /** Codes: `checkpoint-unknown`. */
  checkpoint(regionId: string, size: number): Promise<Result<SealedCheckpoint>>;
  /** In the log of `size` entries, of the latest checkpoint without it. Codes: `log-empty`, `log-shorter`. */
  inclusion(
    regionId: string,
    asked: { readonly position: number; readonly size?: number },
  ): Promise<Result<InclusionProof>>;
  /** Codes: `log-empty`, `log-shorter`. */
  consistency(
    regionId: string,
    asked: { readonly from: number; readonly to: number },
  ): Promise<Result<ConsistencyProof>>;
}

/** An action of a case, proven to be in the log. */
export type ProvenAction = ProvenEntry & {
  readonly number: number;
  readonly at: string;
  readonly type: string;
};

/** What a citizen keeps of a case's record. */
export type CaseProof = RecordProof<ProvenAction> & {
  readonly region: string;
  readonly case: string;
  /** Actions that the next checkpoint will take in, within a minute. */
  readonly waiting: readonly number[];
};
