import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accentSets, accentStylesheet, grounds } from './accent.ts';
import { type Color, contrast, parseColor, toHex } from './contrast.ts';

const anyColor = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map((color) => toHex(color));

function ratio(one: string, other: string | Color): number {
  const [a, b] = [parseColor(one), typeof other === 'string' ? parseColor(other) : other];
  if (!a || !b) throw new Error(`${one} or ${other} is no colour`);
  return contrast(a, b);
}

test('whatever colour a region chooses, people can read it', () => {
  fc.assert(
    fc.property(anyColor, (chosen) => {
      for (const scheme of ['light', 'dark'] as const) {
        const set = accentSets(chosen)[scheme];
        for (const ground of grounds[scheme])
          expect(ratio(set.accentText, ground)).toBeGreaterThanOrEqual(4.5);
        expect(ratio(set.onAccent, set.accent)).toBeGreaterThanOrEqual(4.5);
        expect(ratio(set.onAccent, set.accentStrong)).toBeGreaterThanOrEqual(4.5);
        expect(ratio(set.onAccentSoft, set.accentSoft)).toBeGreaterThanOrEqual(4.5);
      }
    }),
  );
});

test.each([
  ['a dark green stays as it was chosen', '#0b6e4f', '#0b6e4f'],
  ['a light yellow is darkened until it can be read', '#ffd400', '#7f6a00'],
  ['what is no colour gets the product’s own', 'hijau', '#3b4a6b'],
])('%s', (_case, chosen, accent) => {
  expect(accentSets(chosen).light.accent).toBe(accent);
});

test('the stylesheet holds nothing but colours, whatever the region’s data says', () => {
  fc.assert(
    fc.property(fc.string(), (chosen) => {
      expect(accentStylesheet(chosen)).toMatch(
        /^html:root\{(--[a-z-]+:#[0-9a-f]{6};?)+\}@media screen and \(prefers-color-scheme:dark\)\{html:root\{(--[a-z-]+:#[0-9a-f]{6};?)+\}\}$/,
      );
    }),
  );
});
