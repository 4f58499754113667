import { canonicalBytes } from './canonical-json.ts';
import { type Hash, sha256 } from './hashing.ts';

/** A name of its own, so that no entry of the stream can stand for an action. */
const entryDomain = 'satuloket/entry/v1\0';

/**
 * The hash of an entry of a region's stream (looks at personal data, administration). Entries hold no hash of what came
 * before them, so that people who look at different cases never wait for each other: their order and their number are
 * kept by the region's log.
 */
export function streamEntryHash(entry: unknown): Hash {
  return sha256(entryDomain, canonicalBytes(entry));
}
