import { officerOf } from '#lib/server/officers.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  officerOf(event);
  return { register: unwrap(event, services(event).privacy.register(event.locals.caller)) };
};
