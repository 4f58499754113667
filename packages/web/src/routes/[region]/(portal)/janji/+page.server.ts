import { keepForAnonymous } from '#lib/server/page-cache.ts';
import { services } from '#lib/server/services.ts';
import type { PageServerLoad } from './$types';

/** It is summed up each minute; nobody needs it younger than that. */
const keptSeconds = 60;

export const load: PageServerLoad = async (event) => {
  const month = event.url.searchParams.get('bulan');
  const record = await services(event).measures.record(event.locals.region.id, { ...(month && { month }) });
  if (event.locals.caller.who.kind === 'guest') keepForAnonymous(event, keptSeconds);
  return { record };
};
