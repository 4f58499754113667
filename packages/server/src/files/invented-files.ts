import { deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** Pictures and PDFs for tests, made anew each time so that no binary lies in the repository. */

/** A page of sharp lines, as print is. */
export async function inventedPhoto(
  options: { width?: number; height?: number; light?: number; blur?: number } = {},
): Promise<Buffer> {
  const { width = 1200, height = 900, light = 1, blur } = options;
  const rows = Array.from(
    { length: Math.floor(height / 12) },
    (_, row) =>
      `<rect x="40" y="${row * 12}" width="${width - 80 - (row % 7) * 30}" height="5" fill="#222"/>`,
  );
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#f4f4f0"/>${rows.join('')}</svg>`;
  const picture = sharp(Buffer.from(page)).modulate({ brightness: light });
  return (blur === undefined ? picture : picture.blur(blur)).jpeg().toBuffer();
}

export function inventedPdf(
  options: { objects?: readonly string[]; trailer?: string; packed?: string; level?: number } = {},
): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    ...(options.objects ?? []),
  ].map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`);
  const packed =
    options.packed === undefined
      ? ''
      : packedStream(
          objects.length + 1,
          deflateSync(options.packed, options.level === undefined ? {} : { level: options.level }),
        );
  const text = `%PDF-1.7\n${objects.join('')}${packed}trailer\n<< /Root 1 0 R ${options.trailer ?? ''} >>\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

function packedStream(number: number, content: Buffer): string {
  const dictionary = `<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${content.length} >>`;
  return `${number} 0 obj\n${dictionary}\nstream\n${content.toString('latin1')}\nendstream\nendobj\n`;
}
