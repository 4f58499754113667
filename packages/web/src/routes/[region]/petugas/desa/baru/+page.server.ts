import { findPerson } from '#lib/server/helping.ts';
import { officerOf } from '#lib/server/officers.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

/** Plain forms: what is typed before a script has come would be lost to it. */
export const csr = false;

export const load: PageServerLoad = (event) => {
  officerOf(event);
  const chosen = event.url.searchParams.get('layanan') ?? '';
  const service = chosen && services(event).catalogue.service(event.locals.region.id, chosen);
  return { plain: true, key: crypto.randomUUID(), service: service ? service.title : null };
};

export const actions: Actions = { find: (event) => findPerson(event, 'village') };
