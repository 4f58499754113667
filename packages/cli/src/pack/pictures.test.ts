import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PackFile } from '@satuloket/engine';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { comparePictures, keepPictures, type MadeExample, makeExamples } from './pictures.ts';

const template = `#set document(title: "Surat")
#set text(lang: "id")
= Surat
#let data = json(bytes(sys.inputs.data))
Nama: #data.name
`;
const examples = `examples:
  usual:
    about: biasa
    data: { name: Dewi Anggraeni, court: 1 }
  accents:
    about: huruf bertanda
    data: { name: Zoë Ångström }
`;
const filesOf = (source: string, described = examples): PackFile[] => [
  { path: 'templates/letter.typ', text: source },
  { path: 'templates/letter.examples.yaml', text: described },
];

let folder: string;
let usual: readonly MadeExample[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'satuloket-pictures-'));
  const { made, problems } = await makeExamples(filesOf(template));
  expect(problems).toEqual([]);
  usual = made;
  await keepPictures(folder, usual);
});
afterEach(() => rm(folder, { recursive: true }));

test('what looks as it is kept passes, at most 40 KB a picture', async () => {
  expect(usual.map(({ name }) => name)).toEqual(['letter.usual', 'letter.accents']);
  expect(await comparePictures(folder, usual)).toEqual([]);
  for (const { name } of usual)
    expect((await readFile(join(folder, 'pictures', `${name}.png`))).length).toBeLessThan(40_000);
});

test('one letter that is another is seen', async () => {
  const { made } = await makeExamples(filesOf(template.replace('Nama', 'Naga')));
  expect(await comparePictures(folder, made)).toEqual([
    expect.stringContaining('letter.usual'),
    expect.stringContaining('letter.accents'),
  ]);
});

test('an example without a picture, and a picture without an example', async () => {
  await writeFile(join(folder, 'pictures', 'letter.former.png'), usual[0]!.png);
  await rm(join(folder, 'pictures', 'letter.usual.png'));
  expect(await comparePictures(folder, usual)).toEqual([
    expect.stringContaining('letter.usual: belum ada'),
    expect.stringContaining('letter.former.png'),
  ]);
});

test.each([
  ['a name with a letter that no font has', examples.replace('Zoë', 'ꦗꦮ'), 'document-letter-missing'],
  ['a value that is missing', examples.replace('name: Dewi', 'nama: Dewi'), 'template-broken'],
  ['a property that there is not', examples.replace('about: biasa', 'aboot: biasa'), 'examples.yaml'],
])('%s is told', async (_, described, told) => {
  const { problems } = await makeExamples(filesOf(template, described));
  expect(problems.join('\n')).toContain(told);
});
