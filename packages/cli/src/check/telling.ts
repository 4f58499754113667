import {
  type AcknowledgedCommand,
  type Breach,
  findBreaches,
  type InvariantDependencies,
  invariants,
} from '@satuloket/server';

/** As many of one kind are written out; whoever mends them looks again. */
const mostWritten = 20;

/** Tells each breach in a line, and what was looked at; gives how many there were. */
export async function checkAll(
  inside: InvariantDependencies,
  input: {
    readonly acknowledged?: readonly AcknowledgedCommand[];
    readonly say?: (line: string) => void;
  } = {},
): Promise<number> {
  const say = input.say ?? ((line: string) => console.log(line));
  const counted = new Map<Breach['invariant'], number>();
  for await (const breach of findBreaches(inside, input)) {
    const times = (counted.get(breach.invariant) ?? 0) + 1;
    counted.set(breach.invariant, times);
    if (times <= mostWritten)
      say(`  ✗ ${breach.invariant}, ${breach.regionId}, ${breach.key}: ${breach.says.id}`);
    else if (times === mostWritten + 1) say(`  ✗ ${breach.invariant}: masih ada yang lain`);
  }
  const total = [...counted.values()].reduce((sum, times) => sum + times, 0);
  const kept = invariants.length - counted.size;
  say(
    total === 0
      ? `Semua cocok: ${invariants.length} hal diperiksa.`
      : `${total} pelanggaran; ${kept} dari ${invariants.length} hal cocok.`,
  );
  return total;
}
