import { globSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { grounds } from '../color/accent.ts';
import { type Color, contrast, parseColor, toHex } from '../color/contrast.ts';

const source = fileURLToPath(new URL('../../', import.meta.url));
const tokens = readFileSync(`${source}lib/style/tokens.css`, 'utf8');

/** Routes such as `warna.css` are folders. */
function sources(pattern: string): string[] {
  return globSync(pattern, { cwd: source }).filter((file) => statSync(source + file).isFile());
}

/** The custom properties of one scheme; the dark one changes only some of the light. */
function scheme(name: 'light' | 'dark'): Map<string, Color> {
  const [light = '', dark = ''] = tokens.split('@media');
  const found = new Map<string, Color>();
  for (const text of name === 'light' ? [light] : [light, dark]) {
    for (const [, property = '', hex = ''] of text.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6})/g)) {
      found.set(property, parseColor(hex) ?? [0, 0, 0]);
    }
  }
  return found;
}

const states = ['waiting', 'on-time', 'at-risk', 'late', 'done'];
const pairs: [text: string, ground: string, ratio: number][] = [
  ...['ground', 'surface', 'sunken'].flatMap((ground): [string, string, number][] => [
    ['ink', ground, 7],
    ['ink-soft', ground, 4.5],
    ['accent-text', ground, 4.5],
    ['edge', ground, 3],
    ['focus', ground, 3],
    ...states.map((state): [string, string, number] => [state, ground, 4.5]),
  ]),
  ...states.map((state): [string, string, number] => [state, `${state}-soft`, 4.5]),
  ...states.map((state): [string, string, number] => ['ink', `${state}-soft`, 7]),
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-strong', 4.5],
  ['on-accent-soft', 'accent-soft', 4.5],
];

describe.each(['light', 'dark'] as const)('in %s', (name) => {
  const colors = scheme(name);
  test.each(pairs)('%s can be read on %s (%d : 1)', (text, ground, ratio) => {
    const [one, other] = [colors.get(text), colors.get(ground)];
    if (!one || !other) throw new Error(`tokens.css has no --${one ? ground : text}`);
    expect(contrast(one, other)).toBeGreaterThanOrEqual(ratio);
  });

  test('the grounds that accents are checked on are these', () => {
    const named = ['ground', 'surface', 'sunken'].map((ground) => toHex(colors.get(ground) ?? [0, 0, 0]));
    expect(grounds[name].map(toHex)).toEqual(named);
  });
});

test('every custom property that a component uses is defined', () => {
  const defined = new Set([...tokens.matchAll(/--([a-z0-9-]+):/g)].map(([, property]) => property));
  const lost = sources('**/*.{svelte,css}').flatMap((file) => {
    const text = readFileSync(source + file, 'utf8');
    const own = new Set([...text.matchAll(/--([a-z0-9-]+):/g)].map(([, property]) => property));
    return [...text.matchAll(/var\(--([a-z0-9-]+)/g)]
      .map(([, property]) => property)
      .filter((property) => !defined.has(property) && !own.has(property))
      .map((property) => `${file}: --${property}`);
  });
  expect(lost).toEqual([]);
});

test('no page carries a style attribute: the security policy would ignore it', () => {
  const carrying = sources('**/*.svelte').filter((file) =>
    /\sstyle(=|:[a-z-])/.test(readFileSync(source + file, 'utf8').replace(/<style[\s\S]*<\/style>/, '')),
  );
  expect(carrying).toEqual([]);
});
