import { failure, type Result, success, type Text } from '@satuloket/engine';
import sharp from 'sharp';
import { fileProblems } from './problems.ts';

const longestSidePixels = 3000;
/** A phone takes 12 to 50 million; a picture made to exhaust memory claims thousands. */
const maximumPixels = 120_000_000;

export type CheckedPicture = { readonly bytes: Buffer; readonly warnings: readonly Text[] };

/**
 * Decodes a picture and writes it anew as JPEG: upright, without metadata (place, device, thumbnail), at most 3000
 * pixels long. Whatever else was hidden in the file does not survive.
 */
export async function renewPicture(content: Uint8Array): Promise<Result<CheckedPicture>> {
  try {
    const { width, height } = await sharp(content, { limitInputPixels: false }).metadata();
    if (width * height > maximumPixels) return failure(fileProblems.tooManyPixels);
    const bytes = await sharp(content, { limitInputPixels: maximumPixels, failOn: 'error', autoOrient: true })
      .resize(longestSidePixels, longestSidePixels, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 85 })
      .toBuffer();
    return success({ bytes, warnings: await lookAt(bytes) });
  } catch {
    // sharp tells broken content by throwing; which library inside found it says nothing to a person.
    return failure(fileProblems.unreadable);
  }
}

/** Below this a photo of an A4 page can't be read. */
const smallestSidePixels = 600;
const lookedAtPixels = 800;
/** Mean light of 0 to 255. */
const darkBelow = 55;
const brightAbove = 250;
/** Variance of the Laplacian at 800 pixels: pages with sharp print have hundreds, shaken photos less than this. */
const blurredBelow = 40;

const warnings = {
  small: {
    id: 'Foto ini kecil. Periksa apakah tulisannya terbaca; kalau tidak, ambil foto lebih dekat.',
    en: 'This photo is small. Check that its text can be read; if not, take it from closer.',
  },
  dark: {
    id: 'Foto ini gelap. Kalau tulisannya sulit dibaca, ambil lagi di tempat terang.',
    en: 'This photo is dark. If its text is hard to read, take it again where there is more light.',
  },
  bright: {
    id: 'Foto ini terlalu terang. Kalau tulisannya hilang, ambil lagi tanpa lampu kilat.',
    en: 'This photo is too bright. If its text is lost, take it again without flash.',
  },
  blurred: {
    id: 'Foto ini tampak buram. Kalau tulisannya sulit dibaca, ambil lagi dengan ponsel yang tidak goyang.',
    en: 'This photo looks blurred. If its text is hard to read, take it again and hold the phone still.',
  },
} as const satisfies Record<string, Text>;

async function lookAt(picture: Buffer): Promise<readonly Text[]> {
  const { width: fullWidth, height: fullHeight } = await sharp(picture).metadata();
  const { data, info } = await sharp(picture)
    .resize(lookedAtPixels, lookedAtPixels, { fit: 'inside', withoutEnlargement: true })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const light = data.reduce((sum, value) => sum + value, 0) / data.length;
  const found: Text[] = [];
  if (Math.min(fullWidth, fullHeight) < smallestSidePixels) found.push(warnings.small);
  if (light < darkBelow) found.push(warnings.dark);
  if (light > brightAbove) found.push(warnings.bright);
  if (laplacianVariance(data, info.width, info.height) < blurredBelow) found.push(warnings.blurred);
  return found;
}

/** How much light changes from pixel to pixel: edges of print change much, a blurred page hardly. */
function laplacianVariance(grey: Uint8Array, width: number, height: number): number {
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const edge = 4 * grey[at]! - grey[at - 1]! - grey[at + 1]! - grey[at - width]! - grey[at + width]!;
      sum += edge;
      squares += edge * edge;
      count += 1;
    }
  }
  return count === 0 ? 0 : squares / count - (sum / count) ** 2;
}
