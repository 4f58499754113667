import { createHash } from 'node:crypto';
import type { PackFile } from './source.ts';

/**
 * SHA-256 over the pack's files in the order of their paths, each with its path and length in bytes: no two packs
 * share a digest by moving a line from one file to another.
 */
export function packDigest(files: readonly PackFile[]): string {
  const hash = createHash('sha256');
  const ordered = [...files].sort((left, right) =>
    left.path < right.path ? -1 : left.path > right.path ? 1 : 0,
  );
  for (const { path, text } of ordered) {
    const bytes = Buffer.from(text, 'utf8');
    hash.update(`${path}\n${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}
