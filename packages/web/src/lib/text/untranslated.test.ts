import { globSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'svelte/compiler';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('../../', import.meta.url));
/** The style page shows sample data, which stays Indonesian. */
const samples = /\/gaya\//;
/** Attributes that people read or hear. */
const spoken = new Set([
  'aria-label',
  'alt',
  'title',
  'placeholder',
  'label',
  'help',
  'caption',
  'reason',
  'prompt',
]);
/** What is the same in every language: the currency, names of forms and keys. */
const sameEverywhere = /^(Rp|KB|MB|s|NIK|KK|RT|RW|PDF|F-\d\.\d\d|Esc|Enter|WhatsApp|Satuloket)$/;

type Node = { type?: string; name?: string; data?: string; value?: unknown; [key: string]: unknown };

function wordsIn(node: unknown, found: string[]): string[] {
  if (Array.isArray(node)) for (const child of node) wordsIn(child, found);
  else if (node !== null && typeof node === 'object') {
    const { type, name, data, value } = node as Node;
    if (type === 'Text' && typeof data === 'string') found.push(data.trim());
    if (type === 'Attribute') {
      if (spoken.has(name ?? '')) wordsIn(value, found);
      return found;
    }
    for (const [key, child] of Object.entries(node))
      if (key !== 'css' && key !== 'metadata') wordsIn(child, found);
  }
  return found;
}

const files = globSync('**/*.svelte', { cwd: source }).filter(
  (file) => statSync(source + file).isFile() && !samples.test(file),
);

function untranslated(markup: string): string[] {
  const words = wordsIn(parse(markup, { modern: true }).fragment, []);
  return words.filter((text) => /\p{L}{2,}/u.test(text) && !sameEverywhere.test(text));
}

test.each(files.sort())('%s speaks through its catalogue', (file) => {
  expect(untranslated(readFileSync(source + file, 'utf8'))).toEqual([]);
});

test.each([
  ['<p>Halo dunia</p>', ['Halo dunia']],
  ['<p class="halo">{text.hello} · 3</p>', []],
  ['{#if a}<Button reason="Belum bisa">{text.send}</Button>{/if}', ['Belum bisa']],
  ['<input placeholder="Cari" name="cari" />', ['Cari']],
  ['{#snippet one()}<b>Satu</b>{/snippet}{#each rows as row}{row}{:else}Kosong{/each}', ['Satu', 'Kosong']],
  ['<style>p { color: red }</style><span>Rp</span>', []],
])('%s: %o', (markup, words) => {
  expect(untranslated(markup)).toEqual(words);
});
