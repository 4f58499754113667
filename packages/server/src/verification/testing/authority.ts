import { createHash, randomBytes, webcrypto } from 'node:crypto';
import type { DigestAlgorithm, Signer, TimestampAuthority } from '@libpdf/core';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';

/** An authority for tests, made anew each time so that no key lies in the repository. */

type Keys = webcrypto.CryptoKeyPair;
export type Issued = {
  readonly certificate: pkijs.Certificate;
  readonly der: Uint8Array;
  readonly keys: Keys;
};

const engine = new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto as unknown as Crypto });
const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
} as const;

export async function makeKeys(): Promise<Keys> {
  return webcrypto.subtle.generateKey(rsa, true, ['sign', 'verify']);
}

export type Issuing = {
  readonly name: string;
  readonly kind: 'authority' | 'person' | 'timestamps';
  readonly keys: Keys;
  /** Itself, without one. */
  readonly issuer?: Issued;
  readonly from?: Date;
  readonly until?: Date;
};

export async function issue({ name, kind, keys, issuer, ...time }: Issuing): Promise<Issued> {
  const certificate = new pkijs.Certificate();
  certificate.version = 2;
  certificate.serialNumber = new asn1js.Integer({ valueHex: positive(randomBytes(12)) });
  addName(certificate.subject, name);
  if (issuer === undefined) addName(certificate.issuer, name);
  else certificate.issuer = issuer.certificate.subject;
  certificate.notBefore.value = time.from ?? new Date('2026-01-01T00:00:00Z');
  certificate.notAfter.value = time.until ?? new Date('2036-01-01T00:00:00Z');
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey as CryptoKey, engine);
  certificate.extensions = extensionsOf(kind);
  await certificate.sign((issuer?.keys ?? keys).privateKey as CryptoKey, 'SHA-256', engine);
  return { certificate, der: new Uint8Array(certificate.toSchema(true).toBER()), keys };
}

function positive(bytes: Buffer): ArrayBuffer {
  bytes[0] = (bytes[0]! & 0x7f) | 0x40;
  return new Uint8Array(bytes).buffer;
}

function addName(to: pkijs.RelativeDistinguishedNames, name: string): void {
  const parts = [
    ['2.5.4.6', new asn1js.PrintableString({ value: 'ID' })],
    ['2.5.4.10', new asn1js.Utf8String({ value: 'Kota Kebun' })],
    ['2.5.4.3', new asn1js.Utf8String({ value: name })],
  ] as const;
  for (const [type, value] of parts) to.typesAndValues.push(new pkijs.AttributeTypeAndValue({ type, value }));
}

function extensionsOf(kind: Issuing['kind']): pkijs.Extension[] {
  const extension = (extnID: string, critical: boolean, value: asn1js.AsnType): pkijs.Extension =>
    new pkijs.Extension({ extnID, critical, extnValue: value.toBER() });
  const bits = kind === 'authority' ? 0x06 : 0xc0;
  const usage = new asn1js.BitString({
    valueHex: new Uint8Array([bits]).buffer,
    unusedBits: kind === 'authority' ? 1 : 6,
  });
  const all = [extension('2.5.29.15', true, usage)];
  if (kind === 'authority') {
    all.push(extension('2.5.29.19', true, new pkijs.BasicConstraints({ cA: true }).toSchema()));
  }
  if (kind === 'timestamps') {
    const purposes = new pkijs.ExtKeyUsage({ keyPurposes: ['1.3.6.1.5.5.7.3.8'] });
    all.push(extension('2.5.29.37', true, purposes.toSchema()));
  }
  return all;
}

/** Root, issuing authority, an official and a time stamp authority. */
export type TestAuthority = {
  readonly root: Issued;
  readonly issuing: Issued;
  readonly official: Issued;
  readonly clock: Issued;
};

export async function makeAuthority(name: string): Promise<TestAuthority> {
  const [rootKeys, issuingKeys, officialKeys, clockKeys] = (await Promise.all(
    Array.from({ length: 4 }, makeKeys),
  )) as [Keys, Keys, Keys, Keys];
  const root = await issue({ name: `${name} Induk`, kind: 'authority', keys: rootKeys });
  const issuing = await issue({ name, kind: 'authority', keys: issuingKeys, issuer: root });
  const official = await issue({ name: 'Sari Kebun', kind: 'person', keys: officialKeys, issuer: issuing });
  const clock = await issue({ name: `${name} Waktu`, kind: 'timestamps', keys: clockKeys, issuer: issuing });
  return { root, issuing, official, clock };
}

/** What the PDF library signs with. */
export function signerOf(person: Issued, authority: TestAuthority): Signer {
  return {
    certificate: person.der,
    certificateChain: [authority.issuing.der, authority.root.der],
    keyType: 'RSA',
    signatureAlgorithm: 'RSASSA-PKCS1-v1_5',
    sign: async (data) =>
      new Uint8Array(await webcrypto.subtle.sign(rsa.name, person.keys.privateKey, Buffer.from(data))),
  };
}

/** A time stamp authority whose clock says what it is told. */
export function clockOf({ clock, issuing }: TestAuthority, now: () => Date): TimestampAuthority {
  return {
    timestamp: async (digest: Uint8Array, algorithm: DigestAlgorithm) => {
      const imprint = new pkijs.MessageImprint({
        hashAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: digestIdentifiers[algorithm] }),
        hashedMessage: new asn1js.OctetString({ valueHex: Buffer.from(digest) }),
      });
      const stated = new pkijs.TSTInfo({
        version: 1,
        policy: '1.2.3.4.1',
        messageImprint: imprint,
        serialNumber: new asn1js.Integer({ valueHex: positive(randomBytes(8)) }),
        genTime: now(),
      });
      return signedMessage(new Uint8Array(stated.toSchema().toBER()), clock, issuing);
    },
  };
}

const digestIdentifiers: Readonly<Record<DigestAlgorithm, string>> = {
  'SHA-256': '2.16.840.1.101.3.4.2.1',
  'SHA-384': '2.16.840.1.101.3.4.2.2',
  'SHA-512': '2.16.840.1.101.3.4.2.3',
};

async function signedMessage(content: Uint8Array, by: Issued, issuing: Issued): Promise<Uint8Array> {
  const attribute = (type: string, value: asn1js.AsnType): pkijs.Attribute =>
    new pkijs.Attribute({ type, values: [value] });
  const digest = createHash('sha256').update(content).digest();
  const statement = '1.2.840.113549.1.9.16.1.4';
  const message = new pkijs.SignedData({
    version: 3,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({
      eContentType: statement,
      eContent: new asn1js.OctetString({ valueHex: Buffer.from(content) }),
    }),
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({
          issuer: by.certificate.issuer,
          serialNumber: by.certificate.serialNumber,
        }),
        signedAttrs: new pkijs.SignedAndUnsignedAttributes({
          type: 0,
          attributes: [
            attribute('1.2.840.113549.1.9.3', new asn1js.ObjectIdentifier({ value: statement })),
            attribute('1.2.840.113549.1.9.4', new asn1js.OctetString({ valueHex: digest })),
          ],
        }),
      }),
    ],
    certificates: [by.certificate, issuing.certificate],
  });
  await message.sign(by.keys.privateKey as CryptoKey, 0, 'SHA-256', Buffer.from(content), engine);
  const outer = new pkijs.ContentInfo({
    contentType: '1.2.840.113549.1.7.2',
    content: message.toSchema(true),
  });
  return new Uint8Array(outer.toSchema().toBER());
}

/** A list of what an authority has revoked, as it would stand in a document. */
export async function revocationList(
  by: Issued,
  revoked: readonly { readonly certificate: Issued; readonly since: Date }[],
): Promise<Uint8Array> {
  const list = new pkijs.CertificateRevocationList();
  list.version = 1;
  list.issuer = by.certificate.subject;
  list.thisUpdate = new pkijs.Time({ type: 0, value: new Date('2026-11-22T00:00:00Z') });
  if (revoked.length > 0) {
    list.revokedCertificates = revoked.map(
      ({ certificate, since }) =>
        new pkijs.RevokedCertificate({
          userCertificate: certificate.certificate.serialNumber,
          revocationDate: new pkijs.Time({ type: 0, value: since }),
        }),
    );
  }
  await list.sign(by.keys.privateKey as CryptoKey, 'SHA-256', engine);
  return new Uint8Array(list.toSchema(true).toBER());
}
