import { sayProblem } from '../start/failures.ts';

export const summary = {
  id: 'memainkan satu hari di Kota Bekasi, lalu memeriksa semuanya',
  en: 'plays a day of Kota Bekasi and checks everything after it',
};

/** 0 when the day went through and every invariant held. */
export async function run(parameters: readonly string[]): Promise<number> {
  const { readDayOptions } = await import('./options.ts');
  const options = readDayOptions(parameters);
  if (!options.ok) {
    sayProblem(options.error);
    return 1;
  }
  const { runDay } = await import('./run-day.ts');
  process.exit(await runDay(options.value));
}
