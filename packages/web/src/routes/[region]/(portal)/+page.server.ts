import { keepForAnonymous } from '#lib/server/page-cache.ts';
import { services } from '#lib/server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  const { region, locale, caller } = event.locals;
  if (caller.who.kind === 'guest') keepForAnonymous(event, 60);
  return { services: services(event).catalogue.search(region.id, '', locale) };
};
