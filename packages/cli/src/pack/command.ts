import { diffPackFolders } from './diff.ts';
import { lintPackFolder } from './lint.ts';
import { newPack } from './new.ts';
import { previewPackFolder } from './preview.ts';
import { writeSchema } from './schema.ts';
import { testPackFolder } from './test-pack.ts';

export const summary = {
  id: 'new | lint | test | preview | diff | schema: membuat, memeriksa, menguji dan membandingkan paket layanan',
  en: 'new | lint | test | preview | diff | schema: makes, checks, tests and compares packs of services',
};

const usage = `Pemakaian:
  satuloket pack new <nama> [--service <kode>]      membuat paket kecil yang langsung berjalan
  satuloket pack lint <folder> [--region <folder>]  memeriksa paket, juga terhadap ikatan sebuah daerah
  satuloket pack test <folder> [--complete]         menjalankan skenario paket; yang belum dimainkan jadi kesalahan
  satuloket pack preview <folder> [--pdf <folder>]  membuat contoh tiap templat dan menyimpan gambarnya
  satuloket pack diff <lama> <baru>                 membandingkan dua versi paket
  satuloket pack schema [folder]                    menulis skema dan rujukan (bawaan: docs/reference)`;

/** 0: all well; 1: problems, each on a line; 2: the command was not understood. */
export async function run([action, ...parameters]: readonly string[]): Promise<number> {
  const outcome = await choose(action, parameters);
  if (outcome === undefined) {
    console.error(usage);
    return 2;
  }
  for (const line of outcome.problems) console.error(line);
  for (const line of outcome.lines) console.log(line);
  return outcome.problems.length > 0 ? 1 : 0;
}

/** What a command has to say: problems make it fail, lines do not. */
export type Outcome = { readonly problems: readonly string[]; readonly lines: readonly string[] };

async function choose(
  action: string | undefined,
  parameters: readonly string[],
): Promise<Outcome | undefined> {
  const [first, second, third] = parameters;
  if (
    action === 'lint' &&
    first &&
    (parameters.length === 1 || (parameters.length === 3 && second === '--region' && third))
  ) {
    return lintPackFolder(first, third);
  }
  if (
    action === 'new' &&
    first &&
    !first.startsWith('--') &&
    (parameters.length === 1 || (parameters.length === 3 && second === '--service' && third))
  ) {
    return newPack(first, third);
  }
  if (action === 'test' && first && (parameters.length === 1 || (second === '--complete' && !third)))
    return testPackFolder(first, { complete: second === '--complete' });
  if (
    action === 'preview' &&
    first &&
    (parameters.length === 1 || (parameters.length === 3 && second === '--pdf' && third))
  ) {
    return previewPackFolder(first, third);
  }
  if (action === 'diff' && first && second && parameters.length === 2) return diffPackFolders(first, second);
  if (action === 'schema' && parameters.length <= 1) return writeSchema(first ?? 'docs/reference');
  return undefined;
}
