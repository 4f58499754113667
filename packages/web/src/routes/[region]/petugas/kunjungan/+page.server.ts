import { officerOf } from '#lib/server/officers.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const { searchParams } = event.url;
  const officeId = searchParams.get('kantor');
  const date = searchParams.get('hari');
  const cursor = searchParams.get('dari');
  const day = unwrap(
    event,
    await services(event).capacity.visits(event.locals.caller, {
      ...(officeId && { officeId }),
      ...(date && { date }),
      ...(cursor && { cursor }),
    }),
  );
  return { day };
};
