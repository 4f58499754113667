import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { createRenderer } from '../fulfilment/renderer.ts';
import { drawSignature, svgOf } from './signature-picture.ts';
import { inventedSignature } from './testing/invented-signature.ts';

const codeOf = (drawn: Awaited<ReturnType<typeof drawSignature>>): string =>
  drawn.ok ? 'drawn' : drawn.error.code;
const plain = (background: string) =>
  sharp({ create: { width: 400, height: 300, channels: 3, background } })
    .jpeg()
    .toBuffer();

describe('what comes of an upload', () => {
  test.each<[string, () => Promise<Uint8Array>, string]>([
    ['a photo on greyish paper', () => inventedSignature({ paper: '#d8d6cf' }), 'drawn'],
    ['ink on nothing', () => inventedSignature({ paper: 'none' }), 'drawn'],
    ['a sheet without ink', () => plain('#fafafa'), 'image-no-signature'],
    ['a photo of the dark', () => plain('#101010'), 'image-no-signature'],
    ['a text', async () => Buffer.from('bukan gambar'), 'image-unreadable'],
    ['half a picture', async () => (await inventedSignature()).subarray(0, 300), 'image-unreadable'],
    [
      'a drawing that could fetch something',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      'image-unreadable',
    ],
  ])('%s', async (_, picture, code) => {
    expect(codeOf(await drawSignature(await picture()))).toBe(code);
  });
});

test('only the ink stays, cut out and small; nothing that stood beside it in the file', async () => {
  const photo = await sharp(await inventedSignature({ paper: '#e8e6df' }))
    .jpeg()
    .withExif({ IFD0: { Artist: 'Rahasia Kamera' } })
    .toBuffer();
  expect(photo.includes('Rahasia Kamera')).toBe(true);
  const drawn = await drawSignature(photo);
  if (!drawn.ok) throw new Error(drawn.error.code);
  expect(drawn.value.includes('Rahasia Kamera')).toBe(false);
  expect(drawn.value.length).toBeLessThan(60_000);
  const { width, height, hasAlpha } = await sharp(drawn.value).metadata();
  expect([width <= 720, height <= 220, hasAlpha]).toEqual([true, true, true]);
  const { channels } = await sharp(drawn.value).stats();
  // Black ink, and paper that lets through what is under it.
  expect(channels[0]?.max).toBeLessThan(10);
  expect([channels.at(-1)?.min, channels.at(-1)?.max]).toEqual([0, 255]);
  expect(await svgOf(drawn.value)).toContain(`viewBox="0 0 ${width} ${height}"`);
});

test('it stands in the file that is made', async () => {
  const renderer = createRenderer();
  const drawn = await drawSignature(await inventedSignature());
  if (!drawn.ok) throw new Error(drawn.error.code);
  const made = await renderer.render({
    template:
      '#set document(title: "Surat")\n#let given = json(bytes(sys.inputs.signature))\n#image(bytes(given.image), height: 9mm, alt: given.name)',
    data: {},
    createdAt: '2026-11-21T03:00:00.000Z',
    signature: {
      documentCode: '7Q4F',
      url: 'https://contoh.invalid/cek/7Q4F',
      name: 'Ratna',
      title: 'Camat',
      image: await svgOf(drawn.value),
    },
  });
  await renderer.close();
  if (!made.ok) throw new Error(made.error.code);
  expect(made.value.pdf.toString('latin1')).toMatch(/\/Subtype\s*\/Image/);
});
