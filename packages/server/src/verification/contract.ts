/** What this part offers to the faces; `types.ts` passes it on. Anyone may ask, and nothing is told of who did. */
import type { Result, Text } from '@satuloket/engine';
import type { FileVerdict, SignatureReport } from './report.ts';

export interface VerificationService {
  /** By the code under the QR code, as scanned or typed. */
  byCode(regionId: string, documentCode: string): Promise<DocumentAnswer>;
  /**
   * By SHA-256 digests in hexadecimal, the whole file first: of a file that stays where it is. Only the whole file's
   * digest proves anything; a beginning of it alone says that the file itself has to be looked at.
   */
  byDigests(regionId: string, digests: readonly string[]): Promise<DocumentAnswer>;
  /** The whole check of a file, which is read and kept nowhere. */
  byFile(regionId: string, content: Uint8Array): Promise<Result<DocumentAnswer>>;
}

/**
 * `unknown`: nothing of that code or digest was published here; a file may have been signed elsewhere. The others tell
 * what was found, the worst first.
 */
export type DocumentVerdict = FileVerdict | 'withdrawn' | 'replaced' | 'unknown';

export type DocumentAnswer = {
  readonly verdict: DocumentVerdict;
  /** Whether it may be relied upon, must not be, or nothing was found out. */
  readonly outcome: 'valid' | 'invalid' | 'open';
  readonly title: Text;
  readonly meaning: Text;
  readonly advice: Text;
  /** What was published here; of a file that was changed nothing. */
  readonly document: PublishedDocument | null;
  /** Of a file that was looked at. */
  readonly signatures: readonly SignatureReport[];
};

/** No more than the paper shows: the person only by initials, so that a copied QR code on another paper stands out. */
export type PublishedDocument = {
  readonly code: string;
  readonly title: Text;
  readonly office: Text;
  readonly signer: { readonly name: string; readonly title: Text };
  readonly signedAt: string;
  readonly publishedAt: string;
  readonly holderInitials: string;
  readonly state: 'valid' | 'withdrawn' | 'replaced';
  readonly stateSince: string;
  /** The code of the document that took its place. */
  readonly replacedBy: string | null;
};
