import type { Caller } from '../types.ts';
import type { Capacity } from './rules.ts';

/** A document of a run, and as whom it is signed. */
export type ToRun = { readonly itemId: string; readonly capacity: Capacity };

export type RunToStart = {
  readonly runId: string;
  readonly caller: Caller;
  /** The region's date that the documents tell. */
  readonly today: string;
  readonly documents: readonly ToRun[];
};
