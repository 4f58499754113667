import { Integer, OctetString, Utf8String } from 'asn1js';
import {
  AccessDescription,
  AttributeTypeAndValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  CRLDistributionPoints,
  DistributionPoint,
  Extension,
  ExtKeyUsage,
  GeneralName,
  InfoAccess,
  type PublicKeyInfo,
  type RelativeDistinguishedNames,
} from 'pkijs';

export type KeyPair = { readonly privateKey: CryptoKey; readonly publicKey: CryptoKey };

/** A certificate with its key, as its holder keeps it. */
export type Identity = { readonly certificate: Certificate; readonly keys: KeyPair };

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;

export function makeKeys(): Promise<KeyPair> {
  return crypto.subtle.generateKey(curve, true, ['sign', 'verify']) as Promise<KeyPair>;
}

export async function privateKeyBytes(keys: KeyPair): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey));
}

/** A private key as it was kept, with the public key that its certificate holds. */
export async function readIdentity(certificate: Uint8Array, privateKey: Uint8Array): Promise<Identity> {
  const read = readCertificate(certificate);
  const spki = new Uint8Array(read.subjectPublicKeyInfo.toSchema().toBER(false));
  return {
    certificate: read,
    keys: {
      privateKey: await crypto.subtle.importKey('pkcs8', Buffer.from(privateKey), curve, true, ['sign']),
      publicKey: await crypto.subtle.importKey('spki', spki, curve, true, ['verify']),
    },
  };
}

export function readCertificate(bytes: Uint8Array): Certificate {
  return Certificate.fromBER(Uint8Array.from(bytes).buffer);
}

export function certificateBytes(certificate: Certificate): Uint8Array {
  return new Uint8Array(certificate.toSchema(true).toBER(false));
}

export type CertificateUse = 'authority' | 'documents' | 'timestamps';

export type CertificateRequest = {
  readonly subject: { readonly commonName: string; readonly organisation: string };
  readonly publicKey: CryptoKey;
  readonly validFrom: Date;
  readonly validUntil: Date;
  readonly use: CertificateUse;
  /** Absent: signed by itself, a root. */
  readonly issuer?: Identity;
  readonly selfSigner?: CryptoKey;
  /** Where the issuer lists what it took back, answers for one certificate, and shows its own. */
  readonly issuerAt?: { readonly revoked: string; readonly status: string; readonly certificate: string };
};

/** RFC 5280 §4.2.1.3: bits of a key's use, the first bit the highest. */
const keyUsageBits: Readonly<Record<CertificateUse, number>> = {
  // keyCertSign and cRLSign.
  authority: 0b0000_0110,
  // digitalSignature and nonRepudiation.
  documents: 0b1100_0000,
  timestamps: 0b1100_0000,
};

/** A certificate by RFC 5280, signed with ECDSA on P-256 and SHA-256. */
export async function makeCertificate(request: CertificateRequest): Promise<Certificate> {
  const { issuer, publicKey, use, issuerAt } = request;
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ valueHex: randomSerial() });
  name(certificate.subject, request.subject);
  if (issuer) certificate.issuer.typesAndValues = issuer.certificate.subject.typesAndValues;
  else name(certificate.issuer, request.subject);
  certificate.notBefore.value = request.validFrom;
  certificate.notAfter.value = request.validUntil;
  await certificate.subjectPublicKeyInfo.importKey(publicKey);
  const issuerKey = issuer ? issuer.certificate.subjectPublicKeyInfo : certificate.subjectPublicKeyInfo;
  const authority = use === 'authority';
  certificate.extensions = [
    extension('2.5.29.19', true, new BasicConstraints(authority ? { cA: true } : {}).toSchema()),
    extension('2.5.29.15', true, keyUsage(keyUsageBits[use])),
    extension(
      '2.5.29.14',
      false,
      new OctetString({ valueHex: await keyIdentifier(certificate.subjectPublicKeyInfo) }),
    ),
    extension(
      '2.5.29.35',
      false,
      new AuthorityKeyIdentifier({
        keyIdentifier: new OctetString({ valueHex: await keyIdentifier(issuerKey) }),
      }).toSchema(),
    ),
    ...(use === 'timestamps'
      ? // RFC 3161 §2.3: this purpose alone, and critical.
        [extension('2.5.29.37', true, new ExtKeyUsage({ keyPurposes: ['1.3.6.1.5.5.7.3.8'] }).toSchema())]
      : []),
    ...(issuerAt ? whereToAsk(issuerAt) : []),
  ];
  await certificate.sign(issuer?.keys.privateKey ?? selfSigner(request), 'SHA-256');
  return certificate;
}

function selfSigner({ selfSigner: key }: CertificateRequest): CryptoKey {
  if (key === undefined) throw new Error('a root certificate is signed with its own key');
  return key;
}

function whereToAsk(at: NonNullable<CertificateRequest['issuerAt']>): Extension[] {
  const access = (method: string, url: string) =>
    new AccessDescription({ accessMethod: method, accessLocation: address(url) });
  const points = new CRLDistributionPoints({
    distributionPoints: [new DistributionPoint({ distributionPoint: [address(at.revoked)] })],
  });
  const ways = new InfoAccess({
    accessDescriptions: [
      access('1.3.6.1.5.5.7.48.1', at.status),
      access('1.3.6.1.5.5.7.48.2', at.certificate),
    ],
  });
  return [
    extension('2.5.29.31', false, points.toSchema()),
    extension('1.3.6.1.5.5.7.1.1', false, ways.toSchema()),
  ];
}

function address(url: string): GeneralName {
  return new GeneralName({ type: 6, value: url });
}

type Encodable = { toBER(sizeOnly?: boolean): ArrayBuffer };

function extension(extnID: string, critical: boolean, value: Encodable): Extension {
  return new Extension({ extnID, critical, extnValue: value.toBER(false) });
}

/** A bit string of one byte without its unused last bits (DER). */
function keyUsage(bits: number): Encodable {
  let unused = 0;
  while (((bits >> unused) & 1) === 0) unused += 1;
  return { toBER: () => Uint8Array.from([3, 2, unused, bits]).buffer };
}

/** RFC 5280 §4.2.1.2 (1): the SHA-1 of the public key, as a name and not as protection. */
async function keyIdentifier(key: PublicKeyInfo): Promise<ArrayBuffer> {
  return crypto.subtle.digest('SHA-1', Uint8Array.from(key.subjectPublicKey.valueBlock.valueHexView));
}

function name(target: RelativeDistinguishedNames, subject: CertificateRequest['subject']): void {
  const parts: readonly (readonly [string, string])[] = [
    ['2.5.4.6', 'ID'],
    ['2.5.4.10', subject.organisation],
    ['2.5.4.3', subject.commonName],
  ];
  for (const [type, value] of parts) {
    target.typesAndValues.push(new AttributeTypeAndValue({ type, value: new Utf8String({ value }) }));
  }
}

/** 16 bytes, the first one between 64 and 127, so that it is positive and never shorter. */
function randomSerial(): ArrayBuffer {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[0] = (bytes[0]! & 0x3f) | 0x40;
  return bytes.buffer;
}
