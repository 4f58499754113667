import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actionHash, canonicalJson, hashToHex, streamEntryHash } from './index.ts';

test('an entry’s hash is the same today and in ten years', () => {
  // Computed with another program: SHA-256 of "satuloket/entry/v1", a zero byte and {"a":1,"b":[true]}.
  expect(hashToHex(streamEntryHash({ b: [true], a: 1 }))).toBe(
    '61762b1798844f2c6c7d9eec57e70ffebaec70cdb8e6380b5d2c49dddd445474',
  );
});

test('no entry has the hash of an action, and what differs differs in its hash', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      expect(hashToHex(streamEntryHash(one))).not.toBe(hashToHex(actionHash(null, one)));
      const isSame = hashToHex(streamEntryHash(one)) === hashToHex(streamEntryHash(other));
      expect(isSame).toBe(canonicalJson(one) === canonicalJson(other));
    }),
  );
});
