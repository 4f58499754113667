import { createHash, KeyObject, randomBytes, sign } from 'node:crypto';
import { TimeStampReq } from 'pkijs';
import type { Authority } from './authority.ts';
import { certificateBytes } from './certificates.ts';
import { der, generalizedTime, integer, objectIdentifier, octets, sequence, set } from './der.ts';

const signedData = objectIdentifier('1.2.840.113549.1.7.2');
const timestampInfo = objectIdentifier('1.2.840.113549.1.9.16.1.4');
const contentType = objectIdentifier('1.2.840.113549.1.9.3');
const messageDigest = objectIdentifier('1.2.840.113549.1.9.4');
const signingCertificate = objectIdentifier('1.2.840.113549.1.9.16.2.47');
const sha256 = sequence(objectIdentifier('2.16.840.1.101.3.4.2.1'));
const ecdsaWithSha256 = sequence(objectIdentifier('1.2.840.10045.4.3.2'));
/** Of the demo alone: under the number that RFC 5612 keeps for examples. */
const policy = objectIdentifier('1.3.6.1.4.1.32473.1');
const oneSecond = sequence(integer(Buffer.from([1])));
const [one, three] = [integer(Buffer.from([1])), integer(Buffer.from([3]))];

/** Digests that still protect (ETSI TS 119 312): SHA-256, SHA-384, SHA-512, with their sizes in bytes. */
const digestBytes: Readonly<Record<string, number>> = {
  '2.16.840.1.101.3.4.2.1': 32,
  '2.16.840.1.101.3.4.2.2': 48,
  '2.16.840.1.101.3.4.2.3': 64,
};

/** PKIStatus of RFC 3161 §2.4.2. */
const granted = sequence(integer(Buffer.from([0])));
const rejected = sequence(integer(Buffer.from([2])));

/** Tells the time of the authority's clock by RFC 3161. */
export class Timestamps {
  readonly #authority: Authority;
  readonly #key: KeyObject;
  readonly #chain: Uint8Array;
  readonly #signer: Uint8Array;
  readonly #certificateDigest: Uint8Array;

  constructor(authority: Authority) {
    this.#authority = authority;
    const { certificate, keys } = authority.identities.timestamps;
    this.#key = KeyObject.from(keys.privateKey);
    const own = certificateBytes(certificate);
    this.#chain = der(0xa0, own, ...authority.chain.map(certificateBytes));
    this.#signer = sequence(
      new Uint8Array(certificate.issuer.toSchema().toBER(false)),
      new Uint8Array(certificate.serialNumber.toBER(false)),
    );
    this.#certificateDigest = createHash('sha256').update(own).digest();
  }

  /** A token for the digest of a query, or the refusal of what is no query. */
  answer(query: Uint8Array): Uint8Array {
    const request = readQuery(query);
    if (request === undefined) return sequence(rejected);
    const info = sequence(
      one,
      policy,
      new Uint8Array(request.messageImprint.toSchema().toBER(false)),
      integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
      generalizedTime(this.#authority.now()),
      oneSecond,
      ...(request.nonce ? [new Uint8Array(request.nonce.toBER(false))] : []),
    );
    const attributes = [
      sequence(contentType, set(timestampInfo)),
      sequence(messageDigest, set(octets(createHash('sha256').update(info).digest()))),
      // RFC 5816: the token names the certificate that signed it by its SHA-256.
      sequence(signingCertificate, set(sequence(sequence(sequence(octets(this.#certificateDigest)))))),
    ];
    const signed = set(...attributes);
    const signer = sequence(
      one,
      this.#signer,
      sha256,
      // The same set, which stands in the signer's part under [0] (RFC 5652 §5.4).
      Buffer.concat([Buffer.from([0xa0]), signed.subarray(1)]),
      ecdsaWithSha256,
      octets(sign('sha256', signed, this.#key)),
    );
    const cms = sequence(
      three,
      set(sha256),
      sequence(timestampInfo, der(0xa0, octets(info))),
      ...(request.certReq === true ? [this.#chain] : []),
      set(signer),
    );
    return sequence(granted, sequence(signedData, der(0xa0, cms)));
  }
}

function readQuery(query: Uint8Array): TimeStampReq | undefined {
  try {
    const request = TimeStampReq.fromBER(Uint8Array.from(query).buffer);
    const { hashAlgorithm, hashedMessage } = request.messageImprint;
    const size = digestBytes[hashAlgorithm.algorithmId];
    return size === hashedMessage.valueBlock.valueHexView.byteLength ? request : undefined;
  } catch {
    return undefined;
  }
}
