import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Secrets of programs. Each begins with letters that scanners of repositories find, and holds 256 random bits: a plain
 * digest of it can't be guessed back. A key names its program, so that it is found by its row and compared in constant
 * time; a token is found by its digest.
 */
export function newProgramKey(programId: string): string {
  return `satu_key_${programId.replaceAll('-', '')}_${randomBytes(32).toString('base64url')}`;
}

export const newClientSecret = (): string => `satu_secret_${randomBytes(32).toString('base64url')}`;

export const newAccessToken = (): string => `satu_token_${randomBytes(32).toString('base64url')}`;

export const secretDigest = (secret: string): Buffer => createHash('sha256').update(secret, 'utf8').digest();

export function isSecret(secret: string, digest: Buffer | null): boolean {
  return digest !== null && timingSafeEqual(secretDigest(secret), digest);
}

/** The program that a key names; undefined for anything that is no key. */
export function programOfKey(secret: string): string | undefined {
  const hex = /^satu_key_([0-9a-f]{32})_[\w-]{43}$/.exec(secret)?.[1];
  return hex?.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

export const isAccessToken = (secret: string): boolean => /^satu_token_[\w-]{43}$/.test(secret);
