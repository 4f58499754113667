import { type DigestAlgorithm, type P12Signer, PDF } from '@libpdf/core';
import type { SignatureLevel, SignProblemCode } from '../contract.ts';
import { OpenKeys } from './keys.ts';
import { RevokedLists } from './revoked-lists.ts';
import { addSignatureField } from './signature-field.ts';
import { type Standing, standingOf } from './standing.ts';
import { requestTimestamp, TimestampFailure } from './timestamp-client.ts';

export type LocalSigning = {
  readonly pdf: Uint8Array;
  readonly pkcs12: Uint8Array;
  readonly passphrase: string;
  readonly reason: string;
  readonly location: string;
  readonly at: Date;
  readonly level: SignatureLevel;
  /** Empty only for B-B. */
  readonly timestampUrl: string;
  /** Where lists of revoked certificates are asked for instead of at the address that stands in the certificate. */
  readonly authorityUrl: string | undefined;
  readonly timeoutMilliseconds: number;
};

export type LocalSigned =
  | { readonly ok: true; readonly pdf: Uint8Array; readonly signedAt: Date }
  | { readonly ok: false; readonly code: SignProblemCode };

const keys = new OpenKeys();

/** Room for the signature, its chain and the timestamp with its own chain. */
const reservedBytes = 16_384;

const codeOf: Readonly<Record<Exclude<Standing, 'issued'>, SignProblemCode>> = {
  unknown: 'unreachable',
  revoked: 'certificate-revoked',
  suspended: 'certificate-suspended',
  expired: 'certificate-expired',
};

/** Signs by an incremental update: the result begins with the bytes that were given. */
export async function signPdf(signing: LocalSigning): Promise<LocalSigned> {
  const document = await readPdf(signing.pdf);
  if (document === undefined) return { ok: false, code: 'not-pdf' };
  const signer = await keys.open(signing.pkcs12, signing.passphrase);
  if (signer === undefined) return { ok: false, code: 'wrong-passphrase' };
  const lists = new RevokedLists(signing);
  const standing = await standingNow(signer, lists, signing.at);
  if (standing !== 'issued') return { ok: false, code: codeOf[standing] };
  try {
    return await signWith(document, signer, lists, signing);
  } catch (error) {
    if (error instanceof TimestampFailure) return { ok: false, code: error.kind };
    throw error;
  }
}

/** Within a run one look is enough, and checking the list's signature takes as long as signing. */
const standingHoldsMilliseconds = 5_000;
const seen = new WeakMap<P12Signer, { readonly standing: Standing; readonly until: number }>();

async function standingNow(signer: P12Signer, lists: RevokedLists, at: Date): Promise<Standing> {
  const known = seen.get(signer);
  if (known !== undefined && known.until > performance.now()) return known.standing;
  const standing = await standingOf(signer.certificate, signer.certificateChain[0], {
    at,
    readList: (url) => lists.read(url),
  });
  if (standing !== 'unknown') {
    seen.set(signer, { standing, until: performance.now() + standingHoldsMilliseconds });
  }
  return standing;
}

async function signWith(
  document: PDF,
  signer: P12Signer,
  lists: RevokedLists,
  signing: LocalSigning,
): Promise<LocalSigned> {
  let signedAt: Date | undefined;
  const timestampAuthority = {
    async timestamp(digest: Uint8Array, algorithm: DigestAlgorithm) {
      const { token, time } = await requestTimestamp(digest, algorithm, {
        url: signing.timestampUrl,
        timeoutMilliseconds: signing.timeoutMilliseconds,
      });
      // The first is the signature's, a later one the document's.
      signedAt ??= time;
      return token;
    },
  };
  const { bytes } = await document.sign({
    signer,
    fieldName: addSignatureField(document),
    level: signing.level,
    reason: plain(signing.reason),
    location: plain(signing.location),
    signingTime: signing.at,
    estimatedSize: reservedBytes,
    ...(signing.level === 'B-B' ? {} : { timestampAuthority }),
    revocationProvider: { getCRL: (certificate) => lists.listOf(certificate) },
  });
  // Without the standing of each certificate it could not be checked in many years: better none than that.
  if (lists.isAnyMissing) return { ok: false, code: 'unreachable' };
  const { pdf } = signing;
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, pdf.length).equals(pdf)) {
    throw new Error('A signature changed bytes that stood before it.');
  }
  return { ok: true, pdf: bytes, signedAt: signedAt ?? signing.at };
}

async function readPdf(bytes: Uint8Array): Promise<PDF | undefined> {
  // Standing first, or other programs see another document than we sign.
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== '%PDF-') return undefined;
  try {
    const document = await PDF.load(bytes);
    return document.recoveredViaBruteForce || document.isEncrypted || document.getPageCount() === 0
      ? undefined
      : document;
  } catch {
    return undefined;
  }
}

/** The dictionary of a signature writes Latin letters only; dashes and quotes would vanish. */
function plain(text: string): string {
  return text.replace(/[‐-―]/g, '-').replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
}
