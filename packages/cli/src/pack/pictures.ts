/** What a template makes of its examples, as small grey pictures that are kept and compared. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type PackFile, type TemplateExample, templateExamples } from '@satuloket/engine';
import { createRenderer, type Renderer, type RenderRequest } from '@satuloket/server/fulfilment/renderer';
import sharp from 'sharp';

/** An example as it was made now. */
export type MadeExample = {
  readonly name: string;
  readonly about: string;
  readonly png: Buffer;
  readonly pdf: Buffer;
  readonly pages: number;
};

export type Made = { readonly made: readonly MadeExample[]; readonly problems: readonly string[] };

/** Wide enough that a changed letter is seen, small enough to be kept. */
const widthPixels = 520;
const greys = 8;
/** Edges of letters differ a little between processors; a letter that is another differs by far more. */
const tolerated = 110;

/** Makes every example of a pack's templates: as a document, so that all limits are met, and as a picture. */
export async function makeExamples(files: readonly PackFile[]): Promise<Made> {
  const read = templateExamples(files);
  if (!read.ok)
    return { made: [], problems: read.error.map(({ file, message }) => `✗ ${file}: ${message.id}`) };
  if (read.value.length === 0) return { made: [], problems: [] };
  const sources = Object.fromEntries(
    files
      .filter(({ path }) => /^templates\/.*\.typ$/.test(path))
      .map(({ path, text }) => [path, text] as const),
  );
  const renderer = createRenderer();
  // The renderer's child keeps no server from ending; a command has to wait for it by itself.
  const waiting = setInterval(() => {}, 60_000);
  const made: MadeExample[] = [];
  const problems: string[] = [];
  for (const example of read.value) {
    const one = await makeOne(renderer, example, sources);
    if (typeof one === 'string') problems.push(one);
    else made.push(one);
  }
  await renderer.close();
  clearInterval(waiting);
  return { made, problems };
}

async function makeOne(
  renderer: Renderer,
  example: TemplateExample,
  pieces: Readonly<Record<string, string>>,
): Promise<MadeExample | string> {
  const request: RenderRequest = {
    template: pieces[example.template]!,
    pieces,
    data: example.data,
    createdAt: '2026-11-21T03:00:00.000Z',
    standard: example.signed ? 'archive' : 'accessible',
    ...(example.mark && { mark: example.mark }),
    ...(example.signed && { signature: inventedSignature }),
  };
  const name = `${basename(example.template, '.typ')}.${example.name}`;
  const document = await renderer.render(request);
  if (!document.ok) return `✗ ${name}: ${document.error.code} ${document.error.detail}`;
  const picture = await renderer.picture(request);
  if (!picture.ok) return `✗ ${name}: ${picture.error.code} ${picture.error.detail}`;
  const { pdf, pages } = document.value;
  return { name, about: example.about, png: await pngOf(picture.value.svg), pdf, pages };
}

const inventedSignature = {
  documentCode: '7Q4F-X2MN-8KTD-R',
  url: 'https://contoh.invalid/kota-contoh/cek/7Q4FX2MN8KTDR',
  name: 'Dra. Hj. Ratna Kusumawardhani, M.Si.',
  title: 'Camat Contoh Timur',
  rank: 'Pembina Tingkat I (IV/b)',
  nip: '197203121998032004',
};

function pngOf(svg: string): Promise<Buffer> {
  return sharp(Buffer.from(svg))
    .resize({ width: widthPixels })
    .flatten({ background: '#fff' })
    .greyscale()
    .png({ palette: true, colours: greys, dither: 0, effort: 10 })
    .toBuffer();
}

/** What differs from the pictures that are kept; nothing where all is as it was. */
export async function comparePictures(folder: string, made: readonly MadeExample[]): Promise<string[]> {
  const kept = await keptPictures(folder);
  const problems: string[] = [];
  for (const { name, png } of made) {
    const file = `${name}.png`;
    if (!kept.includes(file)) problems.push(`✗ ${name}: belum ada gambarnya. ${renew}`);
    else if (await differs(await readFile(join(folder, 'pictures', file)), png))
      problems.push(`✗ ${name}: gambarnya lain dari yang tersimpan. ${renew}`);
  }
  const names = new Set(made.map(({ name }) => `${name}.png`));
  for (const file of kept.filter((one) => !names.has(one)))
    problems.push(`✗ pictures/${file}: tidak ada contohnya lagi. ${renew}`);
  return problems;
}

const renew = 'Lihat dengan "pack preview", lalu simpan gambarnya bersama perubahan ini.';

/** Writes the pictures anew in place of those that were kept. */
export async function keepPictures(folder: string, made: readonly MadeExample[]): Promise<void> {
  const pictures = join(folder, 'pictures');
  await mkdir(pictures, { recursive: true });
  for (const file of await keptPictures(folder)) await rm(join(pictures, file));
  for (const { name, png } of made) await writeFile(join(pictures, `${name}.png`), png);
}

async function keptPictures(folder: string): Promise<string[]> {
  const files = await readdir(join(folder, 'pictures')).catch(() => []);
  return files.filter((file) => file.endsWith('.png'));
}

export async function differs(left: Buffer, right: Buffer): Promise<boolean> {
  const [one, other] = await Promise.all(
    [left, right].map((png) => sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true })),
  );
  if (one!.info.width !== other!.info.width || one!.info.height !== other!.info.height) return true;
  return one!.data.some((value, index) => Math.abs(value - other!.data[index]!) > tolerated);
}
