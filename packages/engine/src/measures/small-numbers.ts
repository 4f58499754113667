/** Groups smaller than this are not published: behind so few cases a person could be recognised. */
export const smallestPublished = 5;

/**
 * Which groups of a published list stay hidden. A single small group could be reckoned from the total and all the
 * others, so the next smallest hides with it; an empty group tells of nobody and hides nothing.
 */
export function hiddenGroups<Group extends { readonly count: number }>(
  groups: readonly Group[],
): ReadonlySet<Group> {
  const small = groups.filter(({ count }) => count > 0 && count < smallestPublished);
  if (small.length !== 1) return new Set(small);
  const [next] = groups
    .filter(({ count }) => count >= smallestPublished)
    .sort((left, right) => left.count - right.count);
  return new Set(next === undefined ? small : [...small, next]);
}
