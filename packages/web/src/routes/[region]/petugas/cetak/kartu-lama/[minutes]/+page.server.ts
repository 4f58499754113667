import { officerOf } from '#lib/server/officers.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const { printing } = services(event);
  return { minutes: unwrap(event, await printing.minutes(event.locals.caller, event.params.minutes)) };
};
