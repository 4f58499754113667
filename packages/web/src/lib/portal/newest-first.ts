/** The story of a case as it is read: what happened last stands first. Of two at the same moment the later one wins. */
export function newestFirst<Entry extends { readonly at: string }>(
  entries: readonly Entry[],
): readonly Entry[] {
  return entries
    .map((entry, told) => ({ entry, told }))
    .sort((one, other) => Date.parse(other.entry.at) - Date.parse(one.entry.at) || other.told - one.told)
    .map(({ entry }) => entry);
}
