import { keepForAnonymous } from '#lib/server/page-cache.ts';
import { services } from '#lib/server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  keepForAnonymous(event, 60);
  const regions = services(event)
    .catalogue.regions()
    .map(({ slug, name }) => ({ slug, name: name[event.locals.locale] }));
  return { regions };
};
