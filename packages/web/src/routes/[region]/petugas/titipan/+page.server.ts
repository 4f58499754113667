import { officerOf } from '#lib/server/officers.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const cursor = event.url.searchParams.get('dari');
  const page = unwrap(
    event,
    await services(event).delivery.parcels(event.locals.caller, {
      standing: 'village',
      ...(cursor && { cursor }),
    }),
  );
  return { page, key: crypto.randomUUID(), given: event.url.searchParams.has('diserahkan') };
};
