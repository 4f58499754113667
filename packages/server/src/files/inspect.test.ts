import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { inspectFile } from './inspect.ts';
import { inventedPdf, inventedPhoto } from './invented-files.ts';
import type { UploadLimits } from './limits.ts';

const both: UploadLimits = { accepts: ['image', 'pdf'], maximumFiles: 2, maximumMegabytes: 2 };

const pictureOnly: UploadLimits = { ...both, accepts: ['image'] };
const html = '<!doctype html><html><body><script>alert(1)</script></body></html>';
const svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

const script = '9 0 << /S /JavaScript /JS (x) >>';
const altered = (content: Buffer, from: string, to: string): Buffer =>
  Buffer.from(content.toString('latin1').replace(from, to), 'latin1');

const refused: [string, () => Uint8Array | Promise<Uint8Array>, UploadLimits, string][] = [
  ['nothing', () => Buffer.alloc(0), both, 'file-empty'],
  ['more than the requirement allows', () => Buffer.alloc(2_000_001, 1), both, 'file-too-large'],
  ['plain text', () => Buffer.from('KTP saya'), both, 'file-kind-refused'],
  ['a web page', () => Buffer.from(html), both, 'file-kind-refused'],
  ['a drawing with a script', () => Buffer.from(svg), both, 'file-kind-refused'],
  ['a program', () => Buffer.from('MZ\x90\x00\x03\x00\x00\x00', 'latin1'), both, 'file-kind-refused'],
  ['a PDF where a photo is asked for', () => inventedPdf(), pictureOnly, 'file-kind-refused'],
  ['a photo that broke off', async () => (await inventedPhoto()).subarray(0, 9000), both, 'file-unreadable'],
  [
    'a photo of which only the beginning is one',
    () => Buffer.from('ffd8ffe000104a464946', 'hex'),
    both,
    'file-unreadable',
  ],
  ['a PDF that broke off', () => inventedPdf().subarray(0, 60), both, 'file-unreadable'],
  [
    'a PDF with a script',
    () => inventedPdf({ objects: ['<< /S /JavaScript /JS (app.alert(1)) >>'] }),
    both,
    'file-has-script',
  ],
  [
    'a script behind escapes',
    () => inventedPdf({ objects: ['<< /S /J#61vaScript /JS (x) >>'] }),
    both,
    'file-has-script',
  ],
  ['a script in packed objects', () => inventedPdf({ packed: script }), both, 'file-has-script'],
  [
    'a script in packed objects whose keyword ends in a blank',
    () => altered(inventedPdf({ packed: script }), '\nstream\n', '\nstream \r'),
    both,
    'file-has-script',
  ],
  [
    'a script in packed objects behind a text that looks like an object',
    () => altered(inventedPdf({ packed: script }), '/Type /ObjStm', '/Type /ObjStm /X (1 0 obj)'),
    both,
    'file-has-script',
  ],
  [
    'a script in packed objects without their type',
    () => altered(inventedPdf({ packed: script }), '/Type /ObjStm ', ''),
    both,
    'file-has-script',
  ],
  [
    'packed objects whose packing is told elsewhere',
    () => altered(inventedPdf({ packed: script }), '/Filter /FlateDecode', '/Filter 9 0 R'),
    both,
    'file-unreadable',
  ],
  [
    'packed objects that go on after what looks like their end',
    () => inventedPdf({ packed: `endstream ${script}`, level: 0 }),
    both,
    'file-unreadable',
  ],
  [
    'nothing but beginnings of streams',
    () => Buffer.from(`%PDF-1.7\n${'1 0 obj stream\n'.repeat(100_000)}%%EOF`),
    both,
    'file-unreadable',
  ],
  [
    'a script in a text that looks like a stream',
    () => inventedPdf({ objects: ['(stream\n) << /S /JavaScript >> (endstream)'] }),
    both,
    'file-has-script',
  ],
  [
    'a PDF that starts a program',
    () => inventedPdf({ objects: ['<< /S /Launch /F (cmd.exe) >>'] }),
    both,
    'file-has-script',
  ],
  [
    'a PDF with a file in it',
    () => inventedPdf({ objects: ['<< /Type /EmbeddedFile >>'] }),
    both,
    'file-has-script',
  ],
  [
    'a PDF with a scripted form',
    () => inventedPdf({ objects: ['<< /XFA 5 0 R >>'] }),
    both,
    'file-has-script',
  ],
  ['a locked PDF', () => inventedPdf({ trailer: '/Encrypt 7 0 R' }), both, 'file-locked'],
];

test.each(refused)('%s is refused', async (_, content, limits, code) => {
  const result = await inspectFile(await content(), limits);
  expect(result.ok ? 'kept' : result.error.code).toBe(code);
});

test('a picture that claims a billion pixels is refused without being decoded', async () => {
  const small = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#000' } })
    .png()
    .toBuffer();
  small.writeUInt32BE(40_000, 16);
  small.writeUInt32BE(30_000, 20);
  const result = await inspectFile(small, both);
  expect(result.ok ? 'kept' : result.error.code).toBe('file-too-many-pixels');
});

test('a PDF is kept byte by byte, with its pages counted', async () => {
  const content = inventedPdf({ packed: '9 0 << /Type /Page /Parent 2 0 R >>' });
  const result = await inspectFile(content, both);
  expect(result).toMatchObject({ ok: true, value: { mediaType: 'application/pdf', pages: 2, warnings: [] } });
  expect(result.ok && Buffer.compare(result.value.bytes, content)).toBe(0);
});

describe('a photo', () => {
  async function keptPhoto(content: Uint8Array) {
    const result = await inspectFile(content, { ...both, maximumMegabytes: 20 });
    if (!result.ok) throw new Error(result.error.code);
    return { ...result.value, metadata: await sharp(result.value.bytes).metadata() };
  }

  test('is turned upright and loses what the phone wrote into it', async () => {
    const sideways = await sharp(await inventedPhoto())
      .withMetadata({ orientation: 6 })
      .withExifMerge({ IFD0: { Copyright: 'rahasia' }, IFD3: { GPSLatitude: '6/1 14/1 0/1' } })
      .toBuffer();
    const { metadata, bytes } = await keptPhoto(sideways);
    expect({ width: metadata.width, height: metadata.height }).toEqual({ width: 900, height: 1200 });
    expect(metadata.exif).toBeUndefined();
    expect(Buffer.from(bytes).includes('rahasia')).toBe(false);
  });

  test('is at most 3000 pixels long and always a JPEG', async () => {
    const large = await sharp(await inventedPhoto({ width: 4000, height: 2000 }))
      .png()
      .toBuffer();
    const { metadata, mediaType } = await keptPhoto(large);
    expect(metadata).toMatchObject({ width: 3000, height: 1500, format: 'jpeg' });
    expect(mediaType).toBe('image/jpeg');
  });

  test.each([
    ['sharp and light', {}, []],
    ['small', { width: 500, height: 400 }, ['Foto ini kecil']],
    ['dark', { light: 0.15 }, ['Foto ini gelap']],
    ['shaken', { blur: 12 }, ['Foto ini tampak buram']],
  ])('%s: kept, with what a look at it found', async (_, options, expected) => {
    const { warnings } = await keptPhoto(await inventedPhoto(options));
    expect(warnings.map((warning) => warning.id.split('.')[0])).toEqual(expected);
  });
});
