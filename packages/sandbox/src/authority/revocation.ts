import { Constructed, Enumerated, GeneralizedTime, Integer, OctetString, Primitive } from 'asn1js';
import {
  BasicOCSPResponse,
  CertificateRevocationList,
  Extension,
  Extensions,
  OCSPRequest,
  OCSPResponse,
  ResponseBytes,
  RevokedCertificate,
  SingleResponse,
  Time,
} from 'pkijs';
import { type Authority, serialOf } from './authority.ts';

/** Lists and answers hold for a day; whoever asks within it may keep what it got. */
const holdsMilliseconds = 24 * 60 * 60 * 1000;

/** RFC 5280 §5.3.1: a suspended certificate is on hold. */
const reasons = { SUSPEND: 6, REVOKE: 5 } as const;

/** The list of certificates that an issuer of the demo took back (RFC 5280 §5). */
export async function revokedList(authority: Authority, issuer: 'root' | 'issuing'): Promise<Uint8Array> {
  const { certificate, keys } = authority.identities[issuer];
  const list = new CertificateRevocationList();
  list.version = 1;
  list.issuer = certificate.subject;
  list.thisUpdate = new Time({ type: 0, value: authority.now() });
  list.nextUpdate = new Time({ type: 0, value: laterThan(authority) });
  const takenBack = issuer === 'issuing' ? authority.takenBack() : [];
  if (takenBack.length > 0) {
    list.revokedCertificates = takenBack.map(
      ({ serial, standing, since }) =>
        new RevokedCertificate({
          userCertificate: new Integer({ valueHex: Uint8Array.from(Buffer.from(serial, 'hex')).buffer }),
          revocationDate: new Time({ type: 0, value: since }),
          crlEntryExtensions: new Extensions({
            extensions: [
              new Extension({
                extnID: '2.5.29.21',
                extnValue: new Enumerated({ value: reasons[standing] }).toBER(false),
              }),
            ],
          }),
        }),
    );
  }
  await list.sign(keys.privateKey, 'SHA-256');
  return new Uint8Array(list.toSchema().toBER(false));
}

/** What the issuer says of the certificates that a query of RFC 6960 names. */
export async function answerStatus(authority: Authority, query: Uint8Array): Promise<Uint8Array> {
  let request: OCSPRequest;
  try {
    request = OCSPRequest.fromBER(Uint8Array.from(query).buffer);
  } catch {
    return encode(new OCSPResponse({ responseStatus: new Enumerated({ value: 1 }) }));
  }
  const asked = request.tbsRequest.requestList.map(({ reqCert }) => reqCert);
  const { issuing, root } = authority.identities;
  // Of all certificates here, only the one of the issuing authority was issued by the root.
  const byRoot = asked.some(
    ({ serialNumber }) =>
      Buffer.from(serialNumber.valueBlock.valueHexView).toString('hex') === serialOf(issuing.certificate),
  );
  const { certificate, keys } = byRoot ? root : issuing;
  const answer = new BasicOCSPResponse();
  answer.tbsResponseData.responderID = certificate.subject;
  answer.tbsResponseData.producedAt = wholeSecond(authority.now());
  answer.tbsResponseData.responses = asked.map((certID) => {
    const single = new SingleResponse({ certID });
    single.certStatus = statusOf(authority, Buffer.from(certID.serialNumber.valueBlock.valueHexView));
    single.thisUpdate = wholeSecond(authority.now());
    single.nextUpdate = laterThan(authority);
    return single;
  });
  answer.certs = [certificate];
  await answer.sign(keys.privateKey, 'SHA-256');
  return encode(
    new OCSPResponse({
      responseStatus: new Enumerated({ value: 0 }),
      responseBytes: new ResponseBytes({
        responseType: '1.3.6.1.5.5.7.48.1.1',
        response: new OctetString({ valueHex: answer.toSchema().toBER(false) }),
      }),
    }),
  );
}

/** CertStatus of RFC 6960: [0] good, [1] revoked with its time and reason. */
function statusOf(authority: Authority, serial: Buffer): unknown {
  const taken = authority.takenBack().find((each) => each.serial === serial.toString('hex'));
  if (taken === undefined) {
    return new Primitive({ idBlock: { tagClass: 3, tagNumber: 0 }, lenBlock: { length: 0 } });
  }
  return new Constructed({
    idBlock: { tagClass: 3, tagNumber: 1 },
    value: [
      new GeneralizedTime({ valueDate: wholeSecond(taken.since) }),
      new Constructed({
        idBlock: { tagClass: 3, tagNumber: 0 },
        value: [new Enumerated({ value: reasons[taken.standing] })],
      }),
    ],
  });
}

function laterThan(authority: Authority): Date {
  return wholeSecond(new Date(authority.now().getTime() + holdsMilliseconds));
}

/** Times of RFC 6960 carry no fractions. */
function wholeSecond(time: Date): Date {
  return new Date(Math.floor(time.getTime() / 1000) * 1000);
}

function encode(response: OCSPResponse): Uint8Array {
  return new Uint8Array(response.toSchema().toBER(false));
}
