/** A colour as three channels from 0 to 255. */
export type Color = readonly [red: number, green: number, blue: number];

export function parseColor(hex: string): Color | undefined {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!found) return undefined;
  const channel = (index: number): number => Number.parseInt(found[index] ?? '0', 16);
  return [channel(1), channel(2), channel(3)];
}

export function toHex(color: Color): string {
  return `#${color.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

/** Relative luminance, WCAG 2.2. */
function luminance(color: Color): number {
  const [red = 0, green = 0, blue = 0] = color.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 (none) to 21 (black on white), WCAG 2.2. */
export function contrast(one: Color, other: Color): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** `share` of `other` in `one`, from 0 to 1. */
export function mix(one: Color, other: Color, share: number): Color {
  const channel = (index: 0 | 1 | 2): number => one[index] + (other[index] - one[index]) * share;
  return [channel(0), channel(1), channel(2)];
}

/** Moves a colour towards `target` in small steps until it has the contrast on each ground. */
export function readable(
  color: Color,
  input: { on: readonly Color[]; towards: Color; ratio: number },
): Color {
  for (let share = 0; share <= 1; share += 0.02) {
    const candidate = mix(color, input.towards, share).map(Math.round) as unknown as Color;
    if (input.on.every((ground) => contrast(candidate, ground) >= input.ratio)) return candidate;
  }
  return input.towards;
}
