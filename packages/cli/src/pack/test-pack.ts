import {
  type Pack,
  type PlayedKind,
  runScenarios,
  sampleDocuments,
  type UnplayedPart,
  unplayedParts,
} from '@satuloket/engine';
import { createRenderer } from '@satuloket/server/fulfilment/renderer';
import { readPackFolder } from '@satuloket/server/packs/folder';
import type { Outcome } from './command.ts';
import { comparePictures, makeExamples } from './pictures.ts';
import { readPack } from './read.ts';

/**
 * Plays the pack's scenarios and makes each of its documents once; what ends otherwise or is not made is a problem. So
 * is what no scenario plays, where all of it should be (`complete`); else it is only told.
 */
export async function testPackFolder(
  folder: string,
  { complete = false }: { readonly complete?: boolean } = {},
): Promise<Outcome> {
  const read = await readPack(folder);
  if ('problems' in read) return { problems: read.problems, lines: [] };
  const results = runScenarios(read.pack);
  const failed = results.filter(({ passed }) => !passed);
  const unplayed = unplayedParts(read.pack, results).map(unplayedLine);
  const documents = await makeDocuments(read.pack);
  const examples = await compareExamples(folder);
  return {
    problems: [
      ...failed.flatMap(({ service, title, failures }) => [
        `✗ ${service}: ${title}`,
        ...failures.map((failure) => `    ${failure}`),
      ]),
      ...(complete ? unplayed : []),
      ...documents.problems,
      ...examples.problems,
    ],
    lines: [
      ...results.filter(({ passed }) => passed).map(({ service, title }) => `✓ ${service}: ${title}`),
      ...documents.lines,
      ...examples.lines,
      ...(complete ? [] : unplayed),
      `${results.length - failed.length} dari ${results.length} skenario berjalan seperti tertulis.`,
    ],
  };
}

/** What is meant by each kind of what no scenario plays, before its name. */
const kinds: Readonly<Record<PlayedKind, string>> = {
  action: 'aksi',
  refusal: 'syarat yang menahan aksi',
  end: 'akhir',
  status: 'kabar register',
  answer: 'jawaban penegasan',
  member: 'permohonan lanjutan',
  reminder: 'pengingat draf',
  suggestion: 'saran langkah berikutnya',
  weekend: 'janji yang melewati akhir pekan',
  holiday: 'janji yang melewati hari libur',
};

function unplayedLine({ service, kind, name }: UnplayedPart): string {
  return `○ ${service}: belum ada skenario untuk ${`${kinds[kind]} ${name}`.trim()}`;
}

/** A template that can't be set would be noticed only when the first citizen waits for the letter. */
async function makeDocuments(pack: Pack): Promise<Outcome> {
  const samples = sampleDocuments(pack);
  const problems: string[] = [];
  const lines: string[] = [];
  if (samples.length === 0) return { problems, lines };
  const renderer = createRenderer();
  // The renderer's child keeps no server from ending; a command has to wait for it by itself.
  const waiting = setInterval(() => {}, 60_000);
  for (const { service, product, template, source, data, madeAt } of samples) {
    const made = await renderer.render({
      template: source,
      pieces: pack.templates,
      data,
      createdAt: madeAt,
      standard: pack.services[service]?.products[product]?.signature === undefined ? 'accessible' : 'archive',
    });
    if (made.ok) lines.push(`✓ ${service}: dokumen "${product}" jadi, ${made.value.pages} halaman`);
    else
      problems.push(`✗ ${service}: ${template} tidak bisa dibuat: ${made.error.code} ${made.error.detail}`);
  }
  await renderer.close();
  clearInterval(waiting);
  return { problems, lines };
}

/** Each template's examples beside the pictures that are kept: a change of look is seen before a citizen sees it. */
async function compareExamples(folder: string): Promise<Outcome> {
  const files = await readPackFolder(folder);
  if (!files.ok) return { problems: [], lines: [] };
  const { made, problems } = await makeExamples(files.value);
  return {
    problems: [...problems, ...(problems.length > 0 ? [] : await comparePictures(folder, made))],
    lines: made.map(({ name, about, pages }) => `✓ ${name}: ${about}, ${pages} halaman`),
  };
}
