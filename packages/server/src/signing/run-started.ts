import type { Caller } from '../types.ts';
import type { Capacity } from './rules.ts';

/** A document of a run, and as whom it is signed. */
export type ToRun = { readonly itemId: string; readonly capacity: Capacity };

/** How many are at the signer at once, once the first has shown that the passphrase is right. */
export const signedAtOnce = 4;

export type RunToStart = {
  readonly runId: string;
  readonly caller: Caller;
  /** The region's date that the documents tell. */
  readonly today: string;
  readonly documents: readonly ToRun[];
};
