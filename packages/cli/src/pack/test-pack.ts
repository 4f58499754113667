import { runScenarios } from '@satuloket/engine';
import type { Outcome } from './command.ts';
import { readPack } from './read.ts';

/** Plays the pack's scenarios; those that end otherwise than they say are problems. */
export async function testPackFolder(folder: string): Promise<Outcome> {
  const read = await readPack(folder);
  if ('problems' in read) return { problems: read.problems, lines: [] };
  const results = runScenarios(read.pack);
  const failed = results.filter(({ passed }) => !passed);
  return {
    problems: failed.flatMap(({ service, title, failures }) => [
      `✗ ${service}: ${title}`,
      ...failures.map((failure) => `    ${failure}`),
    ]),
    lines: [
      ...results.filter(({ passed }) => passed).map(({ service, title }) => `✓ ${service}: ${title}`),
      `${results.length - failed.length} dari ${results.length} skenario berjalan seperti tertulis.`,
    ],
  };
}
