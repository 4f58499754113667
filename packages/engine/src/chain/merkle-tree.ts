import { type Hash, hashesEqual, sha256 } from './hashing.ts';

/** A perfect subtree of the log: at `level` it covers the 2^level leaves from `index` × 2^level on. */
export type NodeAddress = { readonly level: number; readonly index: number };

export type TreeNode = NodeAddress & { readonly hash: Hash };

/** Gives the hash of a perfect subtree that `appendLeaves` told to store. */
export type ReadNode = (address: NodeAddress) => Hash;

/** The hash of an entry (RFC 9162 2.1.1: prefixed, so that no node can pass for a leaf). */
export function leafHash(entry: Uint8Array): Hash {
  return sha256(leafPrefix, entry);
}

export function nodeHash(left: Hash, right: Hash): Hash {
  return sha256(nodePrefix, left, right);
}

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/**
 * The roots of the perfect subtrees that cover a log, largest first: all that is needed to add to it and to tell its
 * root. A log of a million entries keeps at most twenty.
 */
export type Frontier = { readonly size: number; readonly hashes: readonly Hash[] };

export const emptyFrontier: Frontier = { size: 0, hashes: [] };

/** Adds leaves. `nodes` are the perfect subtrees that are now complete, the leaves among them; proofs read them. */
export function appendLeaves(
  frontier: Frontier,
  leafHashes: readonly Hash[],
): { readonly frontier: Frontier; readonly root: Hash; readonly nodes: readonly TreeNode[] } {
  const hashes = [...frontier.hashes];
  const nodes: TreeNode[] = [];
  let size = frontier.size;
  for (const leaf of leafHashes) {
    let node: TreeNode = { level: 0, index: size, hash: leaf };
    nodes.push(node);
    while (node.index % 2 === 1) {
      node = { level: node.level + 1, index: (node.index - 1) / 2, hash: nodeHash(hashes.pop()!, node.hash) };
      nodes.push(node);
    }
    hashes.push(node.hash);
    size += 1;
  }
  const grown: Frontier = { size, hashes };
  return { frontier: grown, root: rootOf(grown), nodes };
}

/** The frontier of a log of `size` entries from its stored nodes, for a sealer that starts anew. */
export function frontierOf(size: number, readNode: ReadNode): Frontier {
  return { size, hashes: perfectSubtrees(0, size).map(readNode) };
}

export function rootOf(frontier: Frontier): Hash {
  if (frontier.hashes.length === 0) return sha256();
  return frontier.hashes.reduceRight((right, left) => nodeHash(left, right));
}

export function treeRoot(leafHashes: readonly Hash[]): Hash {
  return appendLeaves(emptyFrontier, leafHashes).root;
}

/** The stored nodes that a proof needs, so that they can be fetched before it is made. */
export function nodesForInclusion(index: number, size: number): NodeAddress[] {
  return inclusionRanges(index, size).flatMap(([from, to]) => perfectSubtrees(from, to));
}

/** That the leaf `index` is in the log of `size` entries (RFC 9162 2.1.3.1). */
export function inclusionProof(index: number, size: number, readNode: ReadNode): Hash[] {
  return inclusionRanges(index, size).map(([from, to]) => rangeHash(from, to, readNode));
}

export function nodesForConsistency(oldSize: number, newSize: number): NodeAddress[] {
  return consistencyRanges(oldSize, newSize).flatMap(([from, to]) => perfectSubtrees(from, to));
}

/** That the log of `newSize` entries begins with all of the log of `oldSize` (RFC 9162 2.1.4.1). */
export function consistencyProof(oldSize: number, newSize: number, readNode: ReadNode): Hash[] {
  return consistencyRanges(oldSize, newSize).map(([from, to]) => rangeHash(from, to, readNode));
}

/** RFC 9162 2.1.3.2. */
export function verifyInclusion(claim: {
  readonly leafHash: Hash;
  readonly index: number;
  readonly size: number;
  readonly proof: readonly Hash[];
  readonly root: Hash;
}): boolean {
  if (!isWithin(claim.index, claim.size)) return false;
  let place = claim.index;
  let last = claim.size - 1;
  let hash = claim.leafHash;
  for (const sibling of claim.proof) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(sibling, hash);
      while (place % 2 === 0 && place !== 0) {
        place /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && hashesEqual(hash, claim.root);
}

/** RFC 9162 2.1.4.2. Every log continues the empty one. */
export function verifyConsistency(claim: {
  readonly oldSize: number;
  readonly newSize: number;
  readonly oldRoot: Hash;
  readonly newRoot: Hash;
  readonly proof: readonly Hash[];
}): boolean {
  const { oldSize, newSize, oldRoot, newRoot } = claim;
  if (!isSize(oldSize) || !isSize(newSize) || oldSize > newSize) return false;
  if (oldSize === newSize) return claim.proof.length === 0 && hashesEqual(oldRoot, newRoot);
  if (oldSize === 0) return claim.proof.length === 0 && hashesEqual(oldRoot, sha256());
  const proof = isPowerOfTwo(oldSize) ? [oldRoot, ...claim.proof] : [...claim.proof];
  const first = proof.shift();
  if (first === undefined) return false;
  let place = oldSize - 1;
  let last = newSize - 1;
  while (place % 2 === 1) {
    place = (place - 1) / 2;
    last = Math.floor(last / 2);
  }
  let oldHash = first;
  let newHash = first;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      oldHash = nodeHash(sibling, oldHash);
      newHash = nodeHash(sibling, newHash);
      while (place % 2 === 0 && place !== 0) {
        place /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      newHash = nodeHash(newHash, sibling);
    }
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && hashesEqual(oldHash, oldRoot) && hashesEqual(newHash, newRoot);
}

type Range = readonly [from: number, to: number];

/** The ranges of leaves whose hashes make up the proof, from the leaf's sibling up. */
function inclusionRanges(index: number, size: number): Range[] {
  if (!isWithin(index, size)) throw new RangeError(`No entry ${index} in a log of ${size}`);
  const ranges: Range[] = [];
  let [from, to]: Range = [0, size];
  while (to - from > 1) {
    const middle = from + largestPowerOfTwoBelow(to - from);
    if (index < middle) {
      ranges.push([middle, to]);
      to = middle;
    } else {
      ranges.push([from, middle]);
      from = middle;
    }
  }
  return ranges.reverse();
}

function consistencyRanges(oldSize: number, newSize: number): Range[] {
  if (!isSize(oldSize) || !isSize(newSize) || oldSize > newSize) {
    throw new RangeError(`A log of ${newSize} does not continue one of ${oldSize}`);
  }
  if (oldSize === 0 || oldSize === newSize) return [];
  const ranges: Range[] = [];
  let [from, to]: Range = [0, newSize];
  let isWholeOldLog = true;
  while (oldSize !== to) {
    const middle = from + largestPowerOfTwoBelow(to - from);
    if (oldSize <= middle) {
      ranges.push([middle, to]);
      to = middle;
    } else {
      ranges.push([from, middle]);
      from = middle;
      isWholeOldLog = false;
    }
  }
  if (!isWholeOldLog) ranges.push([from, to]);
  return ranges.reverse();
}

function rangeHash(from: number, to: number, readNode: ReadNode): Hash {
  return perfectSubtrees(from, to)
    .map(readNode)
    .reduceRight((right, left) => nodeHash(left, right));
}

/** A range that starts where a subtree starts, cut into perfect subtrees, largest first. */
function perfectSubtrees(from: number, to: number): NodeAddress[] {
  const addresses: NodeAddress[] = [];
  let start = from;
  while (start < to) {
    const level = Math.floor(Math.log2(to - start));
    addresses.push({ level, index: start / 2 ** level });
    start += 2 ** level;
  }
  return addresses;
}

function largestPowerOfTwoBelow(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1));
}

function isPowerOfTwo(size: number): boolean {
  return Number.isInteger(Math.log2(size));
}

/** Below this a double tells the logarithm of every size exactly enough to cut it into subtrees. */
const largestSize = 2 ** 40;

function isSize(size: number): boolean {
  return Number.isSafeInteger(size) && size >= 0 && size <= largestSize;
}

function isWithin(index: number, size: number): boolean {
  return isSize(size) && isSize(index) && index < size;
}
