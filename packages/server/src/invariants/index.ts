import { type Breach, type Examination, type InvariantDependencies, invariants } from './breach.ts';
import { examineCases } from './case-records.ts';
import { type AcknowledgedCommand, examineAcknowledged, examineOnce } from './commands.ts';
import { examineLooks } from './looks.ts';
import { examineCapacity, examineField, examineLog, examineMonths } from './region-rows.ts';
import { examineApart } from './regions-apart.ts';
import { examineSignatures } from './signatures.ts';

export type { Breach, InvariantDependencies } from './breach.ts';
export type { AcknowledgedCommand } from './commands.ts';
export { invariants };

const examinations: readonly Examination[] = [
  examineCases,
  examineOnce,
  examineLog,
  examineLooks,
  examineCapacity,
  examineField,
  examineSignatures,
  examineMonths,
  examineApart,
];

/**
 * Reads the database and names everything that must never be. It looks at one batch of rows after the other, so that it
 * takes no more memory over a million cases than over ten; the commands that were acknowledged are the caller's log.
 * What runs meanwhile may be seen half: look when nothing is under way.
 */
export async function* findBreaches(
  dependencies: InvariantDependencies,
  input: { readonly acknowledged?: readonly AcknowledgedCommand[] } = {},
): AsyncGenerator<Breach> {
  for (const region of dependencies.places.regions()) {
    const examined = { ...dependencies, region };
    for (const examine of examinations) yield* examine(examined);
    yield* examineAcknowledged(examined, input.acknowledged ?? []);
  }
}
