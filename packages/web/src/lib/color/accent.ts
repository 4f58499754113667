import { type Color, contrast, mix, parseColor, readable, toHex } from './contrast.ts';

const white: Color = [255, 255, 255];
const black: Color = [0, 0, 0];
/** Where the accent stands: `--ground`, `--surface` and `--sunken` of tokens.css. */
export const grounds = {
  light: [
    [250, 249, 246],
    [255, 255, 255],
    [241, 239, 234],
  ],
  dark: [
    [22, 21, 19],
    [31, 30, 27],
    [41, 39, 36],
  ],
} as const satisfies Record<string, readonly Color[]>;

/** The mark of a region that has chosen none, or one that is no colour. */
const fallback: Color = [59, 74, 107];

export type AccentSet = {
  readonly accent: string;
  readonly accentStrong: string;
  readonly onAccent: string;
  readonly accentText: string;
  readonly accentSoft: string;
  readonly onAccentSoft: string;
};

/**
 * A region names one colour; each use of it is moved, as little as needed, to where people can read it: text and
 * fills have 4.5 : 1 (WCAG 2.2, 1.4.3) in light and in dark.
 */
export function accentSets(accent: string): { readonly light: AccentSet; readonly dark: AccentSet } {
  const chosen = parseColor(accent) ?? fallback;
  return { light: accentSet(chosen, 'light'), dark: accentSet(chosen, 'dark') };
}

function accentSet(chosen: Color, scheme: 'light' | 'dark'): AccentSet {
  const away = scheme === 'light' ? black : white;
  const on = grounds[scheme];
  const fill = readable(chosen, { on, towards: away, ratio: 4.6 });
  const strong = mix(fill, away, 0.22);
  const soft = mix(on[1], fill, scheme === 'light' ? 0.09 : 0.18);
  const ink = contrast(white, fill) >= contrast(black, fill) ? white : black;
  return {
    accent: toHex(fill),
    accentStrong: toHex(strong),
    onAccent: toHex(ink),
    accentText: toHex(fill),
    accentSoft: toHex(soft),
    onAccentSoft: toHex(readable(strong, { on: [soft], towards: away, ratio: 7 })),
  };
}

/** `html:root` outweighs the `:root` of tokens.css, whichever of the two files the page names first. */
export function accentStylesheet(accent: string): string {
  const { light, dark } = accentSets(accent);
  return `html:root{${declarations(light)}}@media screen and (prefers-color-scheme:dark){html:root{${declarations(dark)}}}`;
}

function declarations(set: AccentSet): string {
  return Object.entries(set)
    .map(([name, value]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`)
    .join(';');
}
