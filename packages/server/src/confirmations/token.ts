import { createHash, randomBytes } from 'node:crypto';

/** Long enough that nobody guesses one; letters that a message keeps together as a link. */
const tokenBytes = 24;
const tokenShape = /^[A-Za-z0-9_-]{32}$/;

export function newToken(): { readonly token: string; readonly digest: Buffer } {
  const token = randomBytes(tokenBytes).toString('base64url');
  return { token, digest: digestOf(token) };
}

/** A token is random through and through, so its plain digest tells nothing. Undefined for what never was a token. */
export function tokenDigest(token: string): Buffer | undefined {
  return tokenShape.test(token) ? digestOf(token) : undefined;
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}
