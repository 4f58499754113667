import { failure, type Problem, type Result, success } from '../result.ts';
import { type NoteVerifier, openNote, parseCheckpoint, parseVerifierKey } from './checkpoint.ts';
import { hashFromHex } from './hashing.ts';
import { leafHash, verifyInclusion } from './merkle-tree.ts';

/** Where an entry stands in the log, and the hashes that lead from it to the root (base64, from the leaf up). */
export type ProvenEntry = {
  /** The entry's hash, lower-case hexadecimal. */
  readonly hash: string;
  /** Counted from 0. */
  readonly position: number;
  readonly path: readonly string[];
};

/**
 * What a citizen keeps: that the actions of a case were in the region's log when it was signed. It is checked without
 * us, with the region's published key alone.
 */
export type RecordProof<Entry extends ProvenEntry = ProvenEntry> = {
  readonly format: typeof recordProofFormat;
  /** The region's public key (C2SP signed-note, "vkey"). */
  readonly key: string;
  /** The signed checkpoint that all paths lead to. */
  readonly checkpoint: string;
  readonly entries: readonly Entry[];
};

export const recordProofFormat = 'satuloket/record-proof/v1';

export type ProofVerdict = {
  readonly origin: string;
  readonly size: number;
  readonly entries: number;
  /** What the checkpoint was signed with. */
  readonly key: string;
};

/**
 * Checks a proof as it was read from a file. `publishedKey` is the region's key from another source; without it the
 * proof's own key is believed. Codes: `not-a-proof`, `other-key`, those of `openNote` and `parseCheckpoint`, and
 * `not-in-log`, which names the entry.
 */
export async function verifyRecordProof(
  given: unknown,
  toVerifier: (key: Pick<NoteVerifier, 'name' | 'publicKey'>) => NoteVerifier,
  publishedKey?: string,
): Promise<Result<ProofVerdict>> {
  const proof = readProof(given);
  if (proof === undefined) return failure(notAProof);
  const key = parseVerifierKey(proof.key);
  if (!key.ok) return key;
  if (publishedKey !== undefined && publishedKey !== proof.key) return failure(otherKey);
  const opened = await openNote(proof.checkpoint, [toVerifier(key.value)]);
  if (!opened.ok) return opened;
  const checkpoint = parseCheckpoint(opened.value.body);
  if (!checkpoint.ok) return checkpoint;
  const { origin, size, root } = checkpoint.value;
  for (const { hash, position, path } of proof.entries) {
    const isIn = verifyInclusion({
      leafHash: leafHash(hashFromHex(hash)),
      index: position,
      size,
      proof: path.map((step) => new Uint8Array(Buffer.from(step, 'base64'))),
      root,
    });
    if (!isIn) return failure(notInLog(position, hash));
  }
  return success({ origin, size, entries: proof.entries.length, key: proof.key });
}

function readProof(given: unknown): RecordProof | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { format, key, checkpoint, entries } = given as Record<string, unknown>;
  if (format !== recordProofFormat || typeof key !== 'string' || typeof checkpoint !== 'string')
    return undefined;
  if (!Array.isArray(entries) || entries.length === 0 || !entries.every(isProvenEntry)) return undefined;
  return { format, key, checkpoint, entries };
}

function isProvenEntry(given: unknown): given is ProvenEntry {
  if (typeof given !== 'object' || given === null) return false;
  const { hash, position, path } = given as Record<string, unknown>;
  return (
    typeof hash === 'string' &&
    /^[0-9a-f]{64}$/.test(hash) &&
    Number.isSafeInteger(position) &&
    Array.isArray(path) &&
    path.every((step) => typeof step === 'string' && /^[A-Za-z0-9+/]{43}=$/.test(step))
  );
}

const notAProof: Problem = {
  code: 'not-a-proof',
  status: 422,
  retryable: false,
  message: {
    id: 'Berkas ini bukan bukti catatan yang utuh. Unduh lagi dari halaman berkas Anda.',
    en: 'This is not a whole proof of a record. Download it again from the page of your case.',
  },
};

const otherKey: Problem = {
  code: 'other-key',
  status: 422,
  retryable: false,
  message: {
    id: 'Bukti ini ditandatangani dengan kunci lain daripada kunci daerah yang Anda sebut. Jangan dipercaya.',
    en: 'The proof was signed with another key than the one you named. Do not trust it.',
  },
};

function notInLog(position: number, hash: string): Problem {
  return {
    code: 'not-in-log',
    status: 422,
    retryable: false,
    message: {
      id: `Langkah dengan sidik ${hash.slice(0, 16)}… tidak ada pada posisi ${position} catatan yang ditandatangani. Jangan dipercaya.`,
      en: `The entry ${hash.slice(0, 16)}… is not at position ${position} of the signed log. Do not trust it.`,
    },
  };
}
