import type { Problem } from '@satuloket/engine';
import { describeSystemError, sayProblem } from './failures.ts';

export const summary = {
  id: 'menjalankan Satuloket; --fresh memulai lagi dari kosong',
  en: 'runs Satuloket; --fresh begins again from nothing',
};

/** Everything else is loaded after the handlers are in place, so that no start ends in a stack trace it can explain. */
export async function run(parameters: readonly string[]): Promise<number> {
  const fail = (error: unknown): never => {
    sayUnexpected(error);
    process.exit(1);
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  try {
    const { start } = await import('./start.ts');
    const outcome = await start(parameters);
    if (!outcome.ok) {
      sayProblem(outcome.error);
      // Everything was stopped; what a library still holds open must not keep the person waiting.
      process.exit(1);
    }
    process.off('uncaughtException', fail);
    process.off('unhandledRejection', fail);
    const code = await outcome.value.ended((error) => sayUnexpected(error));
    // Connections of libraries may still be closing; nothing of ours is left to wait for.
    process.exit(code);
  } catch (error) {
    sayUnexpected(error);
    process.exit(1);
  }
}

/** What the machine did wrong is one line; a fault of ours shows where it happened, so that it can be reported. */
function sayUnexpected(error: unknown): void {
  const problem: Problem | undefined = describeSystemError(error);
  if (problem === undefined) console.error('Satuloket berhenti karena kesalahan di dalamnya:', error);
  else sayProblem(problem);
}
