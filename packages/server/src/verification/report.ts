/** What a check of a file finds; plain data, so that it crosses from the process that reads the file. */

/**
 * What the bytes alone prove, the worst of the signatures first. In the order in which they are looked at: whether it
 * can be read at all, whether something was changed, who signed, and when.
 */
export type FileVerdict =
  | 'too-large'
  | 'not-a-pdf'
  | 'incomplete'
  | 'locked'
  | 'unreadable'
  | 'too-complex'
  | 'unsigned'
  | 'changed-after-signing'
  | 'signature-unreadable'
  | 'signed-by-stranger'
  | 'certificate-not-valid-then'
  | 'certificate-revoked'
  | 'wrongly-dated'
  | 'genuine';

/** The part of the verdicts that a single signature can have. */
export type SignatureVerdict = Extract<
  FileVerdict,
  | 'changed-after-signing'
  | 'signature-unreadable'
  | 'signed-by-stranger'
  | 'certificate-not-valid-then'
  | 'certificate-revoked'
  | 'wrongly-dated'
  | 'genuine'
>;

export type SignatureReport = {
  readonly verdict: SignatureVerdict;
  /** As the certificate says it; never the NIK that it may hold beside. */
  readonly signer: {
    readonly name: string;
    readonly title: string | null;
    readonly organisation: string | null;
    /** Who vouches for it: the authority that issued the certificate. */
    readonly authority: string;
  } | null;
  /** What the signing program wrote; proves nothing. */
  readonly claimedAt: string | null;
  /** What a trusted time stamp proves. */
  readonly timestampedAt: string | null;
  readonly level: 'B-B' | 'B-T' | 'B-LT' | 'B-LTA';
  /** Whether it covers the file to its end; else something was added that changes nothing of what is shown. */
  readonly coversWhole: boolean;
  /** Whether the document holds what tells that no certificate was revoked. */
  readonly revocation: 'good' | 'unknown' | 'revoked';
  readonly reason: string | null;
};

export type FileReport = {
  readonly verdict: FileVerdict;
  readonly signatures: readonly SignatureReport[];
  readonly sizeBytes: number;
  /** SHA-256 of the file, then of each of its beginnings that may have been a file of its own; hex. */
  readonly digests: readonly string[];
};
