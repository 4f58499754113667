/** The names that may stand in an expression, with their types: what an expression is checked against at load. */
export type ValueType =
  | 'string'
  | 'int'
  | 'double'
  | 'bool'
  | { readonly list: ValueType }
  | { readonly record: Names };

export type NameSpec = {
  readonly type: ValueType;
  /** It may be absent even when the form is complete: it must be guarded with `has(...)`. */
  readonly optional?: boolean;
  /** Present whenever this other path is: `labels.kind` is there when `form.kind` is. */
  readonly presentWith?: string;
};

export type Names = { readonly [name: string]: NameSpec };

export function listOf(type: ValueType): ValueType {
  return { list: type };
}

export function recordOf(names: Names): ValueType {
  return { record: names };
}

/** The name among `known` that a person most likely meant, for messages about a name that is not there. */
export function nearestName(wanted: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(wanted.length / 2)) + 1;
  for (const candidate of known) {
    const distance = editDistance(wanted.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Levenshtein's distance, on two rows. */
function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const substitution = previous[column - 1]! + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(substitution, previous[column]! + 1, current[column - 1]! + 1));
    }
    previous = current;
  }
  return previous[right.length]!;
}
