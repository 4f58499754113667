import { randomBytes } from 'node:crypto';
import { Integer, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq, TSTInfo } from 'pkijs';
import { type DerValue, derParts, readDer } from './der-reader.ts';

/** Why there is no timestamp: nobody answered, too late, or not to the question. */
export class TimestampFailure extends Error {
  readonly kind: 'unreachable' | 'timeout' | 'refused';
  constructor(kind: TimestampFailure['kind']) {
    super(`no timestamp: ${kind}`);
    this.kind = kind;
  }
}

const algorithms: Readonly<Record<string, string>> = {
  'SHA-256': '2.16.840.1.101.3.4.2.1',
  'SHA-384': '2.16.840.1.101.3.4.2.2',
  'SHA-512': '2.16.840.1.101.3.4.2.3',
};

export type Timestamp = { readonly token: Uint8Array; readonly time: Date };

/** Asks an authority of RFC 3161 for the time, and takes only an answer to exactly this question. */
export async function requestTimestamp(
  digest: Uint8Array,
  algorithm: string,
  { url, timeoutMilliseconds }: { readonly url: string; readonly timeoutMilliseconds: number },
): Promise<Timestamp> {
  const algorithmId = algorithms[algorithm];
  if (algorithmId === undefined) throw new Error(`no timestamp is asked for ${algorithm}`);
  const nonce = randomBytes(8);
  // Positive and of full length.
  nonce[0] = (nonce[0]! & 0x3f) | 0x40;
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId }),
      hashedMessage: new OctetString({ valueHex: Uint8Array.from(digest).buffer }),
    }),
    nonce: new Integer({ valueHex: Uint8Array.from(nonce).buffer }),
    certReq: true,
  });
  const answer = await ask(url, Buffer.from(request.toSchema().toBER(false)), timeoutMilliseconds);
  return readAnswer(answer, { digest, nonce });
}

async function ask(url: string, query: Buffer, timeoutMilliseconds: number): Promise<ArrayBuffer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: new Uint8Array(query),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
    if (!response.ok) throw new TimestampFailure(response.status >= 500 ? 'unreachable' : 'refused');
    return await response.arrayBuffer();
  } catch (error) {
    if (error instanceof TimestampFailure) throw error;
    throw new TimestampFailure((error as Error).name === 'TimeoutError' ? 'timeout' : 'unreachable');
  }
}

/** Parts of the answer are cut out where they stand: its certificates are of no use here, and building them takes long. */
function readAnswer(
  answer: ArrayBuffer,
  asked: { readonly digest: Uint8Array; readonly nonce: Uint8Array },
): Timestamp {
  let token: Buffer;
  let info: TSTInfo;
  try {
    // TimeStampResp: the status, then the token (RFC 3161 §2.4.2).
    const [, found] = derParts(readDer(Buffer.from(answer)));
    if (found === undefined) throw new TimestampFailure('refused');
    token = found.whole;
    info = TSTInfo.fromBER(Uint8Array.from(contentOf(found)).buffer);
  } catch {
    throw new TimestampFailure('refused');
  }
  const told = Buffer.from(info.messageImprint.hashedMessage.valueBlock.valueHexView);
  const nonce = info.nonce && Buffer.from(info.nonce.valueBlock.valueHexView);
  if (!told.equals(asked.digest) || !nonce?.equals(asked.nonce)) throw new TimestampFailure('refused');
  return { token: Uint8Array.from(token), time: info.genTime };
}

/** ContentInfo, [0], SignedData, encapContentInfo, [0], the octets (RFC 5652 §5). */
function contentOf(token: DerValue): Buffer {
  const signedData = derParts(token)[1];
  const encapsulated = signedData && derParts(readDer(signedData.content))[2];
  const octets = encapsulated && derParts(encapsulated)[1];
  if (octets === undefined) throw new TimestampFailure('refused');
  return readDer(octets.content).content;
}
