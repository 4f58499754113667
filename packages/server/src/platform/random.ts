import { randomBytes } from 'node:crypto';

const drawnAtOnce = 4096;
let drawn = Buffer.alloc(0);
let used = 0;

/**
 * Random bytes for identifiers, salts and nonces, each given out once. The system is asked for some thousands at a time:
 * asked for each piece alone, it took a thirtieth of a filing. Keys are drawn alone, so that no copy of them stays here.
 */
export function randomPiece(length: number): Buffer {
  if (length > drawnAtOnce) return randomBytes(length);
  if (used + length > drawn.length) {
    drawn = randomBytes(drawnAtOnce);
    used = 0;
  }
  const piece = drawn.subarray(used, used + length);
  used += length;
  return piece;
}
