import { diffPacks } from '@satuloket/engine';
import type { Outcome } from './command.ts';
import { readPack } from './read.ts';

/** What changed from one folder's version of a pack to the other's, in words. */
export async function diffPackFolders(before: string, after: string): Promise<Outcome> {
  const [old, now] = [await readPack(before), await readPack(after)];
  if ('problems' in old) return { problems: old.problems, lines: [] };
  if ('problems' in now) return { problems: now.problems, lines: [] };
  const changes = diffPacks(old.pack, now.pack);
  if (changes.length === 0) return { problems: [], lines: ['Tidak ada yang berubah.'] };
  const signs = { added: '+', removed: '-', changed: '~' };
  const touching = changes.filter(({ touches }) => touches === 'running-cases');
  return {
    problems: [],
    lines: [
      ...changes.map(
        ({ kind, service, words }) => `${signs[kind]} ${service ? `${service}: ` : ''}${words.id}`,
      ),
      '',
      touching.length > 0
        ? `Menyentuh berkas yang sedang berjalan: ${touching.map(({ words }) => words.id).join(' ')}`
        : 'Berkas yang sedang berjalan tetap pada versi saat diajukan; tidak ada perubahan ini yang menyentuhnya.',
    ],
  };
}
