import type { Locale } from '@satuloket/engine';
import type { CaseParts } from '@satuloket/server/types';

/**
 * What happened to the same application before it came here, as entries of its story: told by the region's name. What
 * is told of it where it went on stands in its own story already.
 */
export function entriesAbroad(
  abroad: CaseParts['abroad'],
  locale: Locale,
): { at: string; story: string; by: string; undone: boolean }[] {
  return (abroad ?? []).flatMap(({ region, direction, timeline }) =>
    (direction === 'to' ? [] : timeline).map(({ at, story }) => ({
      at,
      story: story[locale],
      by: region[locale],
      undone: false,
    })),
  );
}
