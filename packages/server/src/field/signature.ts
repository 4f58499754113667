import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { type FieldEvent, fieldEventBytes, fieldFileBytes } from '@satuloket/engine';

/** P-256 as SubjectPublicKeyInfo is always this long; nothing else is taken for a key. */
const publicKeyBytes = 91;

/** Undefined when the bytes are no ECDSA P-256 key. */
export function readPublicKey(der: Buffer): KeyObject | undefined {
  if (der.length !== publicKeyBytes) return undefined;
  try {
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1'
      ? key
      : undefined;
  } catch {
    return undefined;
  }
}

export function digestOf(event: FieldEvent): string {
  return createHash('sha256').update(fieldEventBytes(event)).digest('hex');
}

export function isSigned(key: KeyObject, event: FieldEvent, signature: string): boolean {
  return verifies(key, fieldEventBytes(event), signature);
}

export function isFileSigned(
  key: KeyObject,
  file: { readonly deviceId: string; readonly sha256: string },
  signature: string,
): boolean {
  return verifies(key, fieldFileBytes(file), signature);
}

function verifies(key: KeyObject, bytes: Uint8Array, signature: string): boolean {
  const given = Buffer.from(signature, 'base64');
  return given.length === 64 && verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, given);
}
