export type ListedPlace = { readonly code: string; readonly name: string; readonly within: string };

const mostShown = 8;

/** Places whose name, or whose name with what it lies in, holds every typed word; those that begin with them first. */
export function matchingPlaces(places: readonly ListedPlace[], typed: string): readonly ListedPlace[] {
  const words = plain(typed).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  return places
    .map((place) => ({ place, rank: rankOf(place, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((one, other) => other.rank - one.rank || one.place.name.length - other.place.name.length)
    .slice(0, mostShown)
    .map(({ place }) => place);
}

function rankOf({ name, within }: ListedPlace, words: readonly string[]): number {
  const own = plain(name);
  const whole = `${own} ${plain(within)}`;
  if (!words.every((word) => whole.includes(word))) return 0;
  if (own === words.join(' ')) return 4;
  if (own.startsWith(words.join(' '))) return 3;
  return words.every((word) => own.includes(word)) ? 2 : 1;
}

function plain(words: string): string {
  return words
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
