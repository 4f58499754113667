import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** 32-byte keys by identifier: new things use `currentId`, the others open what is older. */
export type KeyRing = {
  readonly currentId: string;
  readonly keys: Readonly<Record<string, Uint8Array>>;
};

/**
 * The keys of the installation. They wrap other keys and nothing else, so that a rotation only rewraps. What is derived
 * (digests, sessions, links, the key of the log) comes from `roots`, which `openRootKeys` adds; where nothing is kept
 * longer than the process, the master keys stand for them.
 */
export type MasterKeys = KeyRing & { readonly roots?: KeyRing };

export function masterKey(masterKeys: MasterKeys, id: string): Uint8Array {
  const key = masterKeys.keys[id];
  if (key === undefined) throw new Error(`The master key ${id} is not configured on this server.`);
  if (key.length !== 32) throw new Error(`The master key ${id} has ${key.length} bytes instead of 32.`);
  return key;
}

/** What keys of a purpose are derived from. */
export function rootsOf(masterKeys: MasterKeys): KeyRing {
  return masterKeys.roots ?? masterKeys;
}

/** @throws when there is no such root, as `masterKey` does. */
export function rootKey(masterKeys: MasterKeys, id = rootsOf(masterKeys).currentId): Uint8Array {
  return masterKey(rootsOf(masterKeys), id);
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
  const keyId = rootsOf(masterKeys).currentId;
  const key = blindKey(masterKeys, keyId, `satuloket blind index/${input.regionId}/${input.purpose}`);
  return { keyId, digest: createHmac('sha256', key).update(input.value, 'utf8').digest() };
}

/** A derivation takes four times as long as the digest. */
const blindKeys = new WeakMap<MasterKeys, Map<string, KeyObject>>();

function blindKey(masterKeys: MasterKeys, keyId: string, info: string): KeyObject {
  const known = blindKeys.get(masterKeys) ?? new Map<string, KeyObject>();
  blindKeys.set(masterKeys, known);
  const name = `${keyId}/${info}`;
  const derived =
    known.get(name) ??
    createSecretKey(
      Buffer.from(
        hkdfSync('sha256', createSecretKey(rootKey(masterKeys, keyId)), new Uint8Array(0), info, 32),
      ),
    );
  known.set(name, derived);
  return derived;
}
