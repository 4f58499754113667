import { keepForGuests } from '#lib/server/catalogue.ts';
import { services } from '#lib/server/services.ts';
import type { PageServerLoad } from './$types';

/** Longer words than this are nobody's search. */
const longestSearch = 200;

export const load: PageServerLoad = (event) => {
  const { region, locale } = event.locals;
  const words = (event.url.searchParams.get('cari') ?? '').trim().slice(0, longestSearch);
  const { catalogue } = services(event);
  const found = catalogue.search(region.id, words, locale);
  keepForGuests(event);
  return { words, found, others: found.length === 0 ? catalogue.search(region.id, '', locale) : [] };
};
