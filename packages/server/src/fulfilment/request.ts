import type { DocumentData } from '@satuloket/engine';

export type RenderRequest = {
  /** The source of the template. */
  readonly template: string;
  /** The pack's templates by path: what the template may import, `shared/letter.typ`. */
  readonly pieces?: Readonly<Record<string, string>>;
  /** Reaches the template as `json(bytes(sys.inputs.data))`. */
  readonly data: DocumentData;
  /** ISO instant that stands in the document as its date of creation. */
  readonly createdAt: string;
  /**
   * `archive`: PDF/A-2b, which stays valid when a signature is added. `accessible`: PDF/UA-1 for what is not signed. No
   * file can be both here; the first is tagged for screen readers all the same.
   */
  readonly standard?: 'archive' | 'accessible';
  /** Across every page, whatever the template draws, and as text at the head of the first. */
  readonly mark?: DocumentMark;
  /** Of a document that is made to be signed; what the visible signature shows. */
  readonly signature?: SignatureLook;
  /** SVG of the region's emblem. */
  readonly emblem?: string;
};

/** A specimen of a document that the register makes; a preview of one that is not made yet. */
export type DocumentMark = 'specimen' | 'preview';

/** What the document shows of the signature that it is about to get. */
export type SignatureLook = {
  /** As people read it; it counts only once the signature is there. */
  readonly documentCode: string;
  /** The address at which the document is verified: what the QR code opens. */
  readonly url: string;
  readonly name: string;
  readonly title: string;
  readonly rank?: string;
  readonly nip?: string;
  /** SVG of the official's own signature. */
  readonly image?: string;
};

/** Where the template put the signature, in points from the lower left corner; pages from 1. */
export type SignaturePlace = {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** What the process that renders is sent, with everything that is not a template's business worked out. */
export type RenderTask = {
  /** `both`: the file and the picture of one and the same making. */
  readonly kind: 'pdf' | 'picture' | 'both';
  readonly files: Readonly<Record<string, string>>;
  readonly main: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly createdAt: string;
  readonly standard: 'a-2b' | 'ua-1';
};

export type RenderAnswer =
  | {
      readonly ok: true;
      /** The PDF in base 64. */
      readonly pdf?: string;
      /** All pages below each other, as SVG. */
      readonly picture?: string;
      readonly pages: number;
      readonly signaturePlace: SignaturePlace | null;
    }
  | { readonly ok: false; readonly code: string; readonly detail: string };
