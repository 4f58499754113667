/** What this part offers to the faces; `types.ts` passes it on. */
import type { Result, Text } from '@satuloket/engine';
import type { Caller } from '../types.ts';

/** The resident's documents on paper size: those that were made here and those of the register. */
export interface WalletService {
  /** All documents of the caller's own cases and those that their packs let the family have; the newest first. */
  open(caller: Caller): Promise<Result<readonly WalletDocument[]>>;
  /** One of them, with its life and, of one's own, with whom it was shared. */
  document(caller: Caller, which: DocumentNamed): Promise<Result<WalletDocumentPage>>;
  /** Makes a link that opens this document for anyone who has it, until it ends. */
  share(
    caller: Caller,
    command: DocumentNamed & { readonly key: string; readonly lasts: ShareLasts },
  ): Promise<Result<{ readonly shareId: string }>>;
  /** Ends a link at once. */
  endShare(
    caller: Caller,
    command: { readonly key: string; readonly shareId: string },
  ): Promise<Result<{ readonly shareId: string }>>;
  /** What a link tells before anyone has said who they are: no name, no document. */
  shared(regionId: string, token: string): Promise<Result<SharedDocument>>;
  /** Opens a link for whoever said who they are; the owner sees it. */
  openShared(
    regionId: string,
    token: string,
    opener: { readonly name: string; readonly purpose: string; readonly network?: string },
  ): Promise<Result<{ readonly opening: string }>>;
  /** The document itself, for half an hour after it was opened. */
  sharedFile(
    regionId: string,
    which: { readonly token: string; readonly opening: string },
  ): Promise<Result<DocumentBytes>>;
  /** Whether the caller prints documents for whoever comes to a counter. */
  mayPrint(caller: Caller): boolean;
  /** What may be printed of a case, by the code that someone shows at a counter; the look is on record. */
  printable(caller: Caller, code: string): Promise<Result<PrintableCase>>;
  /** Notes that it is printed and handed over now; for a while after the officer may open it. */
  print(
    caller: Caller,
    command: DocumentNamed & { readonly key: string },
  ): Promise<Result<{ readonly code: string }>>;
  printFile(caller: Caller, which: DocumentNamed): Promise<Result<DocumentBytes>>;
  /** Whether the caller heads an office whose documents they may withdraw. */
  mayWithdraw(caller: Caller): boolean;
  /** What was handed out of a case of the caller's offices; the look is on record. */
  withdrawable(caller: Caller, code: string): Promise<Result<PrintableCase>>;
  /** What was handed out counts no longer: on the record, told to the applicant, seen by whoever checks it. */
  withdraw(
    caller: Caller,
    command: DocumentNamed & {
      readonly key: string;
      readonly reason: string;
      /** The tracking code of the case whose document of the same kind counts instead. */
      readonly replacedBy?: string;
    },
  ): Promise<Result<{ readonly code: string }>>;
}

export type DocumentNamed = {
  /** The case's tracking code. */
  readonly code: string;
  readonly product: string;
};

export type DocumentBytes = { readonly name: string; readonly content: Uint8Array };

export type WalletDocument = DocumentNamed & {
  readonly title: Text;
  readonly service: Text;
  readonly office: Text;
  /** On the paper: whom the case is about. */
  readonly name: string;
  readonly issuer: 'register' | 'local';
  readonly signed: boolean;
  /**
   * `being-replaced`: its case was opened again; it counts no longer, and the next one is not out yet. `withdrawn`
   * without a file: the case that was opened again has ended without a next one.
   */
  readonly standing: 'valid' | 'withdrawn' | 'replaced' | 'being-replaced';
  /** Null where its case was opened again, and where `isFamilyHidden`. */
  readonly fileId: string | null;
  /** It has a file, shows the family, and a stronger proof is needed first (`Profile.isFamilyHidden`). */
  readonly isFamilyHidden: boolean;
  /** Another member of the family asked for it: it can be read and downloaded, not shared. */
  readonly ofFamily: boolean;
  readonly deliveredAt: string;
  /** How many links are open now. */
  readonly openLinks: number;
};

/**
 * `arrived`: came from the register as a file. `delivered`: the resident's from then on. `reopened`: its case was opened
 * again, and it counts no longer.
 */
export type DocumentStep = {
  readonly kind:
    | 'made'
    | 'signed'
    | 'arrived'
    | 'delivered'
    | 'printed'
    | 'withdrawn'
    | 'replaced'
    | 'reopened';
  readonly at: string;
  /** At which counter; absent for what no office did. */
  readonly office?: Text;
  /** Why it was withdrawn or replaced. */
  readonly words?: string;
};

export type WalletDocumentPage = WalletDocument & {
  /** Under the QR code, for documents that were signed here. */
  readonly documentCode: string | null;
  readonly life: readonly DocumentStep[];
  /** What counts instead, where it is the caller's too. */
  readonly replacedBy: DocumentNamed | null;
  /** The latest first; at most 20. */
  readonly shares: readonly WalletShare[];
  readonly mayShare: boolean;
};

export type ShareLasts = 'hour' | 'day' | 'week' | 'month';

export type WalletShare = {
  readonly shareId: string;
  readonly state: 'open' | 'expired' | 'ended';
  /** Where it opens, `/kota-bekasi/bagi/…`; null once it is over. */
  readonly path: string | null;
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly endedAt: string | null;
  readonly opened: number;
  /** The latest first; at most 50. */
  readonly openings: readonly {
    readonly at: string;
    readonly name: string;
    readonly purpose: string;
    /** From where: 1 for the first network, the same number for the same one; null where it is not known. */
    readonly network: number | null;
  }[];
};

export type SharedDocument = {
  readonly title: Text;
  readonly expiresAt: string;
};

export type PrintableCase = {
  readonly code: string;
  readonly service: Text;
  /** For the officer to compare with the card of who stands there. */
  readonly name: string;
  readonly documents: readonly {
    readonly product: string;
    readonly title: Text;
    readonly standing: WalletDocument['standing'];
    readonly printed: number;
  }[];
};
