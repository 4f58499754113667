import type { Locale } from '@satuloket/engine';
import type { CaseParts } from '@satuloket/server/types';

/** What happened to the same application in other regions, as entries of its story: told by the region's name. */
export function entriesAbroad(
  abroad: CaseParts['abroad'],
  locale: Locale,
): { at: string; story: string; by: string; undone: boolean }[] {
  return (abroad ?? []).flatMap(({ region, timeline }) =>
    timeline.map(({ at, story }) => ({ at, story: story[locale], by: region[locale], undone: false })),
  );
}
