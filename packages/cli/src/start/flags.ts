import { failure, type Result, success } from '@satuloket/engine';
import { system } from './failures.ts';

export type StartFlags = {
  /** Begin again from nothing. */
  readonly fresh: boolean;
  /** Together with fresh: also empty the database of DATABASE_URL. */
  readonly eraseDatabase: boolean;
};

const known = ['--fresh', '--erase-database'];

export function readFlags(parameters: readonly string[]): Result<StartFlags> {
  const unknown = parameters.find((parameter) => !known.includes(parameter));
  if (unknown !== undefined) {
    return failure(
      system(
        'flag-unknown',
        `“${unknown}” tidak dikenal. Yang ada: ${known.join(', ')}.`,
        `Unknown option ${unknown}.`,
      ),
    );
  }
  return success({
    fresh: parameters.includes('--fresh'),
    eraseDatabase: parameters.includes('--erase-database'),
  });
}
