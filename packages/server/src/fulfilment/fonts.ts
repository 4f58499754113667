/**
 * The families that come inside the renderer and are therefore the same on every machine. Fonts that happen to be
 * installed where the server runs would give other documents elsewhere.
 */
const shippedFonts = /^(?:LibertinusSerif|NewCM|NewComputerModern|DejaVuSansMono)/;

/** Fonts in a PDF that did not come with the renderer, by their PostScript names. */
export function foreignFonts(pdf: Buffer): readonly string[] {
  const names = Array.from(
    pdf.toString('latin1').matchAll(/\/FontName\s*\/(?:[A-Z]{6}\+)?([^\s/<>[\]()]+)/g),
    ([, name = '']) => name,
  );
  return [...new Set(names)].filter((name) => !shippedFonts.test(name));
}
