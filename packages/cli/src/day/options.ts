import { failure, type Result, success } from '@satuloket/engine';
import { system } from '../start/failures.ts';

export type DayOptions = {
  readonly seed: number;
  /** About how many applications. */
  readonly people: number;
  /** How many times faster than a real day; undefined: as fast as the machine can. */
  readonly speed: number | undefined;
  /** `2026-11-17`. */
  readonly date: string;
  /** Whether the product goes on afterwards, to look at. */
  readonly keep: boolean;
  /** The summary as JSON on the standard output; all other words go to the other one. */
  readonly json: boolean;
};

const usage =
  'Pemakaian: npm run demo:day -- [--people 300] [--seed 1] [--speed max|60] [--date 2026-11-17] [--keep] [--json]';

/** A Tuesday with all offices open; another may be asked for, and the same always plays the same. */
const usualDay: DayOptions = {
  seed: 1,
  people: 300,
  speed: undefined,
  date: '2026-11-17',
  keep: false,
  json: false,
};

export function readDayOptions(parameters: readonly string[]): Result<DayOptions> {
  const options = { ...usualDay };
  const words = parameters.flatMap((parameter) => parameter.split('='));
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word === '--keep' || word === '--json') {
      options[word === '--keep' ? 'keep' : 'json'] = true;
      continue;
    }
    index += 1;
    const given = words[index] ?? '';
    const number = Number(given);
    const isWhole = /^\d+$/.test(given);
    if (word === '--seed' && isWhole) options.seed = number;
    else if (word === '--people' && isWhole && number >= 1 && number <= 5000) options.people = number;
    else if (word === '--speed' && given === 'max') options.speed = undefined;
    else if (word === '--speed' && number >= 1 && number <= 100_000) options.speed = number;
    else if (word === '--date' && isDate(given)) options.date = given;
    else
      return failure(
        system('day-flag', `“${`${word} ${given}`.trim()}” tidak dapat dibaca. ${usage}`, usage),
      );
  }
  return success(options);
}

function isDate(given: string): boolean {
  const at = new Date(`${given}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(given)
  );
}
