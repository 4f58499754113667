import { sayProblem } from '../start/failures.ts';

export const summary = {
  id: 'membuat halaman web lebih dahulu, untuk mesin yang foldernya tidak boleh diubah',
  en: 'builds the pages ahead, for machines whose folders may not change',
};

/** `start` finds the pages of the same sources and builds nothing. */
export async function run(parameters: readonly string[]): Promise<number> {
  if (parameters.length > 0) {
    console.error('Pemakaian: satuloket pages');
    return 1;
  }
  const { createSupervisor } = await import('@satuloket/server/platform');
  const { buildWebWhenStale } = await import('../start/web-build.ts');
  const supervisor = createSupervisor({ onFailure: (name, error) => console.error(name, error) });
  const built = await buildWebWhenStale(supervisor, () => console.log('Halaman web dibuat …'));
  await supervisor.stop();
  if (built.ok) return 0;
  sayProblem(built.error);
  return 1;
}
