import {
  type FieldEvent,
  fieldEventBytes,
  fieldFileBytes,
  type SignedFieldEvent,
} from '@satuloket/engine/browser';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const signature = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** The private half can be used in this browser and be taken nowhere. */
export async function newSigningKey(): Promise<{ signingKey: CryptoKey; publicKey: string }> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
  return { signingKey: privateKey, publicKey: base64(await crypto.subtle.exportKey('spki', publicKey)) };
}

export async function signEvent(
  key: CryptoKey,
  event: FieldEvent,
): Promise<{ event: SignedFieldEvent; digest: string }> {
  const bytes = owned(fieldEventBytes(event));
  const signed = await crypto.subtle.sign(signature, key, bytes);
  return { event: { ...event, signature: base64(signed) }, digest: await digestHex(bytes) };
}

export async function signFile(
  key: CryptoKey,
  file: { readonly deviceId: string; readonly sha256: string },
): Promise<string> {
  return base64(await crypto.subtle.sign(signature, key, owned(fieldFileBytes(file))));
}

export async function digestHex(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function base64(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}

/** The same bytes, in a buffer that is surely no shared one, as WebCrypto asks. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
