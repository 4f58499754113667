import type { Problem, Result } from '@satuloket/engine';

/** One document and whose signature it gets. Its look (image, name, rank, NIP, QR code) is part of the document already. */
export type SignRequest = {
  /** Only ever extended: the signed document begins with exactly these bytes. */
  readonly pdf: Uint8Array;
  readonly official: SigningOfficial;
  /** Used for this one call and kept nowhere: in no log, error, job or metric. */
  readonly passphrase: string;
  readonly reason: string;
  readonly location: string;
};

/** Whose certificate signs. Who that is at the service (a NIK, a file) stands in the list of signers, not in any region's data. */
export type SigningOfficial = {
  /** Absent for whoever was elected; then the name finds the entry. */
  readonly nip?: string;
  readonly name: string;
};

/** How long a signature can be checked (ETSI EN 319 142-1): B-T has a timestamp, B-LTA carries all that a check needs. */
export type SignatureLevel = 'B-B' | 'B-T' | 'B-LT' | 'B-LTA';

export type SignedPdf = {
  readonly pdf: Uint8Array;
  /** Of the timestamp, where there is one. */
  readonly signedAt: Date;
  readonly level: SignatureLevel;
  /** The number that the service gave it (`id_dokumen` of BSrE). */
  readonly documentId?: string;
};

/**
 * What can come instead of a signature. Nothing of it is published, whichever it is.
 * `timeout` alone leaves open whether something was signed; the same bytes are signed again, and what came of the first
 * call is used by nobody.
 */
export type SignProblemCode =
  | 'not-pdf'
  | 'unreachable'
  | 'timeout'
  | 'refused'
  | 'not-registered'
  | 'certificate-revoked'
  | 'certificate-suspended'
  | 'certificate-expired'
  | 'wrong-passphrase';

/** `retryable`: the same call may succeed later by itself. */
export type SignProblem = Problem & { readonly code: SignProblemCode };

export type SignOutcome = Result<SignedPdf, SignProblem>;

/** What a service says of someone's certificate; only with `issued` can be signed. */
export type CertificateStatus = {
  readonly state:
    | 'issued'
    | 'expired'
    | 'renewing'
    | 'waiting-for-verification'
    | 'new'
    | 'no-certificate'
    | 'not-registered'
    | 'suspended'
    | 'revoked';
  /** Where the adapter knows it. */
  readonly validUntil?: Date;
};

export type DocumentSigner = {
  readonly kind: 'local' | 'bsre-v1' | 'bsre-v2';
  sign(request: SignRequest): Promise<SignOutcome>;
  status(official: SigningOfficial): Promise<Result<CertificateStatus, SignProblem>>;
  close?(): Promise<void>;
};
