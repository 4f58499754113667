import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readPackFolder } from '@satuloket/server/packs/folder';
import type { Outcome } from './command.ts';
import { keepPictures, makeExamples } from './pictures.ts';
import { inFolder } from './read.ts';

/** Makes the examples of a pack's templates and keeps their pictures; with a folder for them, the documents too. */
export async function previewPackFolder(folder: string, documents?: string): Promise<Outcome> {
  const files = await readPackFolder(folder);
  if (!files.ok) return { problems: files.error.map((problem) => inFolder(folder, problem)), lines: [] };
  const { made, problems } = await makeExamples(files.value);
  if (problems.length > 0) return { problems, lines: [] };
  if (made.length === 0)
    return { problems: ['Paket ini belum punya contoh: templates/<nama>.examples.yaml.'], lines: [] };
  await keepPictures(folder, made);
  if (documents !== undefined) {
    await mkdir(documents, { recursive: true });
    for (const { name, pdf } of made) await writeFile(join(documents, `${name}.pdf`), pdf);
  }
  return {
    problems: [],
    lines: made.map(
      ({ name, about, pages }) => `✓ ${join(folder, 'pictures', `${name}.png`)}: ${about}, ${pages} halaman`,
    ),
  };
}
