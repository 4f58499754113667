import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/**
 * Arimo, in the widths of Arial that official letters are set in, with every Latin letter that a name may have. It comes
 * with the project (OFL 1.1, its licence lies beside the files), so that a document is the same on every machine.
 */
const files = [
  '400Regular/Arimo_400Regular.ttf',
  '400Regular_Italic/Arimo_400Regular_Italic.ttf',
  '700Bold/Arimo_700Bold.ttf',
  '700Bold_Italic/Arimo_700Bold_Italic.ttf',
];

/** Throws where a file is missing: another font in its place would give another document. */
export function shippedFonts(): Promise<Buffer[]> {
  return Promise.all(
    files.map((file) => readFile(fileURLToPath(import.meta.resolve(`@expo-google-fonts/arimo/${file}`)))),
  );
}

/** Arimo, and the families that come inside the renderer. Fonts of the machine would give other documents elsewhere. */
const known = /^(?:Arimo|LibertinusSerif|NewCM|NewComputerModern|DejaVuSansMono)/;

/** Fonts in a PDF that did not come with the project, by their PostScript names. */
export function foreignFonts(pdf: Buffer): readonly string[] {
  const names = Array.from(
    pdf.toString('latin1').matchAll(/\/FontName\s*\/(?:[A-Z]{6}\+)?([^\s/<>[\]()]+)/g),
    ([, name = '']) => name,
  );
  return [...new Set(names)].filter((name) => !known.test(name));
}
