/** AES-GCM under a key that never leaves this browser: who copies the phone's storage reads no address. */
export type Sealed = { readonly nonce: Uint8Array<ArrayBuffer>; readonly box: ArrayBuffer };

const algorithm = 'AES-GCM';

export function newSealingKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: algorithm, length: 256 }, false, ['encrypt', 'decrypt']);
}

export async function seal(key: CryptoKey, value: unknown): Promise<Sealed> {
  return sealBytes(key, new TextEncoder().encode(JSON.stringify(value)));
}

export async function open<Value>(key: CryptoKey, sealed: Sealed): Promise<Value> {
  return JSON.parse(new TextDecoder().decode(await openBytes(key, sealed))) as Value;
}

export async function sealBytes(key: CryptoKey, bytes: BufferSource): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  return { nonce, box: await crypto.subtle.encrypt({ name: algorithm, iv: nonce }, key, bytes) };
}

export function openBytes(key: CryptoKey, { nonce, box }: Sealed): Promise<ArrayBuffer> {
  return crypto.subtle.decrypt({ name: algorithm, iv: nonce }, key, box);
}
