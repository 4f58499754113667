import { keepForGuests } from '#lib/server/catalogue.ts';
import { services } from '#lib/server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  keepForGuests(event);
  return { offices: services(event).catalogue.offices(event.locals.region.id) };
};
