import { createHmac, hkdfSync } from 'node:crypto';

/** 32-byte keys by identifier. New keys are wrapped by `currentId`; the others open what was wrapped before a rotation. */
export type MasterKeys = {
  readonly currentId: string;
  readonly keys: Readonly<Record<string, Uint8Array>>;
};

export function masterKey(masterKeys: MasterKeys, id: string): Uint8Array {
  const key = masterKeys.keys[id];
  if (key === undefined) throw new Error(`The master key ${id} is not configured on this server.`);
  if (key.length !== 32) throw new Error(`The master key ${id} has ${key.length} bytes instead of 32.`);
  return key;
}

/** What a case is found by. */
export type BlindPurpose = 'nik' | 'kk' | 'phone';

/** The smallest part of a village, an RT, is compared and never searched. */
export type DigestPurpose = BlindPurpose | 'neighbourhood';

/**
 * A keyed digest by which an exact value is found without being readable. Region and purpose go into the key, so that
 * digests can't be compared across regions or columns.
 */
export function blindDigest(
  masterKeys: MasterKeys,
  input: { regionId: string; purpose: DigestPurpose; value: string },
): { keyId: string; digest: Buffer } {
  const keyId = masterKeys.currentId;
  const info = `satuloket blind index/${input.regionId}/${input.purpose}`;
  const key = hkdfSync('sha256', masterKey(masterKeys, keyId), new Uint8Array(0), info, 32);
  return { keyId, digest: createHmac('sha256', Buffer.from(key)).update(input.value, 'utf8').digest() };
}
