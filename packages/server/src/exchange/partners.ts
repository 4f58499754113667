import { createPublicKey, verify } from 'node:crypto';
import { canonicalBytes } from '@satuloket/engine';
import type { Places } from '../places/index.ts';
import { logKeys, type MasterKeys, rootsOf } from '../record/index.ts';
import { type ExchangeMessage, messageFormat } from './message.ts';

/** Another installation whose messages are believed, and where it takes ours. */
export type Partner = {
  readonly regionId: string;
  /** `https://layanan.contoh.go.id`, without a slash at the end. */
  readonly url: string;
  /** Ed25519, 32 bytes each in base64; several while one takes over from another. */
  readonly publicKeys: readonly string[];
};

export type Partners = {
  /** `here`: a region of this installation. Undefined: nobody we know. */
  find(regionId: string): 'here' | Partner | undefined;
  sign(message: ExchangeMessage): Promise<string>;
  /** Whether the region that it says it is from has signed it. */
  verify(message: ExchangeMessage, signature: string): Promise<boolean>;
};

/** SubjectPublicKeyInfo before the 32 bytes of an Ed25519 key (RFC 8410 § 4). */
const publicKeyPrefix = Buffer.from('302a300506032b6570032100', 'hex');

export function createPartners(input: {
  readonly places: Pick<Places, 'region'>;
  readonly masterKeys: MasterKeys;
  readonly partners: readonly Partner[];
}): Partners {
  const { places, masterKeys, partners } = input;
  const find = (regionId: string) =>
    // A region of ours speaks for itself: no list can give its name to another.
    places.region(regionId)?.id === regionId
      ? ('here' as const)
      : partners.find((partner) => partner.regionId === regionId);
  return {
    find,
    async sign(message) {
      const { signer } = logKeys(masterKeys, { regionId: message.from, name: message.from });
      return Buffer.from(await signer.sign(signedBytes(message))).toString('base64');
    },
    async verify(message, signature) {
      const sender = find(message.from);
      if (sender === undefined) return false;
      const bytes = signedBytes(message);
      const signed = Buffer.from(signature, 'base64');
      if (sender !== 'here') return sender.publicKeys.some((key) => verify(null, bytes, keyOf(key), signed));
      // What was signed with an earlier root is still ours.
      const roots = rootsOf(masterKeys);
      for (const currentId of Object.keys(roots.keys)) {
        const ring = { ...masterKeys, roots: { ...roots, currentId } };
        const keys = logKeys(ring, { regionId: message.from, name: message.from });
        if (await keys.verifier.verify(bytes, signed)) return true;
      }
      return false;
    },
  };
}

/** The format's name first: a signature under a checkpoint of the log, made with the same key, fits nothing here. */
function signedBytes(message: ExchangeMessage): Buffer {
  return Buffer.concat([Buffer.from(`${messageFormat}\n`, 'utf8'), canonicalBytes(message)]);
}

/** By which others check what a region of this installation has signed: 32 bytes in base64. */
export function publicKeyOf(masterKeys: MasterKeys, regionId: string): string {
  const { verifier } = logKeys(masterKeys, { regionId, name: regionId });
  return Buffer.from(verifier.publicKey).toString('base64');
}

function keyOf(base64: string) {
  const raw = Buffer.from(base64, 'base64');
  if (raw.length !== 32) throw new Error('The public key of a partner has not 32 bytes.');
  return createPublicKey({ key: Buffer.concat([publicKeyPrefix, raw]), format: 'der', type: 'spki' });
}
