import type { Text } from '../result.ts';
import { canonicalBytes } from './canonical-json.ts';
import { type Hash, hashesEqual, hashToHex, sha256 } from './hashing.ts';

/** Each use of the hash begins with a name of its own, so that no hash of one kind can stand for another. */
const actionDomain = 'satuloket/action/v1\0';
const commitmentDomain = 'satuloket/commitment/v1\0';

const nothingBefore: Hash = new Uint8Array(32);

/** The hash of an action and, through the hash before it, of all that came before. Null before the first action. */
export function actionHash(previousHash: Hash | null, action: unknown): Hash {
  const previous = previousHash ?? nothingBefore;
  if (previous.length !== 32) throw new RangeError('The hash before an action has 32 bytes');
  return sha256(actionDomain, previous, canonicalBytes(action));
}

/** Shorter salts would let a NIK or a birth date be found by trying them all. */
const shortestSaltBytes = 16;

/**
 * Stands in an action for a value that lies in the vault: it binds to the value and, as long as the salt is secret,
 * says nothing about it. When value and salt are erased the action still verifies.
 */
export function commitment(salt: Uint8Array, value: unknown): Hash {
  if (salt.length < shortestSaltBytes) throw new RangeError(`A salt has ${shortestSaltBytes} bytes or more`);
  const saltLength = Uint8Array.of(salt.length >> 8, salt.length & 255);
  return sha256(commitmentDomain, saltLength, salt, canonicalBytes(value));
}

/** An action as it is stored. `sequence` counts from 1 in each chain. */
export type ChainEntry = {
  readonly sequence: number;
  readonly previousHash: Hash | null;
  readonly hash: Hash;
  readonly action: unknown;
};

/** What a sealed log remembers of a chain; with it, entries cut off at the end are noticed too. */
export type ChainHead = { readonly length: number; readonly headHash: Hash };

export type ChainFault = {
  /**
   * `changed`: the content, or with it its hash, is not what was first recorded. `missing`: there is no entry of this
   * number. `reordered`: the entry stands, or is numbered, at another place than where it was recorded. `doubled`:
   * the number is there more than once.
   */
  readonly kind: 'changed' | 'missing' | 'reordered' | 'doubled';
  readonly sequence: number;
  readonly message: Text;
};

export type ChainVerdict = { readonly whole: boolean; readonly faults: readonly ChainFault[] };

/**
 * Checks a chain, given in the order in which it is stored, and names every entry that is not as it was recorded.
 * Someone who rewrites all hashes from a change on, or cuts off the end, leaves a chain that is whole in itself: only
 * `head` tells then.
 */
export function verifyChain(entries: readonly ChainEntry[], head?: ChainHead): ChainVerdict {
  const faults = new FaultList();
  const bySequence = new Map<number, ChainEntry>();
  const byHash = new Map<string, ChainEntry>();
  let highest = 0;
  for (const entry of entries) {
    if (bySequence.has(entry.sequence)) {
      faults.add('doubled', entry.sequence);
      continue;
    }
    if (entry.sequence < highest) faults.add('reordered', entry.sequence);
    highest = Math.max(highest, entry.sequence);
    bySequence.set(entry.sequence, entry);
    byHash.set(hashToHex(entry.hash), entry);
  }
  const places = recordedPlaces(bySequence, byHash);
  for (let sequence = 1; sequence <= Math.max(highest, head?.length ?? 0); sequence += 1) {
    const entry = bySequence.get(sequence);
    if (entry === undefined) {
      faults.add('missing', sequence);
      continue;
    }
    if (!hashesEqual(entry.hash, actionHash(entry.previousHash, entry.action)))
      faults.add('changed', sequence);
    if (places.get(entry) !== sequence) faults.add('reordered', sequence);
    // What this entry remembers is nowhere here: the entry before it was changed and hashed anew, or one between them
    // was taken out and the rest numbered anew.
    const isOrphan = entry.previousHash !== null && !byHash.has(hashToHex(entry.previousHash));
    if (isOrphan && (sequence === 1 || bySequence.has(sequence - 1))) {
      faults.add('changed', Math.max(1, sequence - 1));
    }
  }
  if (head !== undefined) checkHead(head, bySequence, faults);
  return faults.verdict();
}

/** The places that the links tell: one after the entry that is remembered, and first for one that remembers none. */
function recordedPlaces(
  bySequence: ReadonlyMap<number, ChainEntry>,
  byHash: ReadonlyMap<string, ChainEntry>,
): Map<ChainEntry, number> {
  const places = new Map<ChainEntry, number>();
  for (const entry of bySequence.values()) {
    const followed: ChainEntry[] = [];
    let current = entry;
    while (!places.has(current)) {
      followed.push(current);
      // Set before its links are followed, so that forged hashes that point in a circle end here.
      places.set(current, current.previousHash === null ? 1 : current.sequence);
      const before = current.previousHash === null ? undefined : byHash.get(hashToHex(current.previousHash));
      if (before === undefined) {
        followed.pop();
        break;
      }
      current = before;
    }
    let place = places.get(current)!;
    for (const later of followed.reverse()) {
      place += 1;
      places.set(later, place);
    }
  }
  return places;
}

function checkHead(head: ChainHead, bySequence: ReadonlyMap<number, ChainEntry>, faults: FaultList): void {
  const last = bySequence.get(head.length);
  if (last !== undefined && !hashesEqual(last.hash, head.headHash)) faults.add('changed', head.length);
}

class FaultList {
  readonly #faults = new Map<string, ChainFault>();

  add(kind: ChainFault['kind'], sequence: number): void {
    this.#faults.set(`${kind} ${sequence}`, { kind, sequence, message: faultMessage(kind, sequence) });
  }

  verdict(): ChainVerdict {
    const faults = [...this.#faults.values()].sort((first, second) => first.sequence - second.sequence);
    return { whole: faults.length === 0, faults };
  }
}

function faultMessage(kind: ChainFault['kind'], sequence: number): Text {
  switch (kind) {
    case 'changed':
      return { id: `Catatan nomor ${sequence} telah diubah.`, en: `Entry ${sequence} was changed.` };
    case 'missing':
      return { id: `Catatan nomor ${sequence} hilang.`, en: `Entry ${sequence} is missing.` };
    case 'reordered':
      return {
        id: `Catatan nomor ${sequence} tidak pada urutannya.`,
        en: `Entry ${sequence} is not in its place.`,
      };
    case 'doubled':
      return {
        id: `Catatan nomor ${sequence} ada lebih dari sekali.`,
        en: `Entry ${sequence} is there more than once.`,
      };
  }
}
