import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  appendLeaves,
  consistencyProof,
  emptyFrontier,
  frontierOf,
  type Hash,
  hashFromHex,
  hashToHex,
  inclusionProof,
  leafHash,
  type NodeAddress,
  nodeHash,
  nodesForConsistency,
  nodesForInclusion,
  rootOf,
  treeRoot,
  verifyConsistency,
  verifyInclusion,
} from './index.ts';

/** The entries of the test tree that implementations of RFC 6962 share, and the roots of its first 0 to 8 entries. */
const entries = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const goldenLeaves = entries.map((entry) => leafHash(hashFromHex(entry)));

/** A log as a server keeps it: its stored nodes by address. */
function stored(leaves: readonly Hash[]): { root: Hash; readNode: (address: NodeAddress) => Hash } {
  const { root, nodes } = appendLeaves(emptyFrontier, leaves);
  const byAddress = new Map(nodes.map((node) => [`${node.level} ${node.index}`, node.hash]));
  return {
    root,
    readNode: ({ level, index }) => {
      const hash = byAddress.get(`${level} ${index}`);
      if (hash === undefined) throw new Error(`No node ${level} ${index}`);
      return hash;
    },
  };
}

function leavesUpTo(size: number): Hash[] {
  return Array.from({ length: size }, (_, number) => leafHash(new TextEncoder().encode(`entry ${number}`)));
}

/** The tree head as RFC 9162 2.1.1 defines it, to compare with. */
function definedRoot(leaves: readonly Hash[]): Hash {
  if (leaves.length <= 1) return leaves[0] ?? hashFromHex(roots[0]!);
  let middle = 1;
  while (middle * 2 < leaves.length) middle *= 2;
  return nodeHash(definedRoot(leaves.slice(0, middle)), definedRoot(leaves.slice(middle)));
}

describe('the shared test tree', () => {
  test.each(roots.map((root, size) => [size, root] as const))('the root of %d entries', (size, root) => {
    expect(hashToHex(treeRoot(goldenLeaves.slice(0, size)))).toBe(root);
  });

  test.each([
    // entry, size, proof
    [0, 1, []],
    [
      0,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      5,
      8,
      [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
    [
      1,
      5,
      [
        '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ])('the proof that entry %d is among %d', (index, size, proof) => {
    const { readNode } = stored(goldenLeaves.slice(0, size));
    expect(inclusionProof(index, size, readNode).map(hashToHex)).toEqual(proof);
  });

  test.each([
    // old size, new size, proof
    [1, 1, []],
    [
      1,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      6,
      8,
      [
        '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [
      2,
      5,
      [
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ])('the proof that %d entries grew to %d', (oldSize, newSize, proof) => {
    const { readNode } = stored(goldenLeaves.slice(0, newSize));
    expect(consistencyProof(oldSize, newSize, readNode).map(hashToHex)).toEqual(proof);
  });
});

describe('every proof of every small log', () => {
  const sizes = Array.from({ length: 33 }, (_, size) => size);

  test('of inclusion verifies, for its own entry and log alone', () => {
    for (const size of sizes) {
      const leaves = leavesUpTo(size);
      const { root, readNode } = stored(leaves);
      expect(hashToHex(root)).toBe(hashToHex(definedRoot(leaves)));
      for (let index = 0; index < size; index += 1) {
        const proof = inclusionProof(index, size, readNode);
        const claim = { leafHash: leaves[index]!, index, size, proof, root };
        expect(verifyInclusion(claim)).toBe(true);
        expect(verifyInclusion({ ...claim, leafHash: leafHash(new Uint8Array(1)) })).toBe(false);
        expect(verifyInclusion({ ...claim, proof: [...proof, root] })).toBe(false);
        if (size > 1) expect(verifyInclusion({ ...claim, proof: proof.slice(1) })).toBe(false);
        if (size > 1) expect(verifyInclusion({ ...claim, index: (index + 1) % size })).toBe(false);
        expect(verifyInclusion({ ...claim, index: size })).toBe(false);
      }
    }
  });

  test('of consistency verifies, for its own two logs alone', () => {
    for (const newSize of sizes) {
      const leaves = leavesUpTo(newSize);
      const { root: newRoot, readNode } = stored(leaves);
      for (let oldSize = 0; oldSize <= newSize; oldSize += 1) {
        const oldRoot = treeRoot(leaves.slice(0, oldSize));
        const proof = consistencyProof(oldSize, newSize, readNode);
        const claim = { oldSize, newSize, oldRoot, newRoot, proof };
        const otherRoot = leafHash(new Uint8Array(1));
        expect(verifyConsistency(claim)).toBe(true);
        expect(verifyConsistency({ ...claim, oldRoot: otherRoot })).toBe(false);
        if (oldSize > 0) expect(verifyConsistency({ ...claim, newRoot: otherRoot })).toBe(false);
        if (proof.length > 0) expect(verifyConsistency({ ...claim, proof: proof.slice(1) })).toBe(false);
        expect(verifyConsistency({ ...claim, proof: [...proof, newRoot] })).toBe(false);
        expect(verifyConsistency({ ...claim, oldSize: newSize + 1 })).toBe(false);
      }
    }
  });
});

describe('properties', () => {
  test('adding in portions is adding at once, and a sealer can start anew from stored nodes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 6 }), (portions) => {
        const leaves = leavesUpTo(portions.reduce((sum, portion) => sum + portion, 0));
        const { root, readNode } = stored(leaves);
        let frontier = emptyFrontier;
        for (const portion of portions) {
          const next = leaves.slice(frontier.size, frontier.size + portion);
          frontier = appendLeaves(frontierOf(frontier.size, readNode), next).frontier;
        }
        expect(hashToHex(rootOf(frontier))).toBe(hashToHex(root));
      }),
      { numRuns: 30 },
    );
  });

  test('the nodes named before are those that a proof reads, and few', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 40 }), fc.nat(), fc.nat(), (size, a, b) => {
        const read: NodeAddress[] = [];
        const readNode = (address: NodeAddress) => {
          read.push(address);
          return new Uint8Array(32);
        };
        inclusionProof(a % size, size, readNode);
        expect(read).toEqual(nodesForInclusion(a % size, size));
        read.length = 0;
        consistencyProof(b % (size + 1), size, readNode);
        expect(read).toEqual(nodesForConsistency(b % (size + 1), size));
        expect(read.length).toBeLessThanOrEqual(80);
        expect(
          read.every(({ level, index }) => Number.isInteger(index) && (index + 1) * 2 ** level <= size),
        ).toBe(true);
      }),
    );
  });

  test('one changed byte anywhere in a proof makes it fail', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 200 }), fc.nat(), fc.nat(), fc.nat(31), (size, a, b, byte) => {
        const leaves = leavesUpTo(size);
        const { root, readNode } = stored(leaves);
        const index = a % size;
        const proof = inclusionProof(index, size, readNode).map((hash) => hash.slice());
        proof[b % proof.length]![byte]! ^= 1;
        expect(verifyInclusion({ leafHash: leaves[index]!, index, size, proof, root })).toBe(false);
      }),
    );
  });
});

test('what is not in the log has no proof', () => {
  const { readNode } = stored(goldenLeaves);
  expect(() => inclusionProof(8, 8, readNode)).toThrow(RangeError);
  expect(() => inclusionProof(0, 0, readNode)).toThrow(RangeError);
  expect(() => consistencyProof(9, 8, readNode)).toThrow(RangeError);
});
