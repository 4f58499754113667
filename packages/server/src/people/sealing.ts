import { createHmac, createSecretKey, hkdfSync } from 'node:crypto';
import { type MasterKeys, openBox, rootKey, rootsOf, sealBox } from '../record/index.ts';

/** One key for each purpose, all from the root key (HKDF, RFC 5869): a leak of one opens nothing else. */
export type KeyPurpose =
  | 'account index'
  | 'account values'
  | 'session'
  | 'sign-in code'
  | 'file link'
  | 'document share'
  | 'ticket';

export function purposeKey(
  masterKeys: MasterKeys,
  purpose: KeyPurpose,
  id = rootsOf(masterKeys).currentId,
): Uint8Array {
  const known = derivedKeys.get(masterKeys) ?? new Map<string, Uint8Array>();
  derivedKeys.set(masterKeys, known);
  const name = `${purpose}/${id}`;
  const key =
    known.get(name) ??
    new Uint8Array(
      hkdfSync('sha256', rootKey(masterKeys, id), new Uint8Array(0), `satuloket ${purpose}`, 32),
    );
  known.set(name, key);
  return key;
}

/** A derivation takes longer than a decryption, and every request needs several. */
const derivedKeys = new WeakMap<MasterKeys, Map<string, Uint8Array>>();

export function keyedDigest(key: Uint8Array, ...parts: readonly string[]): Buffer {
  // A key object, even made anew each time, costs Node a quarter of what bytes do.
  const mac = createHmac('sha256', createSecretKey(key));
  // A length before each part: ('ab', 'c') and ('a', 'bc') must differ.
  for (const part of parts) mac.update(`${Buffer.byteLength(part)}:`).update(part);
  return mac.digest();
}

/**
 * Encrypts a value of an account. The box names the root key that opens it; `place` names the row and column, and a box moved to another place does not open.
 */
export function sealAccountValue(masterKeys: MasterKeys, place: string, value: unknown): Buffer {
  const id = Buffer.from(rootsOf(masterKeys).currentId, 'utf8');
  const key = purposeKey(masterKeys, 'account values');
  const box = sealBox(key, Buffer.from(JSON.stringify(value), 'utf8'), place);
  return Buffer.concat([Buffer.of(id.length), id, box]);
}

/** @throws when the key is not there any more, or the row was changed or moved. */
export function openAccountValue<Value>(masterKeys: MasterKeys, place: string, sealed: Buffer): Value {
  const idLength = sealed[0] ?? 0;
  const id = sealed.subarray(1, 1 + idLength).toString('utf8');
  const box = sealed.subarray(1 + idLength);
  return JSON.parse(
    openBox(purposeKey(masterKeys, 'account values', id), box, place).toString('utf8'),
  ) as Value;
}
