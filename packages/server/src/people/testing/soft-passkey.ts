import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { PasskeyAnswer, PasskeyQuestion } from '../residents/contract.ts';

/** A device's passkey in software, for tests: it answers questions as a phone would (WebAuthn level 3, ES256). */
export type SoftPasskey = {
  create(question: PasskeyQuestion, origin: string): PasskeyAnswer;
  get(question: PasskeyQuestion, origin: string): PasskeyAnswer;
};

const userPresent = 0x01;
const userVerified = 0x04;
const holdsCredential = 0x40;

export function softPasskey(): SoftPasskey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(16);
  let count = 0;
  return {
    create(question, origin) {
      const { id: host } = question.rp as { id: string };
      const authenticatorData = Buffer.concat([
        head(host, userPresent | userVerified | holdsCredential, 0),
        Buffer.alloc(16),
        Buffer.of(0, id.length),
        id,
        coseKey(publicKey),
      ]);
      const attestation = map([
        [text('fmt'), text('none')],
        [text('attStmt'), map([])],
        [text('authData'), bytes(authenticatorData)],
      ]);
      return answerOf(id, {
        clientDataJSON: clientData('webauthn.create', question, origin).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      });
    },
    get(question, origin) {
      count += 1;
      const host = String(question.rpId);
      const authenticatorData = head(host, userPresent | userVerified, count);
      const client = clientData('webauthn.get', question, origin);
      const signed = Buffer.concat([authenticatorData, createHash('sha256').update(client).digest()]);
      return answerOf(id, {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: sign('sha256', signed, privateKey).toString('base64url'),
      });
    },
  };
}

function answerOf(id: Buffer, response: object): PasskeyAnswer {
  const name = id.toString('base64url');
  return { id: name, rawId: name, type: 'public-key', clientExtensionResults: {}, response };
}

function clientData(type: string, { challenge }: PasskeyQuestion, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

function head(host: string, flags: number, count: number): Buffer {
  const counter = Buffer.alloc(4);
  counter.writeUInt32BE(count);
  return Buffer.concat([createHash('sha256').update(host).digest(), Buffer.of(flags), counter]);
}

function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return map([
    [Buffer.of(0x01), Buffer.of(0x02)],
    [Buffer.of(0x03), Buffer.of(0x26)],
    [Buffer.of(0x20), Buffer.of(0x01)],
    [Buffer.of(0x21), bytes(Buffer.from(x, 'base64url'))],
    [Buffer.of(0x22), bytes(Buffer.from(y, 'base64url'))],
  ]);
}

/** The few shapes of CBOR (RFC 8949) that stand in an attestation. */
function map(entries: readonly (readonly [Buffer, Buffer])[]): Buffer {
  return Buffer.concat([Buffer.of(0xa0 + entries.length), ...entries.flat()]);
}

function text(value: string): Buffer {
  return Buffer.concat([Buffer.of(0x60 + value.length), Buffer.from(value)]);
}

function bytes(value: Buffer): Buffer {
  const { length } = value;
  const lengthHead = length < 256 ? Buffer.of(0x58, length) : Buffer.of(0x59, length >> 8, length & 0xff);
  return Buffer.concat([lengthHead, value]);
}
