import { createPrivateKey, createPublicKey, hkdfSync, sign, verify } from 'node:crypto';
import type { NoteSigner, NoteVerifier } from '@satuloket/engine';
import { type MasterKeys, rootKey } from './master-keys.ts';

/** PKCS 8 and SPKI before the 32 bytes of an Ed25519 key (RFC 8410 § 4 and § 7). */
const privateKeyPrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicKeyPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const publicKeyLength = 32;

export type LogKeys = { readonly signer: NoteSigner; readonly verifier: NoteVerifier };

/**
 * The Ed25519 key by which a region's checkpoints are signed, derived from the root key so that there is no further
 * secret to keep, and the same after a rotation of the master key. `name` stands in the notes.
 */
export function logKeys(masterKeys: MasterKeys, input: { regionId: string; name: string }): LogKeys {
  const info = `satuloket record log/${input.regionId}`;
  const seed = Buffer.from(hkdfSync('sha256', rootKey(masterKeys), new Uint8Array(0), info, 32));
  const privateKey = createPrivateKey({
    key: Buffer.concat([privateKeyPrefix, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(privateKey);
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-publicKeyLength);
  const named = { name: input.name, publicKey: new Uint8Array(raw) };
  return {
    signer: { ...named, sign: (bytes) => sign(null, bytes, privateKey) },
    verifier: noteVerifierOf(named),
  };
}

/** Checks what was signed by a key that is known by its bytes, our own or one that was published. */
export function noteVerifierOf(key: Pick<NoteVerifier, 'name' | 'publicKey'>): NoteVerifier {
  const publicKey = createPublicKey({
    key: Buffer.concat([publicKeyPrefix, key.publicKey]),
    format: 'der',
    type: 'spki',
  });
  return { ...key, verify: (bytes, signature) => verify(null, bytes, publicKey, signature) };
}
