import { failure, type Result, success } from '@satuloket/engine';
import sharp from 'sharp';
import { problems } from './problems.ts';

/** A scan or a photo of a signature is a fraction of this. */
export const largestUploadBytes = 4 * 1024 * 1024;
const maximumPixels = 60_000_000;
/** Nine millimetres high on paper, at about 600 dots an inch; each document carries it. */
const kept = { width: 720, height: 220 } as const;
/** Paper in a photo is seldom white: lighter than this is paper, darker than that is ink, of 255. */
const paperFrom = 200;
const inkUntil = 90;
/** Of all pixels; less is a speck, more is a photo of something else. */
const leastInk = 0.002;
const mostInk = 0.6;

/**
 * Takes the ink from a photo or scan of a signature and draws it anew, black on nothing, as small as it may be: place,
 * device and whatever else was hidden in the file do not survive, and the paper's shadow does not stand in a letter.
 */
export async function drawSignature(content: Uint8Array): Promise<Result<Buffer>> {
  try {
    const { width, height, format } = await sharp(content, { limitInputPixels: false }).metadata();
    if (!['jpeg', 'png', 'webp'].includes(format)) return failure(problems.imageUnreadable);
    if (width * height > maximumPixels) return failure(problems.imageTooLarge);
    const upright = sharp(content, { limitInputPixels: maximumPixels, failOn: 'error', autoOrient: true });
    const { data, info } = await upright
      .flatten({ background: '#ffffff' })
      .resize(2 * kept.width, 2 * kept.width, { fit: 'inside', withoutEnlargement: true })
      .greyscale()
      .normalise()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const ink = Buffer.alloc(info.width * info.height * 2);
    let dark = 0;
    for (let at = 0; at < info.width * info.height; at += 1) {
      const strength = inkAt(data[at * info.channels] ?? 255);
      ink[at * 2 + 1] = strength;
      if (strength > 127) dark += 1;
    }
    const share = dark / (info.width * info.height);
    if (share < leastInk || share > mostInk) return failure(problems.imageNoSignature);
    const drawn = await sharp(ink, { raw: { width: info.width, height: info.height, channels: 2 } })
      .png()
      .toBuffer();
    return success(
      await sharp(drawn)
        .trim({ background: '#00000000', threshold: 40 })
        .resize(kept.width, kept.height, { fit: 'inside', withoutEnlargement: true })
        .png({ compressionLevel: 9 })
        .toBuffer(),
    );
  } catch {
    // sharp tells broken content by throwing; which library inside found it says nothing to a person.
    return failure(problems.imageUnreadable);
  }
}

function inkAt(light: number): number {
  if (light >= paperFrom) return 0;
  if (light <= inkUntil) return 255;
  return Math.round((255 * (paperFrom - light)) / (paperFrom - inkUntil));
}

/** As templates place it: a picture in SVG, of its own size. */
export async function svgOf(picture: Uint8Array): Promise<string> {
  const { width, height } = await sharp(picture).metadata();
  const data = Buffer.from(picture).toString('base64');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><image width="${width}" height="${height}" href="data:image/png;base64,${data}"/></svg>`;
}
