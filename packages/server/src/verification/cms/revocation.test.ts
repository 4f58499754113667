import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { expect, test } from 'vitest';
import { type Issued, makeAuthority } from '../testing/authority.ts';
import { certificateOf } from './certificates.ts';
import { revocationOf } from './revocation.ts';

/** Answers of an authority about one certificate (OCSP, RFC 6960), as they lie in a document. */
const authority = await makeAuthority('Penerbit Kebun');
const stranger = await makeAuthority('Penerbit Lain');
const engine = pkijs.getCrypto(true);
const at = new Date('2026-11-22T03:00:00Z');

const readOf = ({ certificate }: Issued) => {
  const read = certificateOf(new Uint8Array(certificate.toSchema().toBER()));
  if (read === undefined) throw new Error('An issued certificate can not be read.');
  return read;
};

async function answer(
  about: Issued,
  { by = authority.issuing, since }: { readonly by?: Issued; readonly since?: Date } = {},
): Promise<Uint8Array> {
  const certID = new pkijs.CertID();
  await certID.createForCertificate(
    about.certificate,
    { hashAlgorithm: 'SHA-1', issuerCertificate: authority.issuing.certificate },
    engine,
  );
  const single = new pkijs.SingleResponse({ certID });
  single.certStatus =
    since === undefined
      ? new asn1js.Primitive({ idBlock: { tagClass: 3, tagNumber: 0 } })
      : new asn1js.Constructed({
          idBlock: { tagClass: 3, tagNumber: 1 },
          value: [new asn1js.GeneralizedTime({ valueDate: since })],
        });
  single.thisUpdate = at;
  const basic = new pkijs.BasicOCSPResponse();
  basic.tbsResponseData.responderID = by.certificate.subject;
  basic.tbsResponseData.producedAt = at;
  basic.tbsResponseData.responses = [single];
  basic.certs = [by.certificate];
  await basic.sign(by.keys.privateKey as CryptoKey, 'SHA-256', engine);
  const response = new asn1js.OctetString({ valueHex: basic.toSchema().toBER(false) });
  const whole = new pkijs.OCSPResponse({
    responseStatus: new asn1js.Enumerated({ value: 0 }),
    responseBytes: new pkijs.ResponseBytes({ responseType: '1.3.6.1.5.5.7.48.1.1', response }),
  });
  return new Uint8Array(whole.toSchema().toBER(false));
}

/** Another day of the revocation, behind the authority's back. */
const changed = (der: Uint8Array): Uint8Array => {
  const other = Buffer.from(der);
  other.write('20261102', other.indexOf('20261101'), 'latin1');
  return other;
};
const before = new Date('2026-11-01T00:00:00Z');

test.each<[string, () => Promise<Uint8Array>, string]>([
  ['good', () => answer(authority.official), 'good'],
  ['revoked before', () => answer(authority.official, { since: before }), 'revoked'],
  [
    'revoked afterwards',
    () => answer(authority.official, { since: new Date('2026-11-23T00:00:00Z') }),
    'good',
  ],
  ['about another certificate', () => answer(authority.clock, { since: before }), 'unknown'],
  ['signed by a stranger', () => answer(authority.official, { by: stranger.issuing }), 'unknown'],
  ['signed by whom it is about', () => answer(authority.official, { by: authority.official }), 'unknown'],
  ['changed', async () => changed(await answer(authority.official, { since: before })), 'unknown'],
  ['no answer at all', async () => Buffer.from('bukan jawaban'), 'unknown'],
])('an answer that is %s', async (_, made, kind) => {
  const told = revocationOf(readOf(authority.official), readOf(authority.issuing), {
    data: { lists: [], answers: [await made()] },
    at,
  });
  expect(told.kind).toBe(kind);
});
