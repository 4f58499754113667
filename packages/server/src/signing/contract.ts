/** What this part offers to the faces and to the parts above; `types.ts` passes it on. */
import type { Result, Text } from '@satuloket/engine';
import type { SignatureLevel, SignProblemCode } from '../platform/signing/contract.ts';
import type { Caller } from '../types.ts';

type Named = { readonly id: string; readonly name: Text };

export interface SigningService {
  /** Which pages of this part the caller has any use for. */
  menu(
    caller: Caller,
  ): Promise<{ readonly desk: boolean; readonly delegations: boolean; readonly image: boolean }>;
  /** What waits for the caller's signature: what needs a second look first, then what was promised first. */
  desk(
    caller: Caller,
    query: {
      readonly officeId?: string;
      readonly service?: string;
      readonly cursor?: string;
      readonly limit?: number;
    },
  ): Promise<Result<SigningDesk>>;
  /** Everything of it that asks for no second look, as far as one run may sign: their ids. */
  calm(
    caller: Caller,
    query: { readonly officeId?: string; readonly service?: string },
  ): Promise<Result<readonly string[]>>;
  /** The document as it would be signed by the caller now; the look stands in the record of looks. */
  document(caller: Caller, itemId: string): Promise<Result<DocumentOpened>>;
  /**
   * All its pages as one picture in SVG, for phones that show no PDF: of the same making as the very bytes that would be
   * signed. The look stands in the record of looks.
   */
  picture(caller: Caller, itemId: string): Promise<Result<DocumentPicture>>;
  /**
   * Signs one or many with one confirmation. Gives the run at once; it goes on in this process, which alone holds the
   * passphrase and forgets it with the last document.
   */
  sign(
    caller: Caller,
    command: {
      readonly key: string;
      readonly items: readonly string[];
      readonly passphrase: string;
    },
  ): Promise<Result<{ readonly runId: string; readonly documents: number }>>;
  /** How far a run is; only for whoever began it. */
  run(caller: Caller, runId: string): Promise<Result<SigningRun>>;
  /** A new run over what an earlier one left unsigned. */
  retry(
    caller: Caller,
    command: { readonly key: string; readonly runId: string; readonly passphrase: string },
  ): Promise<Result<{ readonly runId: string; readonly documents: number }>>;
  /** Back to the verifier with a reason; what was prepared is void. */
  refuse(
    caller: Caller,
    command: { readonly key: string; readonly itemId: string; readonly reason: string },
  ): Promise<Result<{ readonly code: string }>>;
  /** The caller's own signature as a picture; for holders of posts. */
  signatureImage(caller: Caller): Promise<Result<OwnSignatureImage>>;
  /** Keeps a photo or scan of it, drawn anew; it stands in what they sign from then on. */
  keepSignatureImage(
    caller: Caller,
    command: { readonly key: string; readonly content: Uint8Array },
  ): Promise<Result<{ readonly changedAt: string }>>;
  removeSignatureImage(caller: Caller, command: { readonly key: string }): Promise<Result<void>>;
  delegations(caller: Caller): Promise<Result<DelegationList>>;
  /** Tells what is wrong with a delegation before it is given, each at its field. */
  checkDelegation(caller: Caller, given: DelegationGiven): Promise<Result<null>>;
  delegate(
    caller: Caller,
    command: DelegationGiven & { readonly key: string },
  ): Promise<Result<{ readonly delegationId: string }>>;
  endDelegation(
    caller: Caller,
    command: { readonly key: string; readonly delegationId: string },
  ): Promise<Result<{ readonly delegationId: string }>>;
}

export type SigningDesk = {
  /** The office that was asked for; null: all of them. */
  readonly officeId: string | null;
  readonly offices: readonly (Named & { readonly waiting: number; readonly manyWaiting: boolean })[];
  readonly services: readonly { readonly code: string; readonly title: Text }[];
  /** As whom the caller signs: the own posts and those for which they stand in. */
  readonly capacities: readonly SigningCapacity[];
  /** How many of the offices' cases are still being entered into the population register. */
  readonly inRegister: { readonly count: number; readonly isMore: boolean };
  readonly waiting: { readonly count: number; readonly isMore: boolean };
  readonly rows: readonly SigningRow[];
  readonly next: string | null;
  readonly previous: string | null;
  /** The caller's runs of the last days, the latest first. */
  readonly runs: readonly SigningRunSummary[];
};

export type SigningCapacity = {
  /** `Camat Bekasi Timur`, `Plh. Camat Bekasi Timur`. */
  readonly title: Text;
  readonly name: string;
  readonly nip: string | null;
  readonly rank: string | null;
  /** Absent for the own post. */
  readonly delegation?: {
    readonly id: string;
    readonly kind: DelegationKind;
    readonly until: string;
    /** Of today's limit; null without one. */
    readonly leftToday: number | null;
  };
};

/** Why a document asks for a second look. */
export type SigningException = 'late' | 'returned' | 'note' | 'failed';

export type SigningRow = {
  readonly id: string;
  /** The case's tracking code. */
  readonly code: string;
  readonly product: Text;
  readonly service: Text;
  /** Whom the case is about. */
  readonly name: string;
  readonly office: Text;
  readonly dueAt: string | null;
  readonly since: string;
  readonly isLate: boolean;
  readonly exceptions: readonly SigningException[];
  /** Officers who checked it before, in their order. */
  readonly initials: readonly {
    /** `LS`. */
    readonly initials: string;
    readonly name: string;
    readonly action: Text;
    readonly at: string;
    /** What they wrote for colleagues. */
    readonly note: string | null;
  }[];
  /** `preparing`: the document is being made; `being-signed`: in a run; `stuck`: could not be made. */
  readonly state: 'preparing' | 'waiting' | 'being-signed' | 'stuck';
  /** Why the last attempt left it unsigned, or why it could not be made. */
  readonly trouble: Text | null;
  /** Whether the caller may sign it now, and why not. */
  readonly maySign: boolean;
  readonly mayNot: Text | null;
};

/** As it stands in documents: black on nothing, a PNG. */
export type OwnSignatureImage = {
  /** Under whose name and title it stands. */
  readonly name: string;
  readonly title: Text;
  readonly picture: Uint8Array | null;
  readonly changedAt: string | null;
};

export type DocumentOpened = {
  readonly name: string;
  readonly mediaType: 'application/pdf';
  readonly content: Uint8Array;
};

export type DocumentPicture = { readonly svg: string };

export type SigningRunSummary = {
  readonly id: string;
  readonly begunAt: string;
  readonly endedAt: string | null;
  readonly counts: SigningCounts;
};

export type SigningCounts = {
  readonly total: number;
  readonly signed: number;
  readonly failed: number;
  readonly waiting: number;
};

export type SigningRun = SigningRunSummary & {
  /** `interrupted`: the process ended with the passphrase; what was not signed waits on the desk again. */
  readonly state: 'running' | 'done' | 'interrupted';
  /** Why the run stopped before its end: what would have met every further document too. */
  readonly stopped: RunProblem | null;
  /** Those that were not signed, with the cause; at most 200. */
  readonly failed: readonly (RunProblem & {
    readonly itemId: string;
    readonly code: string;
    readonly name: string;
    readonly product: Text;
  })[];
  /** The last that were signed, the latest first; at most 20. */
  readonly signed: readonly {
    readonly code: string;
    readonly name: string;
    readonly product: Text;
    readonly documentCode: string;
    readonly at: string;
  }[];
  readonly mayRetry: boolean;
};

export type RunProblem = {
  readonly cause: RunCause;
  readonly message: Text;
  readonly retryable: boolean;
};

/** A signer's problem; or the case went on elsewhere, the limit of a delegation is reached, the document is not made. */
export type RunCause =
  | SignProblemCode
  | 'not-waiting'
  | 'not-allowed'
  | 'limit-reached'
  | 'not-prepared'
  | 'interrupted'
  | 'unexpected';

/** Plh.: while the holder is away; Plt.: while the post is empty; by mandate: for the holder, who stays in office. */
export type DelegationKind = 'plh' | 'plt' | 'mandate';

export type DelegationGiven = {
  readonly kind: DelegationKind;
  /** The region's post for which is signed. */
  readonly post: string;
  /** Who signs: another post of the region, whose holder has a certificate. */
  readonly toPost: string;
  /** `2026-11-24`, both days included. */
  readonly from: string;
  readonly until: string;
  /** The order's number (surat perintah). */
  readonly letterNumber: string;
  /** Empty: all products that the post signs. */
  readonly products: readonly string[];
  /** Empty: all offices of the post. */
  readonly offices: readonly string[];
  readonly perDay: number | null;
};

export type DelegationList = {
  readonly rows: readonly (Omit<DelegationGiven, 'post' | 'toPost'> & {
    readonly id: string;
    readonly post: { readonly id: string; readonly title: Text; readonly holder: string | null };
    readonly to: { readonly id: string; readonly title: Text; readonly holder: string | null };
    readonly state: 'coming' | 'current' | 'over' | 'ended';
    readonly endedAt: string | null;
    readonly signedToday: number;
    readonly mayEnd: boolean;
  })[];
  readonly mayGive: boolean;
  /** Posts for which the caller may have someone stand in, with what they sign and where. */
  readonly posts: readonly {
    readonly id: string;
    readonly title: Text;
    readonly holder: string | null;
    readonly products: readonly { readonly id: string; readonly title: Text }[];
    readonly offices: readonly Named[];
  }[];
  /** Who could: posts with a certificate, those of the same office first, then whoever signs elsewhere. */
  readonly candidates: readonly { readonly id: string; readonly title: Text; readonly holder: string }[];
  readonly today: string;
};

// --- for the parts above: verification, the wallet --------------------------------------------------------------

/** A document that was signed here and published; a row of `signed_document`. */
export type SignedDocument = {
  readonly regionId: string;
  /** In the QR code: `7Q4F-X2MN-…` as random Crockford base 32 with a check character, stored without hyphens. */
  readonly documentCode: string;
  readonly caseId: string;
  readonly caseCode: string;
  readonly service: string;
  readonly product: string;
  readonly title: Text;
  readonly fileId: string;
  /** Of the whole signed file, and of the bytes before the signature (the prepared document); hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly preparedSha256: string;
  readonly preparedSizeBytes: number;
  readonly officeId: string;
  readonly signer: {
    readonly name: string;
    /** With `Plh.` where someone stood in. */
    readonly title: Text;
    readonly rank: string | null;
    readonly nip: string | null;
  };
  readonly signedAt: string;
  readonly publishedAt: string;
  readonly level: SignatureLevel;
  /** Initials of whom the paper is about: `D. A.`. */
  readonly holderInitials: string;
  readonly state: 'valid' | 'withdrawn' | 'replaced';
  readonly stateSince: string;
  /** The document code of what replaced it. */
  readonly replacedBy: string | null;
};

/** Offered by `createSigning(...).documents`; no authority is asked here, whoever shows it decides how much. */
export interface SignedDocuments {
  /** As scanned or typed: hyphens, case and look-alikes are forgiven; undefined where none has it. */
  byCode(regionId: string, documentCode: string): Promise<SignedDocument | undefined>;
  /** By the digest of the whole file or of the prepared document; hex. At most 20 digests. */
  byDigests(regionId: string, sha256: readonly string[]): Promise<readonly SignedDocument[]>;
  /** All that were ever published of a case, the latest first. */
  ofCase(regionId: string, caseId: string): Promise<readonly SignedDocument[]>;
}
