import { sayProblem } from '../start/failures.ts';

export const summary = {
  id: 'memeriksa apakah semua catatan, hitungan, dan kiriman saling cocok',
  en: 'checks whether all records, counts and messages agree with each other',
};

/** Looks at the whole database of this installation; 1 with every breach told. */
export async function run(parameters: readonly string[]): Promise<number> {
  if (parameters.length > 0) {
    console.error(`“${parameters[0]}” tidak dikenal. Pemakaian: satuloket check`);
    return 1;
  }
  const { openServer } = await import('../import/open-server.ts');
  const opened = await openServer();
  if (!opened.ok) {
    sayProblem(opened.error);
    return 1;
  }
  try {
    const { breachesOf, checkAll } = await import('./telling.ts');
    return breachesOf(await checkAll(opened.value.inside)) === 0 ? 0 : 1;
  } finally {
    await opened.value.close();
  }
}
