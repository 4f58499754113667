import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { type Certificate, certificatesOf, chainOf, isIssuedBy } from './certificates.ts';
import { isSignatureOver } from './signed-message.ts';

/** What the authority says of a certificate, as it lies in the document. */
export type Revocation =
  | { readonly kind: 'good' }
  /** From then on; what was signed before stays good. */
  | { readonly kind: 'revoked'; readonly since: Date }
  | { readonly kind: 'unknown' };

export type RevocationData = {
  readonly lists: readonly Uint8Array[];
  readonly answers: readonly Uint8Array[];
};

/**
 * Looks whether a certificate was revoked. What counts is what its own issuer has signed, after the time at which the
 * certificate was used or with a validity that holds that time.
 */
export function revocationOf(
  certificate: Certificate,
  issuer: Certificate,
  { data, at }: { readonly data: RevocationData; readonly at: Date },
): Revocation {
  const said = [
    ...data.answers.map((der) => guarded(() => inAnswer(der, certificate, issuer))),
    ...data.lists.map((der) => guarded(() => inList(der, certificate, issuer))),
  ];
  const revoked = said.find((each) => each.kind === 'revoked');
  if (revoked?.kind === 'revoked') return revoked.since <= at ? revoked : { kind: 'good' };
  return said.some(({ kind }) => kind === 'good') ? { kind: 'good' } : { kind: 'unknown' };
}

function guarded(read: () => Revocation): Revocation {
  try {
    return read();
  } catch {
    return { kind: 'unknown' };
  }
}

function inList(der: Uint8Array, certificate: Certificate, issuer: Certificate): Revocation {
  const list = pkijs.CertificateRevocationList.fromBER(Buffer.from(der));
  if (!list.issuer.isEqual(issuer.parsed.subject)) return { kind: 'unknown' };
  const isRight = isSignatureOver({
    signed: list.tbsView,
    signature: list.signatureValue.valueBlock.valueHexView,
    digest: '',
    publicKey: issuer.x509.publicKey,
    algorithm: list.signatureAlgorithm,
  });
  if (!isRight) return { kind: 'unknown' };
  const entry = list.revokedCertificates?.find(({ userCertificate }) =>
    userCertificate.isEqual(certificate.parsed.serialNumber),
  );
  return entry === undefined ? { kind: 'good' } : { kind: 'revoked', since: entry.revocationDate.value };
}

function inAnswer(der: Uint8Array, certificate: Certificate, issuer: Certificate): Revocation {
  const answer = basicAnswerOf(der);
  const held = certificatesOf((answer.certs ?? []).map((each) => new Uint8Array(each.toSchema().toBER())));
  const isRight = [issuer, ...held].some(
    (responder) => mayAnswer(responder, issuer) && isAnswerOf(answer, responder),
  );
  if (!isRight) return { kind: 'unknown' };
  for (const { certID, certStatus } of answer.tbsResponseData.responses) {
    if (!certID.serialNumber.isEqual(certificate.parsed.serialNumber) || !isAbout(certID, issuer)) continue;
    const status = certStatus as {
      idBlock: { tagNumber: number };
      valueBlock: { value?: readonly unknown[] };
    };
    if (status.idBlock.tagNumber === 0) return { kind: 'good' };
    const since = status.valueBlock.value?.[0];
    if (status.idBlock.tagNumber === 1 && since instanceof asn1js.GeneralizedTime) {
      return { kind: 'revoked', since: since.toDate() };
    }
  }
  return { kind: 'unknown' };
}

/** With the envelope of a whole answer (RFC 6960, 4.2.1) or without. */
function basicAnswerOf(der: Uint8Array): pkijs.BasicOCSPResponse {
  try {
    const whole = pkijs.OCSPResponse.fromBER(Buffer.from(der));
    if (whole.responseBytes)
      return pkijs.BasicOCSPResponse.fromBER(
        Buffer.from(whole.responseBytes.response.valueBlock.valueHexView),
      );
  } catch {
    // It may stand there without its envelope.
  }
  return pkijs.BasicOCSPResponse.fromBER(Buffer.from(der));
}

function mayAnswer(responder: Certificate, issuer: Certificate): boolean {
  if (responder.fingerprint === issuer.fingerprint) return true;
  const at = responder.from;
  const chain = chainOf({
    certificate: responder,
    others: [],
    roots: [issuer],
    at,
    purpose: 'revocation-answers',
  });
  return isIssuedBy(responder, issuer) && (chain.kind === 'trusted' || chain.kind === 'not-valid-then');
}

function isAnswerOf(answer: pkijs.BasicOCSPResponse, responder: Certificate): boolean {
  return isSignatureOver({
    signed: answer.tbsResponseData.tbsView,
    signature: answer.signature.valueBlock.valueHexView,
    digest: '',
    publicKey: responder.x509.publicKey,
    algorithm: answer.signatureAlgorithm,
  });
}

const identifierDigests: ReadonlyMap<string, string> = new Map([
  // Here SHA-1 only tells issuers apart (RFC 6960, 4.1.1); the serial number and the signature prove.
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
]);

function isAbout(identifier: pkijs.CertID, issuer: Certificate): boolean {
  const digest = identifierDigests.get(identifier.hashAlgorithm.algorithmId);
  if (digest === undefined) return false;
  const key = issuer.parsed.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
  const hashed = createHash(digest).update(key).digest();
  return hashed.equals(Buffer.from(identifier.issuerKeyHash.valueBlock.valueHexView));
}
