import { createHash, verify, X509Certificate } from 'node:crypto';
import { fromBER, type OctetString } from 'asn1js';
import { Certificate, ContentInfo, SignedData, TSTInfo } from 'pkijs';
import type { Authority } from '../authority/authority.ts';
import { certificateBytes } from '../authority/certificates.ts';

export type FoundSignature = {
  readonly field: string;
  readonly signerName: string;
  readonly signerDn: string;
  readonly issuerDn: string;
  readonly validity: string;
  /** The bytes that were signed are these. */
  readonly isIntact: boolean;
  /** Nothing was added behind it. */
  readonly isWholeDocument: boolean;
  readonly isTrusted: boolean;
  readonly signedAt: Date | undefined;
  readonly timestampBy: string | undefined;
  readonly reason: string | undefined;
  readonly location: string | undefined;
};

/** The signatures of a document, as the stand-in sees them: enough to answer as BSrE does, no more. */
export async function findSignatures(authority: Authority, pdf: Uint8Array): Promise<FoundSignature[]> {
  const text = Buffer.from(pdf).toString('latin1');
  const found: FoundSignature[] = [];
  for (const match of text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)) {
    const [first = 0, firstLength = 0, second = 0, secondLength = 0] = match.slice(1).map(Number);
    const contents = /<([0-9A-Fa-f]+)>/.exec(text.slice(first + firstLength, second))?.[1];
    if (contents === undefined) continue;
    const dictionary =
      text.slice(Math.max(0, match.index - 400), match.index) + text.slice(second, second + 400);
    if (/ETSI\.RFC3161/.test(dictionary)) continue;
    const signed = Buffer.concat([
      pdf.subarray(first, first + firstLength),
      pdf.subarray(second, second + secondLength),
    ]);
    const read = await readSignature(authority, Buffer.from(contents, 'hex'), signed).catch(() => undefined);
    found.push({
      ...(read ?? unreadable),
      field: `Signature_${found.length + 1}`,
      isWholeDocument: second + secondLength === pdf.length,
      reason: /\/Reason\s*\(([^)]*)\)/.exec(dictionary)?.[1],
      location: /\/Location\s*\(([^)]*)\)/.exec(dictionary)?.[1],
    });
  }
  return found;
}

const unreadable = {
  signerName: '',
  signerDn: '',
  issuerDn: '',
  validity: '',
  isIntact: false,
  isTrusted: false,
  signedAt: undefined,
  timestampBy: undefined,
};

async function readSignature(authority: Authority, contents: Buffer, signed: Buffer) {
  const cms = signedDataOf(contents);
  const certificates = (cms.certificates ?? []).filter((each) => each instanceof Certificate);
  const [own] = certificates;
  if (own === undefined) throw new Error('no certificate');
  const { root, issuing } = authority.identities;
  const isTrusted =
    (await own.verify(issuing.certificate).catch(() => false)) &&
    certificates.some(
      (each) =>
        createHash('sha256').update(certificateBytes(each)).digest('hex') ===
        createHash('sha256').update(certificateBytes(root.certificate)).digest('hex'),
    );
  const isIntact = isSignedWith(cms, own, signed);
  const token = cms.signerInfos[0]?.unsignedAttrs?.attributes.find(
    ({ type }) => type === '1.2.840.113549.1.9.16.2.14',
  )?.values[0];
  return {
    signerName: partOf(own.subject, '2.5.4.3'),
    signerDn: nameOf(own.subject),
    issuerDn: nameOf(own.issuer),
    validity: `${own.notBefore.value.toISOString()} s/d ${own.notAfter.value.toISOString()}`,
    isIntact,
    isTrusted,
    ...(token === undefined
      ? { signedAt: undefined, timestampBy: undefined }
      : readToken(Buffer.from(token.toBER(false)))),
  };
}

/** The digest of the document is what was signed, and the certificate's key signed it (RFC 5652 §5.4). */
function isSignedWith(cms: SignedData, certificate: Certificate, signed: Buffer): boolean {
  const [signer] = cms.signerInfos;
  const attributes = signer?.signedAttrs;
  const digest = attributes?.attributes.find(({ type }) => type === '1.2.840.113549.1.9.4')?.values[0];
  if (signer === undefined || attributes === undefined || digest === undefined) return false;
  const told = Buffer.from((digest as OctetString).valueBlock.valueHexView);
  if (!told.equals(createHash('sha256').update(signed).digest())) return false;
  const { publicKey } = new X509Certificate(certificateBytes(certificate));
  const value = Buffer.from(signer.signature.valueBlock.valueHexView);
  return verify('sha256', Buffer.from(attributes.encodedValue), publicKey, value);
}

function readToken(bytes: Buffer) {
  const token = signedDataOf(bytes);
  const content = token.encapContentInfo.eContent?.getValue();
  const by = token.certificates?.find((each) => each instanceof Certificate);
  return {
    signedAt: content === undefined ? undefined : TSTInfo.fromBER(content).genTime,
    timestampBy: by instanceof Certificate ? partOf(by.subject, '2.5.4.3') : undefined,
  };
}

/** Zeros fill the place that was kept for a signature. */
function signedDataOf(bytes: Buffer): SignedData {
  const { result } = fromBER(Uint8Array.from(bytes).buffer);
  return new SignedData({ schema: new ContentInfo({ schema: result }).content });
}

const short: Readonly<Record<string, string>> = { '2.5.4.3': 'CN', '2.5.4.6': 'C', '2.5.4.10': 'O' };

function nameOf(name: Certificate['subject']): string {
  return name.typesAndValues
    .map(({ type, value }) => `${short[type] ?? type}=${value.valueBlock.value}`)
    .reverse()
    .join(', ');
}

function partOf(name: Certificate['subject'], wanted: string): string {
  return String(name.typesAndValues.find(({ type }) => type === wanted)?.value.valueBlock.value ?? '');
}
