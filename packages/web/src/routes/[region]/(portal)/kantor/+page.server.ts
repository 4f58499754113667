import { keepForAnonymous } from '#lib/server/page-cache.ts';
import { services } from '#lib/server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  if (event.locals.caller.who.kind === 'guest') keepForAnonymous(event, 60);
  return { offices: services(event).catalogue.offices(event.locals.region.id) };
};
