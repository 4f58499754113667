import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actionHash, type ChainEntry, commitment, hashToHex, verifyChain } from './index.ts';

function chainOf(length: number): ChainEntry[] {
  const entries: ChainEntry[] = [];
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const previousHash = entries.at(-1)?.hash ?? null;
    const action = { kind: 'noted', number: sequence };
    entries.push({ sequence, previousHash, action, hash: actionHash(previousHash, action) });
  }
  return entries;
}

function told(entries: readonly ChainEntry[], head?: Parameters<typeof verifyChain>[1]): string[] {
  return verifyChain(entries, head).faults.map((fault) => `${fault.kind} ${fault.sequence}`);
}

const six = chainOf(6);
const head = { length: 6, headHash: six[5]!.hash };

function replacing(sequence: number, change: Partial<ChainEntry>): ChainEntry[] {
  return six.map((entry) => (entry.sequence === sequence ? { ...entry, ...change } : entry));
}

/** A change by someone who hashes the entry anew but leaves the later ones. */
function rehashed(sequence: number): ChainEntry[] {
  const { previousHash } = six[sequence - 1]!;
  return replacing(sequence, { action: 'other', hash: actionHash(previousHash, 'other') });
}

/** Entries two and three in each other's place, with each other's number. */
const exchanged = [six[0]!, { ...six[2]!, sequence: 2 }, { ...six[1]!, sequence: 3 }, ...six.slice(3)];

describe('a chain tells', () => {
  test.each<[string, ChainEntry[], string[]]>([
    ['nothing when whole', six, []],
    ['nothing when empty', [], []],
    ['a changed action', replacing(3, { action: 'other' }), ['changed 3']],
    ['a changed action whose hash was made anew', rehashed(3), ['changed 3']],
    ['the same for the first', rehashed(1), ['changed 1']],
    ['a changed hash', replacing(3, { hash: new Uint8Array(32) }), ['changed 3']],
    ['a missing entry', six.filter((entry) => entry.sequence !== 4), ['missing 4']],
    ['a missing beginning', six.slice(2), ['missing 1', 'missing 2']],
    ['entries stored in another order', [six[0]!, six[2]!, six[1]!, ...six.slice(3)], ['reordered 2']],
    ['entries that exchanged their numbers', exchanged, ['reordered 2', 'reordered 3']],
    ['an entry that is there twice', [...six.slice(0, 3), six[2]!, ...six.slice(3)], ['doubled 3']],
    [
      'a first entry that remembers another',
      replacing(1, { previousHash: new Uint8Array(32).fill(7) }),
      ['changed 1'],
    ],
    [
      'several faults at once',
      replacing(2, { action: 'other' }).filter((entry) => entry.sequence !== 5),
      ['changed 2', 'missing 5'],
    ],
  ])('%s', (_what, entries, faults) => {
    expect(told(entries)).toEqual(faults);
    expect(verifyChain(entries).whole).toBe(faults.length === 0);
  });

  test('only with its sealed head that the end was cut off', () => {
    expect(told(six.slice(0, 4))).toEqual([]);
    expect(told(six.slice(0, 4), head)).toEqual(['missing 5', 'missing 6']);
    expect(told([], head)).toHaveLength(6);
  });

  test('only with its sealed head that all was hashed anew from a change on', () => {
    const forged = chainOf(6).map((entry) => ({
      ...entry,
      action: { kind: 'forged', number: entry.sequence },
    }));
    let previousHash: Uint8Array | null = null;
    const anew = forged.map((entry) => {
      const hash: Uint8Array = actionHash(previousHash, entry.action);
      const linked = { ...entry, previousHash, hash };
      previousHash = hash;
      return linked;
    });
    expect(told(anew)).toEqual([]);
    expect(told(anew, head)).toEqual(['changed 6']);
  });

  test('nothing of what was added after its head was sealed', () => {
    expect(told(six, { length: 4, headHash: six[3]!.hash })).toEqual([]);
    expect(told(six, { length: 0, headHash: new Uint8Array(32) })).toEqual([]);
  });

  test('even when forged hashes point in a circle', () => {
    const circle = replacing(1, { previousHash: six[5]!.hash });
    expect(told(circle).length).toBeGreaterThan(0);
  });
});

test('any single change of content, order or number is found', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 12 }), fc.nat(), fc.nat(), fc.nat(3), (length, a, b, way) => {
      const whole = chainOf(length);
      const sealed = { length, headHash: whole.at(-1)!.hash };
      const [first, second] = [a % length, b % length];
      const entries = [...whole];
      if (way === 0) entries[first] = { ...entries[first]!, action: 'other' };
      else if (way === 1) entries.splice(first, 1);
      else if (first === second) entries.splice(first, 0, entries[first]!);
      else if (way === 2) [entries[first], entries[second]] = [entries[second]!, entries[first]!];
      else {
        [entries[first], entries[second]] = [
          { ...entries[second]!, sequence: first + 1 },
          { ...entries[first]!, sequence: second + 1 },
        ];
      }
      expect(verifyChain(whole, sealed).whole).toBe(true);
      expect(verifyChain(entries, sealed).whole).toBe(false);
    }),
  );
});

describe('hashes', () => {
  test('an action’s is the same today and in ten years', () => {
    // Computed with another program: SHA-256 of "satuloket/action/v1", a zero byte, 32 zero bytes and {"a":1,"b":[true]}.
    expect(hashToHex(actionHash(null, { b: [true], a: 1 }))).toBe(
      '640c8fec0ecb4cb6af4a3ffa0ef217979a7adab5f07b0bfe63eb0c64e55a9d66',
    );
  });

  test('depends on what came before', () => {
    expect(hashToHex(actionHash(six[0]!.hash, 'x'))).not.toBe(hashToHex(actionHash(six[1]!.hash, 'x')));
    expect(() => actionHash(new Uint8Array(31), 'x')).toThrow(RangeError);
  });

  test('a commitment binds salt and value, and no split between them means another', () => {
    const salt = new Uint8Array(16).fill(1);
    expect(hashToHex(commitment(salt, 'Siti'))).toBe(hashToHex(commitment(salt.slice(), 'Siti')));
    expect(hashToHex(commitment(salt, 'Siti'))).not.toBe(hashToHex(commitment(salt, 'Sita')));
    expect(hashToHex(commitment(new Uint8Array(17).fill(1), 'Siti'))).not.toBe(
      hashToHex(commitment(salt, 'Siti')),
    );
    expect(() => commitment(new Uint8Array(15), 'Siti')).toThrow(RangeError);
  });
});
