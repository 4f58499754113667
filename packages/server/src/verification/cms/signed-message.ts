import { constants, createHash, type KeyObject, verify } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { limits } from '../pdf/budget.ts';
import { type Certificate, certificatesOf } from './certificates.ts';

/** A CMS message with one signer (RFC 5652), whose signature has been checked against its own certificate. */
export type SignedMessage = {
  readonly signer: Certificate;
  readonly certificates: readonly Certificate[];
  /** Whether digest and signature are right: that the signer signed exactly this content. */
  readonly isIntact: boolean;
  /** What a timestamp is made over. */
  readonly signatureValue: Buffer;
  readonly digest: string;
  readonly timestamp: Buffer | undefined;
  readonly claimedAt: Date | undefined;
  readonly revocationLists: readonly Buffer[];
  /** What the message itself carries: of a time stamp its statement. */
  readonly content: Buffer | undefined;
};

const identifiers = {
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  timestamp: '1.2.840.113549.1.9.16.2.14',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const;

/** SHA-1 and MD5 are not among them: a second document with the same digest can be made. */
const digests: ReadonlyMap<string, string> = new Map([
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);

/**
 * @param cover the bytes that are signed where they stand outside of the message; undefined when it carries them.
 * @returns undefined when it is no such message, or one made with methods that prove nothing any more.
 */
export function readSignedMessage(
  der: Uint8Array,
  cover: readonly Uint8Array[] | undefined,
): SignedMessage | undefined {
  try {
    return read(der, cover);
  } catch {
    return undefined;
  }
}

function read(der: Uint8Array, cover: readonly Uint8Array[] | undefined): SignedMessage | undefined {
  const { result, offset } = asn1js.fromBER(der);
  // The place for a signature is larger than it; what is left is filled with zeros and with nothing else.
  if (offset <= 0 || der.subarray(offset).some((byte) => byte !== 0)) return undefined;
  const outer = new pkijs.ContentInfo({ schema: result });
  if (outer.contentType !== identifiers.signedData) return undefined;
  const message = new pkijs.SignedData({ schema: outer.content });
  const [info, second] = message.signerInfos;
  if (info === undefined || second !== undefined || info.signedAttrs === undefined) return undefined;
  const held = (message.certificates ?? []).slice(0, limits.certificates);
  const certificates = certificatesOf(
    held.flatMap((each) =>
      each instanceof pkijs.Certificate ? [new Uint8Array(each.toSchema().toBER())] : [],
    ),
  );
  const digest = digests.get(info.digestAlgorithm.algorithmId);
  const signer = certificates.find((each) => isSignedBy(info, each));
  if (digest === undefined || signer === undefined) return undefined;
  const attributes = attributesOf(info.signedAttrs);
  const carried = message.encapContentInfo.eContent?.getValue();
  const content = carried === undefined ? undefined : Buffer.from(carried);
  const covered = cover ?? (content === undefined ? [] : [content]);
  const hash = createHash(digest);
  for (const part of covered) hash.update(part);
  const contentType = attributes.get(identifiers.contentType)?.valueBlock.toString();
  const isIntact =
    (cover === undefined) === (content !== undefined) &&
    contentType === message.encapContentInfo.eContentType &&
    hash.digest().equals(octets(attributes.get(identifiers.messageDigest)) ?? Buffer.alloc(0)) &&
    namesSigner(attributes.get(identifiers.signingCertificateV2), signer) &&
    isSignatureRight(info, digest, signer.x509.publicKey);
  const unsigned = attributesOf(info.unsignedAttrs);
  const timestamp = unsigned.get(identifiers.timestamp);
  const time = attributes.get(identifiers.signingTime) as { toDate?: () => Date } | undefined;
  return {
    signer,
    certificates,
    isIntact,
    signatureValue: Buffer.from(info.signature.valueBlock.valueHexView),
    digest,
    timestamp: timestamp === undefined ? undefined : Buffer.from(timestamp.toBER()),
    claimedAt: time?.toDate?.(),
    revocationLists: (message.crls ?? []).flatMap((each) =>
      each instanceof pkijs.CertificateRevocationList ? [Buffer.from(each.toSchema().toBER())] : [],
    ),
    content,
  };
}

function attributesOf(
  list: pkijs.SignedAndUnsignedAttributes | undefined,
): ReadonlyMap<string, asn1js.AsnType> {
  const found = new Map<string, asn1js.AsnType>();
  for (const { type, values } of list?.attributes ?? []) {
    if (found.has(type) || values.length === 0)
      throw new Error('An attribute that stands twice proves nothing.');
    found.set(type, values[0]);
  }
  return found;
}

function isSignedBy({ sid }: pkijs.SignerInfo, certificate: Certificate): boolean {
  if (sid instanceof pkijs.IssuerAndSerialNumber) {
    return (
      sid.serialNumber.isEqual(certificate.parsed.serialNumber) &&
      sid.issuer.isEqual(certificate.parsed.issuer)
    );
  }
  const identifier = certificate.parsed.extensions?.find(({ extnID }) => extnID === '2.5.29.14')?.parsedValue;
  const wanted = octets(sid);
  return wanted !== undefined && (octets(identifier)?.equals(wanted) ?? false);
}

function octets(value: unknown): Buffer | undefined {
  const view = (value as { valueBlock?: { valueHexView?: Uint8Array } } | undefined)?.valueBlock
    ?.valueHexView;
  return view === undefined ? undefined : Buffer.from(view);
}

/** The attribute that keeps another certificate with the same key from being put in (RFC 5035, ESSCertIDv2). */
function namesSigner(attribute: asn1js.AsnType | undefined, signer: Certificate): boolean {
  if (attribute === undefined) return true;
  const list = (attribute as asn1js.Sequence).valueBlock.value[0] as asn1js.Sequence;
  const first = list.valueBlock.value[0] as asn1js.Sequence;
  const [method, hash] = first.valueBlock.value;
  if (method instanceof asn1js.OctetString) {
    return createHash('sha256').update(signer.der).digest().equals(octets(method)!);
  }
  const identifier = (method as asn1js.Sequence).valueBlock.value[0]?.valueBlock.toString() ?? '';
  const digest = digests.get(identifier);
  return digest !== undefined && createHash(digest).update(signer.der).digest().equals(octets(hash)!);
}

function isSignatureRight(info: pkijs.SignerInfo, digest: string, publicKey: KeyObject): boolean {
  const signed = Buffer.from(info.signedAttrs!.encodedValue);
  const signature = info.signature.valueBlock.valueHexView;
  return isSignatureOver({ signed, signature, digest, publicKey, algorithm: info.signatureAlgorithm });
}

/** Whether a signature by one of the usual methods is right; false for any other method. */
export function isSignatureOver(input: {
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
  readonly digest: string;
  readonly publicKey: KeyObject;
  readonly algorithm: pkijs.AlgorithmIdentifier;
}): boolean {
  const { signed, signature, publicKey, algorithm } = input;
  const method = methods.get(algorithm.algorithmId);
  if (method === undefined || !method.keys.includes(publicKey.asymmetricKeyType ?? '')) return false;
  const digest = method.digest ?? input.digest;
  if (publicKey.asymmetricKeyType === 'ed25519') return verify(null, signed, publicKey, signature);
  const padding = method.isPss ? constants.RSA_PKCS1_PSS_PADDING : undefined;
  const key =
    padding === undefined
      ? publicKey
      : { key: publicKey, padding, saltLength: constants.RSA_PSS_SALTLEN_AUTO };
  return verify(digest, signed, key, signature);
}

type Method = { readonly keys: readonly string[]; readonly digest?: string; readonly isPss?: boolean };

const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['1.2.840.113549.1.1.1', { keys: ['rsa'] }],
  ['1.2.840.113549.1.1.11', { keys: ['rsa'], digest: 'sha256' }],
  ['1.2.840.113549.1.1.12', { keys: ['rsa'], digest: 'sha384' }],
  ['1.2.840.113549.1.1.13', { keys: ['rsa'], digest: 'sha512' }],
  ['1.2.840.113549.1.1.10', { keys: ['rsa', 'rsa-pss'], isPss: true }],
  ['1.2.840.10045.2.1', { keys: ['ec'] }],
  ['1.2.840.10045.4.3.2', { keys: ['ec'], digest: 'sha256' }],
  ['1.2.840.10045.4.3.3', { keys: ['ec'], digest: 'sha384' }],
  ['1.2.840.10045.4.3.4', { keys: ['ec'], digest: 'sha512' }],
  ['1.3.101.112', { keys: ['ed25519'] }],
]);
