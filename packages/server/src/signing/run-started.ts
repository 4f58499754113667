import type { DocumentSigner } from '../platform/signing/index.ts';
import type { Caller } from '../types.ts';
import type { Capacity } from './rules.ts';

/** A document of a run, and as whom it is signed. */
export type ToRun = { readonly itemId: string; readonly capacity: Capacity };

/** How many are at the signer at once at most, once the first has shown that the passphrase is right. */
export const mostSignedAtOnce = 4;

/**
 * A service elsewhere is waited for with several documents. What signs on this machine takes one core for one document,
 * and another core stays free for whoever waits for a page.
 */
export const signedAtOnce = ({ kind }: Pick<DocumentSigner, 'kind'>): number =>
  kind === 'local' ? 1 : mostSignedAtOnce;

export type RunToStart = {
  readonly runId: string;
  readonly caller: Caller;
  /** The region's date that the documents tell. */
  readonly today: string;
  readonly documents: readonly ToRun[];
};
