import { createHash } from 'node:crypto';
import { canonicalJson } from '../chain/canonical-json.ts';

/** SHA-256 of a value's canonical JSON, in hexadecimal: the same content has the same digest. */
export function contentDigest(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
