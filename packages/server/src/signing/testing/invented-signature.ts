import sharp from 'sharp';

/** A signature as someone photographs it: a dark line on paper; `none` for ink on nothing. */
export function inventedSignature({ paper = '#f4f2ec' }: { readonly paper?: string } = {}): Promise<Buffer> {
  const sheet = paper === 'none' ? '' : `<rect width="900" height="500" fill="${paper}"/>`;
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="500">${sheet}
    <path d="M180 320C240 120 320 120 300 300S420 140 460 260 560 330 640 210 700 330 740 260"
      fill="none" stroke="#1b2a6b" stroke-width="9" stroke-linecap="round"/></svg>`;
  const picture = sharp(Buffer.from(drawing));
  return paper === 'none' ? picture.png().toBuffer() : picture.jpeg({ quality: 80 }).toBuffer();
}
