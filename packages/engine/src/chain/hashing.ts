import { createHash } from 'node:crypto';

/** A SHA-256 hash, 32 bytes. */
export type Hash = Uint8Array;

export function sha256(...parts: readonly (Uint8Array | string)[]): Hash {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}

export function hashesEqual(first: Uint8Array, second: Uint8Array): boolean {
  return first.length === second.length && first.every((byte, index) => byte === second[index]);
}

export function hashToHex(hash: Uint8Array): string {
  return Buffer.from(hash).toString('hex');
}

export function hashFromHex(hex: string): Hash {
  if (!/^([0-9a-f]{2})*$/.test(hex)) throw new RangeError('Not lower-case hexadecimal');
  return new Uint8Array(Buffer.from(hex, 'hex'));
}
