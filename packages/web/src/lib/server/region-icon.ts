import { crc32, deflateSync } from 'node:zlib';
import { accentSets } from '#lib/color/accent.ts';
import { type Color, contrast, mix, parseColor } from '#lib/color/contrast.ts';

/** Samples a pixel's side: edges as smooth as the eye asks for at these sizes. */
const samples = 4;

/**
 * The region's mark as a PNG for the phone's home screen, drawn to the edge: phones cut their own corners, and keep
 * the inner four fifths (W3C Web App Manifest, maskable icons).
 */
export function regionIcon(input: { accent: string; sizePixels: number }): Buffer {
  const { accent, sizePixels } = input;
  const ground = parseColor(accentSets(accent).light.accent) ?? [0, 0, 0];
  const figure: Color = contrast([255, 255, 255], ground) >= 4.5 ? [255, 255, 255] : [0, 0, 0];
  const rowBytes = 1 + sizePixels * 3;
  const raw = Buffer.alloc(rowBytes * sizePixels);
  for (let y = 0; y < sizePixels; y++) {
    for (let x = 0; x < sizePixels; x++) {
      const pixel = mix(ground, figure, coverage(x, y, sizePixels));
      pixel.forEach((channel, index) => {
        raw[y * rowBytes + 1 + x * 3 + index] = Math.round(channel);
      });
    }
  }
  return encodePng(sizePixels, raw);
}

/** The share of a pixel that the figure covers, from 0 to 1. */
function coverage(x: number, y: number, sizePixels: number): number {
  let covered = 0;
  for (let row = 0; row < samples; row++) {
    for (let column = 0; column < samples; column++) {
      const across = ((x + (column + 0.5) / samples) / sizePixels) * 40;
      const down = ((y + (row + 0.5) / samples) / sizePixels) * 40;
      if (inFigure(across, down)) covered++;
    }
  }
  return covered / samples ** 2;
}

/** RegionMark.svelte's figure on its grid of 40, drawn a little smaller to stay inside the safe zone. */
function inFigure(across: number, down: number): boolean {
  const x = 20 + (across - 20) / 0.82;
  const y = 20.25 + (down - 20) / 0.82;
  const head = (x - 20) ** 2 + (y - 13) ** 2 <= 25;
  const shoulders = y <= 26 && ((x - 20) / 9.5) ** 2 + ((y - 26) / 7) ** 2 <= 1;
  const alongCounter = Math.max(0, Math.abs(x - 20) - 12);
  const counter = alongCounter ** 2 + (y - 30.5) ** 2 <= 4;
  return head || shoulders || counter;
}

function encodePng(sizePixels: number, raw: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(sizePixels, 0);
  header.writeUInt32BE(sizePixels, 4);
  header.set([8, 2], 8); // eight bits a channel, red, green and blue
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
