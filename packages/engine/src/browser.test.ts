import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** All files that an entry leads to, by their paths, and whatever it imports from outside. */
function reached(
  entry: URL,
  files = new Set<string>(),
  outside = new Set<string>(),
): [Set<string>, Set<string>] {
  files.add(entry.pathname.replace(/^.*\/engine\/src\//, ''));
  const source = readFileSync(entry, 'utf8');
  for (const [, specifier] of source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
    if (!specifier!.startsWith('.')) outside.add(specifier!);
    else {
      const next = new URL(specifier!, entry);
      if (!files.has(next.pathname.replace(/^.*\/engine\/src\//, ''))) reached(next, files, outside);
    }
  }
  return [files, outside];
}

test('the browser’s entry leads to small checks only: no library, nothing of Node, no other folder', () => {
  const [files, outside] = reached(new URL('./browser.ts', import.meta.url));
  expect([...outside]).toEqual([]);
  const folders = new Set([...files].map((file) => file.split('/')[0]));
  expect([...folders].sort()).toEqual(['browser.ts', 'chain', 'field', 'identity', 'result.ts', 'tracking']);
});
